"""The words below the number: short enough for the room, and right for the moment."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Pause, Rate, Resume
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import PrescribedSide
from hiptimer.model.session import Choice
from hiptimer.tui.screens.timer.texts import guidance, interruption
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for
from tests.support.sessions import AtHand, runner_at_hand

CUES = ("heel leads", "hips level", "leg long")
HOVER = replace(HOLD, side=EACH, guide=replace(GUIDE, cues=CUES))


def said(drive: Drive, *, quiet: bool = False) -> tuple[str, ...]:
    return guidance(drive.engine, (), quiet=quiet)


def test_the_first_preparation_says_how_it_is_done_and_shorter_what_to_mind() -> None:
    drive = Drive(plan_for(HOVER)).start()
    assert said(drive) == (
        HOVER.how_to,
        "heel leads · hips level · leg long",
        "heel leads · hips level",
        "heel leads",
    )


def test_on_the_other_side_the_exercise_is_known() -> None:
    drive = Drive(plan_for(HOVER)).start().reach(Phase.REST).reach(Phase.PREPARE)
    assert said(drive)[0] == "heel leads · hips level · leg long"


def test_the_load_and_the_notes_of_the_protocol_come_first() -> None:
    own = replace(
        HOVER, load="red band", notes="stop before the foot turns up", side=PrescribedSide.LEFT
    )
    drive = Drive(plan_for(own)).start()
    before = "With: red band. stop before the foot turns up. "
    assert all(text.startswith(before) for text in said(drive))


@pytest.mark.parametrize("notes", ["slowly", "slowly.", "slowly.\n"])
def test_notes_end_before_what_to_mind_begins(notes: str) -> None:
    drive = Drive(plan_for(replace(HOVER, notes=notes))).start()
    assert said(drive)[-1] == "slowly. heel leads"


def test_an_exercise_of_ones_own_without_words_needs_none() -> None:
    assert said(Drive(plan_for(HOLD)).start()) == ("",)


def test_each_hold_says_to_breathe_and_one_thing_to_mind() -> None:
    drive = Drive(plan_for(replace(HOVER, sets=4, sets_max=5))).start()
    lines: list[str] = []
    for number in range(1, 5):
        drive.reach(Phase.HOLD, number=number)
        lines += said(drive)
        drive.reach(Phase.REST)
    assert lines == [f"keep breathing · {cue}" for cue in (*CUES, CUES[0])]


def test_repetitions_without_a_pace_say_which_key_ends_them() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    assert said(drive) == ("press enter when they are done",)


def test_the_easier_version_is_said_in_every_hold_after_it_was_chosen() -> None:
    drive = Drive(plan_for(HOVER)).start().reach(Phase.REST)
    drive.send(Rate(5))
    drive.send(Decide(Choice.EASIER))
    drive.reach(Phase.HOLD)
    assert said(drive) == ("easier version: knee bent",)


def test_the_easier_version_is_said_while_preparing_if_it_was_chosen() -> None:
    plan = plan_for(replace(HOVER, alternate_sides=True))
    drive = Drive(plan).start().reach(Phase.REST)
    drive.send(Rate(5))
    drive.send(Decide(Choice.EASIER))
    drive.reach(Phase.HOLD).reach(Phase.REST).reach(Phase.PREPARE)
    assert said(drive) == ("Easier version: knee bent.",)


def test_a_wait_says_what_to_press() -> None:
    key = Drive(plan_for(HOVER, advance=AdvanceRule.EXERCISE)).start().reach(Phase.WAITING)
    rating = Drive(plan_for(HOVER, rating=RatingRule.WAIT)).start().reach(Phase.WAITING)
    last = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert said(key)[0] == "Press enter or the clicker when you are ready."
    assert said(rating) == ("Press a number, or enter to go on without.",)
    assert said(last) == ("Press a number, or enter to finish without.",)


def test_a_wait_or_a_pause_of_three_minutes_says_that_it_is_one() -> None:
    waiting = Drive(plan_for(HOVER, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    paused = Drive(plan_for(HOLD)).start()
    paused.send(Pause())
    for drive in (waiting, paused):
        assert said(drive, quiet=True) == ("Paused. Space when you are ready.",)


def test_a_pause_in_a_hold_says_what_can_be_done_with_it() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause())
    assert said(drive)[0].startswith("Space goes on after a count of three.")


def test_a_pause_elsewhere_says_how_to_go_on() -> None:
    drive = Drive(plan_for(HOLD)).start()
    drive.send(Pause())
    assert said(drive) == ("Space when you are ready.",)


def test_a_rest_leaves_the_room_to_the_question() -> None:
    assert said(Drive(plan_for(HOLD)).start().reach(Phase.REST)) == ()


@pytest.fixture
def at_hand(tmp_path: Path) -> AtHand:
    at_hand = runner_at_hand(tmp_path)
    at_hand.runner.start()
    return at_hand


def interrupted(at_hand: AtHand) -> str:
    runner = at_hand.runner
    lines = interruption(runner.engine, runner.session)
    assert guidance(runner.engine, lines, quiet=True) == lines
    return lines[0]


def sleep(at_hand: AtHand) -> None:
    at_hand.clock.advance(600)
    at_hand.runner.pulse()


def test_a_gap_in_a_hold_says_when_and_what_was_held(at_hand: AtHand) -> None:
    at_hand.live(22.5)
    sleep(at_hand)
    assert interrupted(at_hand) == (
        "The computer slept at 07:18, or this program stood still. "
        "That set counts as interrupted: 12 s. Space: the rest comes now. r: the set again."
    )


def test_a_gap_in_a_preparation_says_only_that_there_was_one(at_hand: AtHand) -> None:
    at_hand.live(3)
    sleep(at_hand)
    assert interrupted(at_hand).endswith("stood still. Space when you are ready.")


def test_a_second_gap_does_not_report_the_same_hold_again(at_hand: AtHand) -> None:
    at_hand.live(22.5)
    sleep(at_hand)
    at_hand.runner.send(Resume())
    at_hand.live(3)
    sleep(at_hand)
    assert "interrupted" not in interrupted(at_hand)


def test_a_pause_of_the_person_is_no_interruption(at_hand: AtHand) -> None:
    at_hand.live(3)
    sleep(at_hand)
    runner = at_hand.runner
    runner.send(Resume())
    runner.send(Pause())
    assert interruption(runner.engine, runner.session) == ()


def test_a_running_session_is_not_interrupted(at_hand: AtHand) -> None:
    assert interruption(at_hand.runner.engine, at_hand.runner.session) == ()
    assert interruption(at_hand.runner.engine, None) == ()
