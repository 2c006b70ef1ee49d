"""A wait asks again after 15, 30 and 60 s, and then leaves in peace."""

from dataclasses import replace

from hiptimer.cues.reminders import Reminders
from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.model.choices import AdvanceRule, RatingRule
from tests.engine.drive import Drive
from tests.plans import EACH, HOLD, plan_for


def asked(drive: Drive, reminders: Reminders, seconds: int) -> list[tuple[float, str]]:
    """Wait, looking twice a second; list what is said, and how long after the beginning."""
    began, said = drive.at, []
    for half in range(1, 2 * seconds + 1):
        cue = reminders.due(began + half / 2)
        if cue:
            said.append((half / 2, *cue.say))
    return said  # type: ignore[return-value]


def waiting(
    rating: RatingRule = RatingRule.CARRY_ON, *, rate: bool = False
) -> tuple[Drive, Reminders]:
    plan = plan_for(replace(HOLD, side=EACH, sets=1), advance=AdvanceRule.EXERCISE, rating=rating)
    drive = Drive(plan).start()
    drive.reach(Phase.REST)
    if rate:
        drive.send(Rate(1))
    drive.reach(Phase.WAITING)
    reminders = Reminders(drive.engine)
    reminders.hear(drive.told[-1])
    return drive, reminders


def test_a_wait_for_a_key_says_press_on_three_times() -> None:
    said = asked(*waiting(rate=True), 300)
    press_on = "Press on when you are ready."
    assert said == [(15, press_on), (30, press_on), (60, press_on)]


def test_a_wait_for_a_number_asks_the_question_again() -> None:
    said = asked(*waiting(RatingRule.WAIT), 20)
    assert said == [(15, "Hip pain in that hold, at its worst: nought to ten?")]


def test_an_answer_begins_the_waiting_anew() -> None:
    drive, reminders = waiting()
    asked(drive, reminders, 20)
    drive.at += 20
    drive.send(Rate(1))
    reminders.hear(drive.told[-1])
    assert [at for at, _ in asked(drive, reminders, 20)] == [15]


def test_nothing_is_asked_again_in_any_other_phase() -> None:
    drive = Drive(plan_for(HOLD)).start()
    reminders = Reminders(drive.engine)
    for phase in (Phase.HOLD, Phase.REST):
        drive.reach(phase)
        reminders.hear(drive.told[-1])
        assert reminders.due(drive.at + 100) is None


def test_an_open_decision_asks_for_the_choice() -> None:
    drive, reminders = waiting()
    drive.send(Rate(5))
    reminders.hear(drive.told[-1])
    assert [said for _, said in asked(drive, reminders, 20)] == ["Choose how to go on."]
