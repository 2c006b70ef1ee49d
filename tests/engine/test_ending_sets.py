"""Done, EndHold, SkipPhase, NotDone and Finish: how a set ends before its time, or was not done."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Done,
    EndHold,
    Finish,
    NotDone,
    Pause,
    Rate,
    Resume,
    SkipPhase,
    Unrate,
)
from hiptimer.engine.events import Adjusted, SessionFinished
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Cause, Choice, SessionOutcome, SetOutcome, StopReason
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import BRISK, HOLD, REPS, plan_for

PACED = replace(REPS, seconds_per_rep=2.0)


def test_done_ends_repetitions_as_done_also_paced_ones() -> None:
    for exercise in (REPS, PACED):
        drive = Drive(plan_for(exercise)).start().reach(Phase.REPS)
        assert drive.send(Done(), after=7).splitlines() == [
            "17 row 1 is 1B1 done, 12 of 12 in 7 s",
            "17 row 1 can be rated",
            "17 rest 20 1B1",
        ]


def test_done_is_not_for_holds() -> None:
    assert not Drive(plan_for(HOLD)).start().reach(Phase.HOLD).engine.accepts(Done())


def test_a_hold_that_is_ended_is_cut_short_and_its_rest_and_rating_follow() -> None:
    drive = Drive(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.HOLD)
    assert drive.send(EndHold(), after=12.34) == page("""
        20 half
        22.34 row 1 is 1B1 cut-short, 12.34 of 20 s
        22.34 row 1 can be rated
        22.34 adjusted after 1: end-set (person)
        22.34 rest 20 1B1
    """)
    drive.reach(Phase.WAITING)
    assert drive.engine.owed.rating


@pytest.mark.parametrize(
    ("exercise", "after", "counted"),
    [(PACED, 7.9, 3), (PACED, 8, 4), (PACED, 1.99, 0), (PACED, 23.9, 11), (REPS, 7, "?")],
)
def test_repetitions_that_are_ended_early_count_the_whole_paced_ones_and_no_others(
    exercise: Exercise, after: float, counted: object
) -> None:
    drive = Drive(plan_for(exercise)).start().reach(Phase.REPS)
    happened = drive.send(EndHold(), after=after)
    assert f"row 1 is 1B1 cut-short, {counted} of 12 in {after:g} s" in happened


def test_repetitions_that_were_not_begun_are_none() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    assert "cut-short, 0 of 12 in 0 s" in drive.send(EndHold())


def test_a_skipped_hold_keeps_what_was_done_and_passes_its_rest_over() -> None:
    plan = plan_for(HOLD, rating=RatingRule.WAIT, advance=AdvanceRule.KEY)
    drive = Drive(plan).start().reach(Phase.HOLD)
    assert drive.send(SkipPhase(), after=4) == page("""
        14 row 1 is 1B1 skipped, 4 of 20 s
        14 adjusted after 1: skip-set (person)
        14 hold 20 1B2
    """)


def test_skipped_repetitions_go_on_to_the_preparation_of_what_comes_next() -> None:
    plan = plan_for(replace(REPS, sets=1), HOLD, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.REPS)
    assert drive.send(SkipPhase(), after=4) == page("""
        14 row 1 is 1B1 skipped, ? of 12 in 4 s
        14 adjusted after 1: skip-set (person)
        14 prepare 10 2B1
    """)


def test_a_skipped_set_owes_no_rating_but_may_be_rated() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS)).start().reach(Phase.HOLD)
    drive.send(SkipPhase(), after=4)
    assert drive.engine.ledger.missing_ratings() == ()
    drive.send(Rate(2))
    assert drive.last_row.pain == 2


def test_a_set_that_was_skipped_half_way_may_be_taken_back_as_not_done_at_all() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS)).start().reach(Phase.HOLD)
    drive.send(SkipPhase(), after=4)
    drive.send(NotDone())
    assert drive.last_row.undone


def test_a_set_that_is_skipped_at_once_has_nothing_to_rate() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS)).start().reach(Phase.HOLD)
    drive.send(SkipPhase(), after=0.09)
    assert not drive.engine.accepts(Rate(2))
    assert not drive.engine.accepts(NotDone())


def test_preparing_and_counting_in_can_be_skipped() -> None:
    drive = Drive(plan_for(HOLD)).start()
    assert drive.send(SkipPhase(), after=2) == "2 hold 20 1B1"
    drive.send(Pause(), after=1)
    drive.send(Resume())
    assert drive.send(SkipPhase(), after=1) == "4 2\n4 hold 19 1B1 resumed"


def test_the_last_set_can_be_taken_back_as_not_done_until_the_next_begins() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(2))
    assert drive.send(NotDone(), after=5) == page("""
        35 row 1 not done
        35 adjusted after 1: skip-set (person)
    """)
    row = drive.last_row
    assert (row.outcome, row.pain, row.ratable) == (SetOutcome.SKIPPED, None, False)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 15)
    assert not drive.engine.accepts(NotDone())
    assert not drive.engine.accepts(Rate(1))
    drive.reach(Phase.HOLD)
    assert not drive.engine.accepts(NotDone())


@pytest.mark.parametrize("phase", [Phase.PREPARE, Phase.WAITING])
def test_not_done_can_be_said_while_preparing_and_waiting_for_the_next(phase: Phase) -> None:
    plan = plan_for(replace(HOLD, sets=1), HOLD, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    if phase is Phase.PREPARE:
        drive.send(SkipPhase())
    drive.send(NotDone())
    assert (drive.phase, drive.last_row.outcome) == (phase, SetOutcome.SKIPPED)


def test_not_done_can_be_said_in_the_count_in_and_in_a_pause_over_it() -> None:
    drive = Drive(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    drive.fork().send(NotDone())
    drive.send(Pause())
    drive.send(NotDone())
    assert drive.last_row.undone


def test_nothing_is_waited_for_when_the_unrated_set_was_not_done() -> None:
    drive = Drive(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.WAITING)
    drive.send(NotDone())
    assert drive.phase is Phase.COUNT_IN


def test_a_set_not_done_has_no_decision_open() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(8))
    assert drive.engine.owed.decision
    drive.send(NotDone())
    assert not drive.engine.owed


def test_nothing_can_be_undone_or_rated_before_the_first_set() -> None:
    drive = Drive(plan_for(HOLD)).start()
    for command in (NotDone(), Rate(1), Unrate(), Rate(1, row=1), Rate(1, row=0)):
        assert not drive.engine.accepts(command)


def test_finish_cuts_the_running_set_short_and_writes_no_more() -> None:
    drive = Drive(plan_for(HOLD, REPS)).start().reach(Phase.HOLD)
    assert drive.send(Finish(StopReason.TIRED), after=4) == page("""
        14 row 1 is 1B1 cut-short, 4 of 20 s
        14 adjusted after 1: finish (person)
        14 finished
        14 stopped (tired)
    """)
    assert len(drive.engine.ledger.rows) == 1


@pytest.mark.parametrize("reason", [None, *StopReason])
def test_only_pain_is_a_cause_of_its_own_for_finishing(reason: StopReason | None) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Finish(reason))
    *_, adjusted, _, finished = drive.events
    assert isinstance(adjusted, Adjusted)
    assert isinstance(finished, SessionFinished)
    assert adjusted.choice is Choice.FINISH
    assert adjusted.cause is (Cause.PAIN if reason is StopReason.PAIN else Cause.PERSON)
    assert (finished.outcome, finished.reason) == (SessionOutcome.STOPPED, reason)


def test_finish_in_a_pause_over_a_hold_keeps_what_was_held() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=4)
    assert "row 1 is 1B1 cut-short, 4 of 20 s, paused 60" in drive.send(Finish(), after=60)


def test_finish_when_every_set_is_passed_completes_the_session() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert drive.send(Finish(StopReason.TIME)) == "70 finished\n70 completed"


def test_a_finished_session_takes_no_command_and_reports_no_more() -> None:
    drive = Drive(plan_for(BRISK)).start()
    drive.send(Finish())
    assert drive.wait(1000) == ""
    assert not any(drive.engine.accepts(kind) for kind in (Finish, Rate, Pause, Resume, SkipPhase))
    assert transcript(drive.events).endswith("stopped")
