"""The number: rounded up, so that the whole comes first and 1 comes last."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Pause, Rate
from hiptimer.model.session import Choice
from hiptimer.tui.screens.timer.view import Count, clock_text, count
from tests.support.engine_driver import Drive
from tests.support.plans import HOLD, REPS, plan_for

PACED = replace(REPS, reps=10, seconds_per_rep=0.7)


def counted(drive: Drive, whole: int = 0) -> Count:
    seen = count(drive.engine, drive.at, whole)
    assert seen is not None
    return seen


def shown_in(drive: Drive, step: float = 0.125) -> list[str]:
    """List the numbers that are shown while this phase lasts, each once."""
    phase, shown = drive.phase, []
    while drive.phase is phase:
        shown.append(counted(drive).text)
        drive.wait(step)
    return list(dict.fromkeys(shown))


def test_a_hold_counts_from_its_length_down_to_one() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    assert shown_in(drive) == [str(number) for number in range(20, 0, -1)]


def test_paced_repetitions_count_down_and_not_their_seconds() -> None:
    drive = Drive(plan_for(PACED)).start().reach(Phase.REPS)
    assert shown_in(drive) == [str(number) for number in range(10, 0, -1)]


def test_repetitions_without_a_pace_stand_still() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    drive.wait(30)
    assert counted(drive) == Count(text="12", left=12, whole=0)
    assert counted(drive).changes_in is None


def test_a_shorter_hold_counts_from_its_new_length() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(5))
    drive.send(Decide(Choice.SHORTER))
    drive.reach(Phase.HOLD)
    assert counted(drive) == Count(text="10", left=10, whole=10)


def test_the_number_changes_when_a_second_is_over() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.wait(2.25)
    assert counted(drive) == Count(text="18", left=18, whole=20)
    assert counted(drive).changes_in == 0.75


def test_the_number_of_paced_repetitions_changes_with_each_of_them() -> None:
    drive = Drive(plan_for(replace(PACED, seconds_per_rep=4.0))).start().reach(Phase.REPS)
    drive.wait(5)
    assert counted(drive) == Count(text="9", left=9, whole=10)
    assert counted(drive).changes_in == 3.0


def test_in_a_pause_the_number_stands_still() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.wait(5)
    drive.send(Pause())
    drive.wait(60)
    assert counted(drive) == Count(text="15", left=15, whole=20)
    assert counted(drive).changes_in is None


def test_a_rest_that_was_lengthened_is_whole_again() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    assert counted(drive, whole=15).whole == 20, "never less than what is left"


@pytest.mark.parametrize("phase", [Phase.READY, Phase.FINISHED])
def test_nothing_is_counted_before_and_after_a_session(phase: Phase) -> None:
    drive = Drive(plan_for(HOLD))
    if phase is Phase.FINISHED:
        drive.start().reach(Phase.WAITING).finish()
    assert count(drive.engine, drive.at, 0) is None


@pytest.mark.parametrize(
    ("seconds", "text"), [(1, "1"), (99, "99"), (100, "1:40"), (125, "2:05"), (600, "10:00")]
)
def test_from_a_hundred_seconds_on_minutes_are_shown(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text
