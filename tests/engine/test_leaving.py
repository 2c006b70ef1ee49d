"""SkipSide and SkipExercise: the rest of an exercise, on one side or all, is written as skipped."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Command,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.protocol import Side
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, short, transcript
from tests.support.plans import EACH, HOLD, REPS, plan_for

EACH_SIDE = replace(HOLD, side=EACH)


def recorded(drive: Drive) -> list[str]:
    return [f"{short(row.step)} {row.outcome}" for row in drive.engine.ledger.rows]


def test_leaving_a_side_in_a_hold_skips_it_with_what_was_done_and_turns_over() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.HOLD)
    assert drive.send(SkipSide(), after=4) == page("""
        14 row 1 is 1L1 skipped, 4 of 20 s
        14 adjusted after 1: skip-side (person)
        14 row 2 is 1L2 skipped, 0 of 20 s
        14 prepare 5 1R1
    """)


def test_leaving_an_exercise_in_a_hold_goes_on_with_the_next_one() -> None:
    drive = Drive(plan_for(EACH_SIDE, REPS)).start().reach(Phase.HOLD)
    drive.send(SkipExercise(), after=4)
    assert recorded(drive) == ["1L1 skipped", "1L2 skipped", "1R1 skipped", "1R2 skipped"]
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.PREPARE, 10)


def test_leaving_the_only_exercise_ends_the_session() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.HOLD)
    assert drive.send(SkipExercise(), after=4).endswith("finished\n14 completed")


def test_a_side_that_is_left_while_preparing_is_passed_over_whole() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start()
    assert drive.send(SkipSide(), after=2) == page("""
        2 row 1 is 1L1 skipped, 0 of 20 s
        2 adjusted after 1: skip-side (person)
        2 row 2 is 1L2 skipped, 0 of 20 s
        2 prepare 5 1R1
    """)
    assert not drive.engine.accepts(Rate(1))


def test_leaving_in_a_rest_is_about_the_exercise_just_done_and_the_rest_runs_on() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.REST)
    assert drive.send(SkipSide(), after=4) == "34 adjusted after 1: skip-side (person)"
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 16)
    assert drive.wait(16) == page("""
        47 3
        48 2
        49 1
        50 row 2 is 1L2 skipped, 0 of 20 s
        50 row 1 rested 20
        50 prepare 5 1R1
    """)


def test_leaving_all_there_is_in_a_rest_ends_the_rest() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(SkipExercise())
    assert drive.engine.at_last_wait


def test_what_is_already_done_can_not_be_left_in_its_rest() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS)).start().reach(Phase.REST)
    assert not drive.engine.accepts(SkipSide())
    assert not drive.engine.accepts(SkipExercise())


def test_the_other_side_can_be_left_in_the_rest_after_one_by_leaving_the_exercise() -> None:
    drive = Drive(plan_for(replace(EACH_SIDE, sets=1), REPS)).start().reach(Phase.REST)
    assert not drive.engine.accepts(SkipSide())
    drive.send(SkipExercise())
    drive.reach(Phase.PREPARE)
    assert recorded(drive) == ["1L1 done", "1R1 skipped"]


def test_leaving_at_a_change_is_about_what_comes_next() -> None:
    plan = plan_for(replace(HOLD, sets=1), EACH_SIDE, REPS, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipSide())
    assert drive.engine.ledger.left_out == {(2, Side.LEFT)}
    drive.send(SkipExercise())
    assert recorded(drive)[1:] == ["2L1 skipped", "2L2 skipped", "2R1 skipped", "2R2 skipped"]
    assert drive.phase is Phase.WAITING


@pytest.mark.parametrize("command", [SkipSide(), SkipExercise()])
def test_there_is_nothing_to_leave_at_the_last_wait(command: Command) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert not drive.engine.accepts(command)


def test_leaving_in_a_pause_over_a_hold_goes_on_at_once() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=4)
    assert drive.send(SkipSide(), after=60).splitlines()[:2] == [
        "74 resumed after 60",
        "74 row 1 is 1L1 skipped, 4 of 20 s, paused 60",
    ]
    assert drive.phase is Phase.PREPARE


def test_leaving_in_a_pause_over_a_rest_stays_in_the_pause() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.REST)
    drive.send(Pause(), after=4)
    assert drive.send(SkipSide()) == "34 adjusted after 1: skip-side (person)"
    assert drive.send(Resume()) == "34 resumed after 0\n34 rest 16 1L1 resumed"


def test_leaving_in_the_count_in_to_a_repeated_set_takes_the_repeat_back() -> None:
    drive = Drive(plan_for(EACH_SIDE)).start().reach(Phase.REST)
    drive.send(RepeatSet())
    drive.send(SkipSide())
    assert recorded(drive) == ["1L1 done", "1L2 skipped"]
    assert drive.phase is Phase.PREPARE


def test_leaving_one_of_alternating_sides_goes_on_with_the_other_in_place() -> None:
    plan = plan_for(replace(EACH_SIDE, alternate_sides=True))
    drive = Drive(plan).start().reach(Phase.REST).reach(Phase.HOLD)
    drive.reach(Phase.REST).reach(Phase.PREPARE)
    drive.send(SkipSide())
    assert recorded(drive) == ["1L1 done", "1R1 done", "1L2 skipped"]
    assert short(plan.sets[3]) == "1R2"
    assert "prepare 5 1R2" in transcript(drive.events)


def test_the_same_exercise_further_on_is_another_one() -> None:
    drive = Drive(plan_for(HOLD, REPS, HOLD)).start().reach(Phase.HOLD)
    drive.send(SkipExercise())
    drive.send(SkipPhase())
    assert drive.engine.ledger.left_out == {(1, side) for side in Side}
    assert drive.engine.upcoming == drive.engine.plan.sets[3]
