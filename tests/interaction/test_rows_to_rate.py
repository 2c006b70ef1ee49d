"""Which sets a wait asks about, and which of them a number is for."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Rate
from hiptimer.interaction.numbers import next_to_rate, row_asked, rows_to_rate
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice
from tests.engine.drive import Drive
from tests.plans import EACH, HOLD, plan_for


def waiting(sets: int = 3) -> Drive:
    """Wait between the sides, with nothing rated."""
    plan = plan_for(replace(HOLD, side=EACH, sets=sets), advance=AdvanceRule.EXERCISE)
    return Drive(plan).start().reach(Phase.WAITING)


def test_a_wait_asks_about_the_exercise_on_the_side_that_was_just_done() -> None:
    drive = waiting()
    assert rows_to_rate(drive.engine) == (1, 2, 3)
    drive.send(Rate(1, row=2))
    assert rows_to_rate(drive.engine) == (1, 3)


def test_the_last_wait_asks_about_everything() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH))).start().reach(Phase.WAITING)
    assert rows_to_rate(drive.engine) == (1, 2, 3, 4)


def test_before_the_first_set_nothing_is_asked() -> None:
    engine = Drive(plan_for(HOLD)).start().engine
    assert (rows_to_rate(engine), next_to_rate(engine, 0), row_asked(engine)) == ((), None, None)


def test_the_set_that_has_just_ended_comes_first_and_then_the_others_from_the_first_on() -> None:
    drive, asked = waiting(), []
    at = None
    for pain in (1, 2, 3):
        at = row_asked(drive.engine, at)
        asked.append(at)
        drive.send(Rate(pain, row=at))
    assert asked == [3, 1, 2]


def test_when_all_are_given_a_number_corrects_the_last_one_given() -> None:
    drive = waiting()
    for row in (3, 1, 2):
        drive.send(Rate(1, row=row))
    assert row_asked(drive.engine, 2) == 2


def test_while_a_decision_is_open_a_number_is_for_the_set_that_it_is_about() -> None:
    drive = waiting()
    drive.send(Rate(8, row=2))
    assert row_asked(drive.engine, 1) == 2
    drive.send(Decide(Choice.CARRY_ON))
    assert row_asked(drive.engine, 2) == 3


def test_in_a_rest_a_number_is_for_the_last_set() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    assert row_asked(drive.engine) is None
