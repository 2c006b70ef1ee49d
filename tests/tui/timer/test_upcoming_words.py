"""What comes next, in words."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Finish, Pause, RepeatSet, SkipSide
from hiptimer.model.protocol import Placement, Side
from hiptimer.tui.screens.timer.texts import upcoming
from tests.support.engine_driver import Drive
from tests.support.plans import BRISK, EACH, GUIDE, HOLD, REPS, plan_for

PLACEMENTS = {
    Side.LEFT: Placement("Left leg on top", "lie on your right side"),
    Side.RIGHT: Placement("Right leg on top", "lie on your left side"),
}
HOVER = replace(HOLD, side=EACH, guide=replace(GUIDE, placements=PLACEMENTS, change="Turn over"))
BRIDGE = replace(
    HOLD,
    name="Bridge",
    guide=replace(GUIDE, placements={Side.BILATERAL: Placement("Both legs", "lie on your back")}),
)
PLAN = plan_for(HOVER, BRIDGE, REPS)


def words_of(drive: Drive) -> list[str]:
    """Walk through the session, and write down what is said in each phase."""
    said = []
    while drive.phase is not Phase.FINISHED:
        said.append(f"{drive.phase}: {upcoming(drive.engine)}")
        due = drive.engine.deadline
        if due is None:
            drive.send(Finish())
        else:
            drive.wait(due - drive.at)
    return said


def test_every_phase_says_what_follows_it() -> None:
    assert words_of(Drive(PLAN).start()) == [
        "prepare: hold for 20 s",
        "hold: rest, then set 2",
        "rest: set 2 of 2",
        "hold: rest, then turn over",
        "rest: turn over: right leg on top",
        "prepare: hold for 20 s",
        "hold: rest, then set 2",
        "rest: set 2 of 2",
        "hold: rest, then Bridge",
        "rest: Bridge, lie on your back",
        "prepare: hold for 20 s",
        "hold: rest, then set 2",
        "rest: set 2 of 2",
        "hold: rest, then Clam",
        "rest: Clam, both legs",
        "prepare: 12 repetitions",
        "reps: rest, then set 2",
    ]


def test_after_the_last_set_comes_the_end() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1))).start().reach(Phase.HOLD)
    assert upcoming(drive.engine) == "the end"


def test_if_there_is_no_rest_none_is_announced() -> None:
    drive = Drive(plan_for(BRISK)).start().reach(Phase.HOLD)
    assert upcoming(drive.engine) == "set 2"


def test_a_pause_says_what_follows_the_phase_below_it() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause())
    assert upcoming(drive.engine) == "rest, then set 2"


def test_a_repeated_set_is_followed_by_the_one_that_was_to_come() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(RepeatSet())
    assert upcoming(drive.engine) == "hold for 20 s"
    drive.reach(Phase.HOLD)
    assert upcoming(drive.engine) == "rest, then set 2"


def test_after_a_side_that_was_left_the_other_one_comes() -> None:
    drive = Drive(plan_for(HOVER)).start().reach(Phase.REST)
    drive.send(SkipSide())
    assert upcoming(drive.engine) == "turn over: right leg on top"


def test_an_exercise_of_ones_own_changes_sides() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH, sets=1))).start().reach(Phase.REST)
    assert upcoming(drive.engine) == "change sides: right side"


@pytest.mark.parametrize("finished", [False, True])
def test_before_the_start_the_first_set_comes_and_after_the_end_nothing(*, finished: bool) -> None:
    drive = Drive(plan_for(HOLD))
    if finished:
        drive.start().send(Finish())
    assert upcoming(drive.engine) == ("" if finished else "hold for 20 s")


def test_at_the_last_wait_nothing_comes() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert drive.engine.at_last_wait
    assert upcoming(drive.engine) == ""
