"""RepeatSet and Extend: the same set once more, and more time before one."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Decide,
    Done,
    Extend,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipPhase,
    SkipSide,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for


def test_repeating_in_a_hold_cuts_it_short_and_begins_it_again_after_a_count_in() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    assert drive.send(RepeatSet(), after=4) == page("""
        14 row 1 is 1B1 cut-short, 4 of 20 s
        14 row 1 can be rated
        14 adjusted after 1: repeat (person)
        14 count-in 3 1B1
        14 3
    """)
    drive.reach(Phase.REST)
    assert transcript(drive.events[-3:]) == page("""
        37 row 2 is 1B1 done, 20 of 20 s, again
        37 row 2 can be rated
        37 rest 20 1B1
    """)


def test_repeating_in_the_rest_gives_up_the_rest_and_gets_a_whole_one_of_its_own() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    assert drive.send(RepeatSet(), after=4) == page("""
        34 adjusted after 1: repeat (person)
        34 row 1 rested 4
        34 count-in 3 1B1
        34 3
    """)
    drive.reach(Phase.REST)
    assert drive.engine.remaining(drive.at) == 20
    drive.reach(Phase.HOLD)
    assert drive.engine.position == drive.engine.plan.sets[1]


def test_each_go_at_a_set_has_its_own_rating() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(2))
    drive.send(RepeatSet())
    drive.send(Rate(1))
    drive.reach(Phase.REST)
    drive.send(Rate(3))
    assert [row.pain for row in drive.engine.ledger.rows] == [1, 3]


def test_repetitions_can_be_repeated_while_they_run() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    drive.send(RepeatSet(), after=9)
    drive.reach(Phase.REPS)
    assert "row 2 is 1B1 done, 12 of 12 in 5 s, again" in drive.send(Done(), after=5)


def test_while_preparing_for_the_next_exercise_the_last_set_can_be_repeated() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS)).start().reach(Phase.REST)
    drive.reach(Phase.PREPARE)
    drive.send(RepeatSet())
    drive.reach(Phase.REST).reach(Phase.PREPARE)
    assert [row.repeat for row in drive.engine.ledger.rows] == [False, True]
    assert drive.engine.remaining(drive.at) == 10


def test_the_last_set_of_all_can_be_repeated_at_the_last_wait() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    drive.send(RepeatSet())
    drive.reach(Phase.WAITING)
    assert "row 3 is 1B2 done, 20 of 20 s, again" in transcript(drive.events)
    assert drive.engine.at_last_wait


def test_a_repeat_after_the_last_set_asks_for_a_decision_too() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1, guide=GUIDE))).start().reach(Phase.HOLD)
    drive.send(RepeatSet(), after=9)
    drive.send(Rate(6))
    decision = drive.engine.owed.decision
    assert decision
    assert decision.choices == (
        Choice.SKIP_SIDE, Choice.EASIER, Choice.SHORTER, Choice.SKIP_EXERCISE,
        Choice.CARRY_ON, Choice.FINISH,
    )  # fmt: skip
    drive.reach(Phase.WAITING)
    drive.send(Decide(Choice.SKIP_SIDE))
    assert transcript(drive.events).endswith("finished\n22 completed")


def test_a_set_of_a_side_that_was_left_can_not_be_repeated() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH))).start().reach(Phase.REST)
    drive.send(SkipSide())
    assert not drive.engine.accepts(RepeatSet())


def test_before_the_first_set_there_is_nothing_to_repeat() -> None:
    assert not Drive(plan_for(HOLD)).start().engine.accepts(RepeatSet())


def test_a_repeat_after_a_change_of_side_goes_back_and_changes_again() -> None:
    plan = plan_for(replace(HOLD, sets=1, side=EACH), advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    drive.send(RepeatSet(), after=2)
    assert drive.phase is Phase.COUNT_IN
    drive.reach(Phase.REST).reach(Phase.WAITING)
    assert drive.engine.owed.key


def test_extending_lengthens_the_rest_and_counts_down_again() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.wait(18)
    assert drive.send(Extend(10)) == "48 adjusted after 1: extend (person) 10"
    assert drive.wait(12).startswith("57 3\n58 2\n59 1\n60 row 1 rested 30\n60 hold")


def test_extending_lengthens_the_preparation_as_no_one_counts_it() -> None:
    drive = Drive(plan_for(HOLD)).start()
    drive.send(Extend(), after=1)
    assert drive.engine.deadline == 20


def test_a_phase_is_extended_by_at_most_300_seconds_in_all() -> None:
    drive = Drive(plan_for(HOLD)).start()
    assert not drive.engine.accepts(Extend(301))
    drive.send(Extend(290))
    assert not drive.engine.accepts(Extend(11))
    drive.send(Extend(10))
    assert not drive.engine.accepts(Extend)
    drive.reach(Phase.REST)
    assert drive.engine.accepts(Extend(300))


def test_a_pause_gives_no_new_extensions() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Extend(300))
    drive.send(Pause())
    drive.send(Resume())
    assert drive.phase is Phase.REST
    assert not drive.engine.accepts(Extend(1))


@pytest.mark.parametrize("seconds", [0, -1])
def test_an_extension_has_a_length(seconds: int) -> None:
    with pytest.raises(ValueError, match="whole number of seconds from 1 up"):
        Extend(seconds)
