"""Whole sessions, written down as they happen: what begins, what ends, and when."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Done, SkipPhase, Start
from hiptimer.engine.events import (
    Countdown,
    HalfReached,
    PhaseStarted,
    RatingOpened,
    SessionStarted,
    SetFinished,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import SetOutcome
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import BRISK, EACH, HOLD, REPS, plan_for


def test_the_first_hold_is_reported_event_by_event() -> None:
    plan = plan_for(HOLD)
    prepare, hold, rest = plan.steps[:3]
    drive = Drive(plan, at=1000).start()
    drive.wait(30)
    assert drive.events == [
        SessionStarted(at=1000),
        PhaseStarted(at=1000, phase=Phase.PREPARE, step=prepare, seconds=10),
        Countdown(at=1007, seconds=3),
        Countdown(at=1008, seconds=2),
        Countdown(at=1009, seconds=1),
        PhaseStarted(at=1010, phase=Phase.HOLD, step=hold, seconds=20),
        HalfReached(at=1020),
        Countdown(at=1027, seconds=3),
        Countdown(at=1028, seconds=2),
        Countdown(at=1029, seconds=1),
        SetFinished(
            at=1030,
            row=1,
            step=hold,
            outcome=SetOutcome.DONE,
            started_at=1010,
            target=20,
            worked_seconds=20,
            done_reps=None,
            paused_seconds=0,
            repeat=False,
        ),
        RatingOpened(at=1030, row=1),
        PhaseStarted(at=1030, phase=Phase.REST, step=rest, seconds=20),
    ]


def test_two_holds_with_a_rest_between_and_none_after() -> None:
    drive = Drive(plan_for(HOLD)).start().finish()
    assert transcript(drive.events, counts=False) == page("""
        0 start
        0 prepare 10 1B1
        10 hold 20 1B1
        30 row 1 is 1B1 done, 20 of 20 s
        30 row 1 can be rated
        30 rest 20 1B1
        50 row 1 rested 20
        50 hold 20 1B2
        70 row 2 is 1B2 done, 20 of 20 s
        70 row 2 can be rated
        70 waiting 120 1B2
        190 finished
        190 completed
    """)


def test_one_side_after_the_other_with_a_key_at_the_change() -> None:
    plan = plan_for(replace(HOLD, side=EACH, sets=1), advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipPhase(), after=7)
    drive.finish()
    assert transcript(drive.events, counts=False) == page("""
        0 start
        0 prepare 10 1L1
        10 hold 20 1L1
        30 row 1 is 1L1 done, 20 of 20 s
        30 row 1 can be rated
        30 rest 20 1L1
        50 waiting 1R1
        57 row 1 rested 27
        57 prepare 5 1R1
        62 hold 20 1R1
        82 row 2 is 1R1 done, 20 of 20 s
        82 row 2 can be rated
        82 waiting 120 1R1
        202 finished
        202 completed
    """)


def test_alternate_sides_turn_over_after_every_set() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH, alternate_sides=True))).start().finish()
    begun = [event for event in drive.events if isinstance(event, PhaseStarted)]
    assert transcript(begun) == page("""
        0 prepare 10 1L1
        10 hold 20 1L1
        30 rest 20 1L1
        50 prepare 5 1R1
        55 hold 20 1R1
        75 rest 20 1R1
        95 prepare 5 1L2
        100 hold 20 1L2
        120 rest 20 1L2
        140 prepare 5 1R2
        145 hold 20 1R2
        165 waiting 120 1R2
        285 finished
    """)


def test_phases_without_a_length_are_skipped() -> None:
    drive = Drive(plan_for(BRISK)).start().finish()
    assert transcript(drive.events, counts=False) == page("""
        0 start
        0 hold 20 1B1
        20 row 1 is 1B1 done, 20 of 20 s
        20 row 1 can be rated
        20 row 1 rested 0
        20 hold 20 1B2
        40 row 2 is 1B2 done, 20 of 20 s
        40 row 2 can be rated
        40 waiting 120 1B2
        160 finished
        160 completed
    """)


def test_a_hold_of_one_second_counts_down_from_one_and_has_no_half() -> None:
    drive = Drive(plan_for(replace(BRISK, hold_seconds=1))).start()
    assert drive.wait(1.5) == page("""
        1 row 1 is 1B1 done, 1 of 1 s
        1 row 1 can be rated
        1 row 1 rested 0
        1 hold 1 1B2
        1 1
    """)
    assert transcript(drive.events).startswith("0 start\n0 hold 1 1B1\n0 1\n")


def test_half_is_announced_in_holds_of_ten_seconds_or_more() -> None:
    for seconds, announced in ((9, False), (10, True), (13, True)):
        drive = Drive(plan_for(replace(BRISK, hold_seconds=seconds, sets=1))).start()
        halves = [at for at in drive.wait(seconds).splitlines() if at.endswith("half")]
        assert halves == ([f"{seconds / 2:g} half"] if announced else [])


def test_paced_repetitions_end_by_themselves_without_a_half() -> None:
    drive = Drive(plan_for(replace(REPS, reps=4, seconds_per_rep=3, prepare_seconds=0))).start()
    assert drive.wait(12) == page("""
        9 3
        10 2
        11 1
        12 row 1 is 1B1 done, 4 of 4 in 12 s
        12 row 1 can be rated
        12 rest 20 1B1
    """)


def test_repetitions_at_ones_own_pace_end_when_the_person_says_so() -> None:
    drive = Drive(plan_for(replace(REPS, prepare_seconds=0))).start()
    assert transcript(drive.events) == "0 start\n0 reps 1B1"
    assert drive.wait(3600) == ""
    assert drive.send(Done(), after=12) == page("""
        3612 row 1 is 1B1 done, 12 of 12 in 3612 s
        3612 row 1 can be rated
        3612 rest 20 1B1
    """)


def test_every_exercise_begins_with_its_preparation() -> None:
    plan = plan_for(replace(HOLD, sets=1), replace(REPS, sets=1, prepare_seconds=30))
    drive = Drive(plan).start().reach(Phase.REST).reach(Phase.PREPARE)
    assert drive.engine.deadline == 10 + 20 + 20 + 30


def test_the_clock_is_set_to_zero_by_start_and_not_before() -> None:
    drive = Drive(plan_for(HOLD))
    assert drive.wait(500) == ""
    assert drive.phase is Phase.READY
    assert drive.send(Start()) == "500 start\n500 prepare 10 1B1"


def test_a_clock_that_goes_back_is_taken_as_standing_still() -> None:
    drive = Drive(plan_for(HOLD)).start()
    drive.wait(6)
    assert drive.engine.advance(2) == []
    events = drive.engine.send(SkipPhase(), 2)
    assert transcript(events) == "6 hold 20 1B1"
