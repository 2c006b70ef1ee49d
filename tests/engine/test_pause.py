"""Pause, Resume and Interrupt: what stands still, what goes on where, and what a gap ends."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import IllegalCommandError, Phase
from hiptimer.engine.commands import (
    Decide,
    Done,
    EndHold,
    Interrupt,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipSide,
)
from hiptimer.model.choices import RatingRule
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import BRISK, EACH, HOLD, REPS, plan_for


def test_a_paused_hold_goes_on_where_it_was_after_a_count_in() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    assert drive.send(Pause(), after=12) == page("""
        20 half
        22 paused over hold
        22 adjusted after 0: pause (person)
        22 paused 1B1
    """)
    assert drive.wait(5) == ""
    assert drive.send(Resume(), after=3) == page("""
        30 resumed after 8
        30 count-in 3 1B1
        30 3
    """)
    assert drive.wait(11) == page("""
        31 2
        32 1
        33 hold 8 1B1 resumed
        38 3
        39 2
        40 1
        41 row 1 is 1B1 done, 20 of 20 s, paused 8
        41 row 1 can be rated
        41 rest 20 1B1
    """)


def test_half_is_still_announced_after_a_pause_before_it_and_only_once() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    for _ in range(2):
        drive.send(Pause(), after=4)
        drive.send(Resume())
        drive.reach(Phase.HOLD)
    drive.reach(Phase.REST)
    assert transcript(drive.events).count("half") == 1


def test_several_pauses_add_up_on_the_set() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    for length in (4, 6.5):
        drive.send(Pause(), after=1)
        drive.send(Resume(), after=length)
        drive.reach(Phase.HOLD)
    assert "done, 20 of 20 s, paused 10.5" in transcript(drive.reach(Phase.REST).events)


@pytest.mark.parametrize("phase", [Phase.PREPARE, Phase.REST])
def test_a_paused_preparation_or_rest_goes_on_without_a_count_in(phase: Phase) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(phase)
    left = drive.engine.remaining(drive.at)
    assert left
    drive.send(Pause(), after=1)
    drive.send(Resume(), after=500)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (phase, left - 1)
    assert transcript(drive.events).endswith("resumed")


def test_a_paused_count_in_counts_all_three_again() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=12)
    drive.send(Resume(), after=1)
    drive.send(Pause(), after=2)
    drive.send(Resume(), after=1)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.COUNT_IN, 3)
    drive.reach(Phase.HOLD)
    assert drive.engine.remaining(drive.at) == 8


def test_paced_repetitions_go_on_with_the_time_that_was_left() -> None:
    drive = Drive(plan_for(replace(REPS, seconds_per_rep=2))).start().reach(Phase.REPS)
    drive.send(Pause(), after=7)
    drive.send(Resume(), after=7)
    drive.reach(Phase.REPS)
    assert drive.engine.remaining(drive.at) == 17


def test_unpaced_repetitions_took_only_the_time_outside_of_the_pause() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    drive.send(Pause(), after=7)
    drive.send(Resume(), after=50)
    drive.reach(Phase.REPS)
    assert drive.send(Done(), after=3).startswith(
        "73 row 1 is 1B1 done, 12 of 12 in 10 s, paused 50\n"
    )


def test_the_remaining_time_stands_still_in_a_pause() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    assert drive.engine.remaining(drive.at + 100) == 15
    assert drive.engine.deadline is drive.engine.wake_at is None
    assert (drive.phase, drive.engine.over) == (Phase.PAUSED, Phase.HOLD)


def test_the_person_may_leave_a_paused_hold() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    assert drive.send(EndHold(), after=9) == page("""
        24 resumed after 9
        24 row 1 is 1B1 cut-short, 5 of 20 s, paused 9
        24 row 1 can be rated
        24 adjusted after 1: end-set (person)
        24 rest 20 1B1
    """)


def test_the_person_may_repeat_a_paused_hold() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    drive.send(RepeatSet(), after=9)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.COUNT_IN, 3)
    drive.reach(Phase.REST)
    assert "row 2 is 1B1 done, 20 of 20 s, again" in transcript(drive.events)


def test_the_person_may_leave_a_hold_in_the_count_in_after_its_pause() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    drive.send(Resume())
    drive.send(SkipSide(), after=1)
    assert "row 1 is 1B1 skipped, 5 of 20 s" in transcript(drive.events)


def test_a_gap_in_a_hold_interrupts_the_set_at_the_last_moment_seen() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.wait(4)
    assert drive.send(Interrupt(since=14), after=600) == page("""
        14 interrupted
        14 row 1 is 1B1 interrupted, 4 of 20 s
        14 row 1 can be rated
        14 adjusted after 1: pause (gap)
        14 paused 1B1
    """)
    assert drive.send(Resume()) == page("""
        614 resumed after 600
        614 rest 20 1B1 resumed
    """)


def test_after_a_gap_the_person_may_do_the_set_again() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Interrupt(since=drive.at), after=600)
    drive.send(RepeatSet())
    drive.reach(Phase.REST)
    assert "row 2 is 1B1 done, 20 of 20 s, again" in transcript(drive.events)


def test_a_gap_in_paced_repetitions_keeps_the_whole_ones() -> None:
    drive = Drive(plan_for(replace(REPS, seconds_per_rep=2))).start().reach(Phase.REPS)
    drive.wait(7)
    happened = drive.send(Interrupt(since=drive.at), after=10)
    assert "row 1 is 1B1 interrupted, 3 of 12 in 7 s" in happened


@pytest.mark.parametrize("phase", [Phase.PREPARE, Phase.REST])
def test_a_gap_outside_of_a_set_is_a_pause(phase: Phase) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(phase)
    left = drive.engine.remaining(drive.at + 2)
    drive.wait(2)
    drive.send(Interrupt(since=drive.at), after=600)
    drive.send(Resume())
    assert (drive.phase, drive.engine.remaining(drive.at)) == (phase, left)


def test_a_gap_in_the_count_in_after_a_pause_does_not_end_the_hold() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    drive.send(Resume())
    drive.send(Interrupt(since=drive.at + 1), after=600)
    drive.send(Resume())
    drive.reach(Phase.HOLD)
    assert drive.engine.remaining(drive.at) == 15


def test_a_gap_in_the_last_set_leaves_no_rest_but_its_rating_to_come_back_to() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1))).start().reach(Phase.HOLD)
    drive.send(Interrupt(since=drive.at + 3), after=600)
    assert drive.engine.accepts(Rate)
    drive.send(Resume())
    assert drive.engine.at_last_wait


def test_a_gap_before_a_rest_of_zero_seconds_continues_with_a_count_in() -> None:
    drive = Drive(plan_for(BRISK)).start()
    drive.send(Interrupt(since=3), after=600)
    drive.send(Resume())
    assert transcript(drive.events[-3:]) == page("""
        600 row 1 rested 0
        600 count-in 3 1B2
        600 3
    """)


def test_a_gap_before_the_last_known_moment_is_refused() -> None:
    drive = Drive(plan_for(HOLD)).start()
    drive.wait(5)
    before = drive.everything()
    assert not drive.engine.accepts(Interrupt(since=4))
    with pytest.raises(IllegalCommandError):
        drive.send(Interrupt(since=4), after=60)
    assert drive.everything() == before


def test_a_gap_that_began_after_the_last_phase_that_runs_is_refused() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1))).start().reach(Phase.HOLD)
    before = drive.everything()
    with pytest.raises(IllegalCommandError):
        drive.send(Interrupt(since=40), after=60)
    assert drive.everything() == before


@pytest.mark.parametrize("phase", [Phase.WAITING, Phase.FINISHED])
def test_a_gap_where_nothing_runs_is_refused(phase: Phase) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(phase)
    assert not drive.engine.accepts(Interrupt)
    assert not drive.engine.accepts(Pause)


def test_ratings_and_decisions_are_taken_in_a_pause_over_the_rest() -> None:
    drive = Drive(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.REST)
    drive.send(Pause(), after=5)
    drive.send(Rate(5))
    drive.send(Decide(Choice.CARRY_ON))
    assert drive.phase is Phase.PAUSED
    drive.send(Resume())
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 15)


def test_a_pause_stays_when_a_decision_leaves_nothing_to_rest_for() -> None:
    drive = Drive(plan_for(HOLD, REPS)).start().reach(Phase.REST)
    drive.send(Pause(), after=5)
    drive.send(Rate(6))
    drive.send(Decide(Choice.SKIP_SIDE))
    drive.send(Resume())
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 15)
    drive.reach(Phase.PREPARE)
    assert "row 2 is 1B2 skipped, 0 of 20 s" in transcript(drive.events)


def test_a_pause_over_a_rest_that_leads_nowhere_any_more_ends_the_session() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(2))
    drive.send(Pause(), after=5)
    drive.send(SkipExercise())
    assert drive.phase is Phase.PAUSED
    assert drive.send(Resume()).endswith("finished\n35 completed")


def test_a_pause_while_preparing_for_what_is_left_out_meanwhile_goes_on_elsewhere() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1, side=EACH), REPS)).start()
    drive.reach(Phase.REST).reach(Phase.PREPARE)
    drive.send(Rate(6))
    drive.send(Pause(), after=2)
    drive.send(Decide(Choice.SKIP_EXERCISE))
    assert drive.phase is Phase.PAUSED
    assert drive.send(Resume()) == page("""
        52 resumed after 0
        52 row 2 is 1R1 skipped, 0 of 20 s
        52 prepare 10 2B1
    """)
