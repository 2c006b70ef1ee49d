"""The times in a record: of the wall, of a set and of the session, as they really were."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan
from hiptimer.engine.commands import (
    Done,
    EndHold,
    Extend,
    Finish,
    Interrupt,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipPhase,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import SessionOutcome, SetOutcome, StopReason
from tests.support.engine_walks import Move, moves, plans, timed
from tests.support.fakes import MORNING
from tests.support.plans import BRISK, HOLD, REPS, plan_for
from tests.support.recording import Recording


def seconds_after_the_start(moment: datetime) -> float:
    return (moment - MORNING).total_seconds()


def test_a_session_without_any_incident_is_recorded_second_for_second() -> None:
    recording = Recording(plan_for(HOLD), pain_before=1).start()
    recording.reach(Phase.WAITING)
    recording.send(Rate(2), after=1)
    recording.send(Rate(3, row=1), after=1)
    session = recording.session
    assert session.started_at == MORNING
    assert session.ended_at == MORNING + timedelta(seconds=72)
    assert session.outcome is SessionOutcome.COMPLETED
    assert session.pain_before == 1
    assert (session.active_seconds, session.paused_seconds) == (72, 0)
    assert [seconds_after_the_start(row.started_at) for row in session.sets] == [10, 50]
    assert [row.held_seconds for row in session.sets] == [20, 20]
    assert [row.target_seconds for row in session.sets] == [20, 20]
    assert [row.pain for row in session.sets] == [3, 2]
    assert [row.rested_seconds for row in session.sets] == [20, None]
    assert [row.paused_seconds for row in session.sets] == [None, None]
    assert [row.number for row in session.sets] == [1, 2]
    assert session.adjustments == ()


def test_a_session_that_runs_has_no_end_yet() -> None:
    session = Recording(plan_for(HOLD)).start().reach(Phase.REST).session
    assert (session.ended_at, session.outcome, session.stop_reason) == (None, None, None)


def test_what_a_set_is_called_is_copied_from_the_protocol() -> None:
    exercise = replace(HOLD, load="red band")
    (row,) = Recording(plan_for(exercise)).start().reach(Phase.REST).session.sets
    assert (row.entry, row.exercise, row.name, row.load) == (1, "hover", "Hover", "red band")


def test_a_hold_that_ends_a_moment_early_is_not_rounded_up() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(EndHold(), after=19.98)
    (row,) = recording.session.sets
    assert (row.held_seconds, row.outcome) == (19.9, SetOutcome.CUT_SHORT)


def test_a_pause_within_a_hold_is_written_beside_what_was_held() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(Pause(), after=12)
    recording.send(Resume(), after=8)
    recording.reach(Phase.REST)
    (row,) = recording.session.sets
    assert (row.held_seconds, row.paused_seconds, row.outcome) == (20, 8, SetOutcome.DONE)
    assert recording.session.paused_seconds == 8
    assert recording.session.active_seconds == 10 + 12 + 3 + 8


def test_the_count_in_after_a_pause_is_active_but_neither_held_nor_rested() -> None:
    recording = Recording(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    recording.send(SkipPhase(), after=5)
    recording.reach(Phase.WAITING)
    first, second = recording.session.sets
    assert first.rested_seconds == 25
    assert second.held_seconds == 20
    assert recording.session.active_seconds == 10 + 20 + 20 + 5 + 3 + 20


def test_repetitions_record_how_many_and_how_long() -> None:
    recording = Recording(plan_for(REPS)).start().reach(Phase.REPS)
    recording.send(Done(), after=41.26)
    (row,) = recording.session.sets
    assert (row.target_reps, row.done_reps, row.took_seconds) == (12, 12, 41.2)
    assert (row.target_seconds, row.held_seconds) == (None, None)


def test_unpaced_repetitions_that_were_ended_early_have_no_count_until_it_is_entered() -> None:
    recording = Recording(plan_for(REPS)).start().reach(Phase.REPS)
    recording.send(EndHold(), after=9)
    (row,) = recording.session.sets
    assert (row.done_reps, row.took_seconds) == (None, 9)


def test_paced_repetitions_that_were_ended_early_count_the_whole_ones() -> None:
    recording = Recording(plan_for(replace(REPS, seconds_per_rep=4))).start().reach(Phase.REPS)
    recording.send(EndHold(), after=15.9)
    assert recording.session.sets[0].done_reps == 3


def test_the_rest_is_written_when_it_is_over_with_its_extension_and_the_waiting() -> None:
    recording = Recording(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.REST)
    recording.send(Extend(10), after=5)
    recording.reach(Phase.WAITING)
    assert recording.session.sets[0].rested_seconds is None
    recording.send(SkipPhase(), after=12)
    assert recording.session.sets[0].rested_seconds == 42


def test_waiting_is_rest_and_active_for_three_minutes_and_then_a_pause() -> None:
    recording = Recording(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    recording.send(SkipPhase(), after=200)
    session = recording.session
    assert session.sets[0].rested_seconds == 20 + 180
    assert (session.active_seconds, session.paused_seconds) == (10 + 20 + 20 + 180, 20)


def test_the_three_minutes_do_not_start_again_with_another_wait_for_the_same_set() -> None:
    recording = Recording(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    recording.send(Rate(5))
    recording.send(RepeatSet(), after=100)
    assert recording.phase is Phase.WAITING
    recording.send(Rate(1), after=100)
    session = recording.session
    assert session.sets[0].rested_seconds == 20 + 180
    assert (session.active_seconds, session.paused_seconds) == (10 + 20 + 20 + 180, 20)


def test_each_set_has_three_minutes_of_waiting_of_its_own() -> None:
    exercise = replace(HOLD, sets=3)
    recording = Recording(plan_for(exercise, advance=AdvanceRule.KEY)).start()
    for _ in range(2):
        recording.reach(Phase.WAITING)
        recording.send(SkipPhase(), after=100)
    session = recording.session
    assert [row.rested_seconds for row in session.sets] == [120, 120]
    assert (session.active_seconds, session.paused_seconds) == (10 + 2 * (20 + 20 + 100) + 3, 0)


def test_each_save_holds_all_the_time_that_has_passed_by_then() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.REST)
    recording.send(Rate(2), after=15)
    assert recording.session.active_seconds == 10 + 20 + 15
    assert seconds_after_the_start(recording.session.last_second) == 45
    recording.send(Pause(), after=1)
    recording.send(NotDone(), after=90)
    session = recording.session
    assert (session.active_seconds, session.paused_seconds) == (46, 90)
    assert seconds_after_the_start(session.last_second) == 136


def test_a_pause_over_the_rest_is_no_rest() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.REST)
    recording.send(Pause(), after=5)
    recording.send(Resume(), after=60)
    recording.reach(Phase.HOLD)
    assert recording.session.sets[0].rested_seconds == 20
    assert recording.session.paused_seconds == 60


def test_a_rest_of_zero_seconds_is_written_as_zero() -> None:
    recording = Recording(plan_for(BRISK)).start().reach(Phase.WAITING)
    assert [row.rested_seconds for row in recording.session.sets] == [0, None]


def test_a_set_whose_rest_was_passed_over_has_none() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(SkipPhase(), after=4)
    (row,) = recording.session.sets
    assert (row.held_seconds, row.rested_seconds, row.outcome) == (4, None, SetOutcome.SKIPPED)


def test_a_gap_is_paused_time_from_the_last_moment_seen() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(Interrupt(since=recording.at + 4), after=604)
    recording.send(Resume())
    session = recording.session
    (row,) = session.sets
    assert (row.held_seconds, row.outcome) == (4, SetOutcome.INTERRUPTED)
    assert (session.active_seconds, session.paused_seconds) == (14, 600)


def test_a_set_that_was_not_done_is_skipped_with_nothing_held() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.REST)
    recording.send(Rate(2))
    recording.send(NotDone())
    (row,) = recording.session.sets
    assert (row.outcome, row.held_seconds, row.pain) == (SetOutcome.SKIPPED, 0, None)


def test_repetitions_that_were_not_done_are_none_in_no_time() -> None:
    recording = Recording(plan_for(REPS)).start().reach(Phase.REPS)
    recording.send(Done(), after=30)
    recording.send(NotDone())
    (row,) = recording.session.sets
    assert (row.outcome, row.done_reps, row.took_seconds) == (SetOutcome.SKIPPED, 0, 0)


def test_a_second_go_is_marked_and_the_first_stays_as_it_was() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(RepeatSet(), after=4)
    recording.send(Rate(3))
    recording.reach(Phase.REST)
    recording.send(Rate(1))
    first, second = recording.session.sets
    assert (first.outcome, first.held_seconds, first.pain) == (SetOutcome.CUT_SHORT, 4, 3)
    assert (second.held_seconds, second.pain, second.number) == (20, 1, 1)
    assert (first.repeat, second.repeat) == (False, True)


def test_sets_that_were_not_reached_are_not_written_and_the_reason_is() -> None:
    recording = Recording(plan_for(HOLD, REPS)).start().reach(Phase.REST)
    recording.send(Finish(StopReason.TIME), after=3.5)
    session = recording.session
    assert len(session.sets) == 1
    assert (session.outcome, session.stop_reason) == (SessionOutcome.STOPPED, StopReason.TIME)
    assert session.ended_at == MORNING + timedelta(seconds=33)


def test_times_of_the_wall_are_whole_seconds_with_the_offset_of_the_start() -> None:
    recording = Recording(plan_for(replace(REPS, prepare_seconds=0)), at=777.75).start()
    recording.send(Done(), after=41.9)
    recording.send(SkipPhase(), after=0.7)
    first, second = recording.session.sets[0], recording.engine
    assert first.started_at == MORNING
    assert second.phase is Phase.REPS
    recording.send(Done(), after=1)
    assert seconds_after_the_start(recording.session.sets[1].started_at) == 42
    assert recording.session.sets[1].started_at.tzinfo == timezone(timedelta(hours=11))


@given(plan=plans(), steps=moves)
def test_no_time_of_a_session_is_lost_or_counted_twice(plan: Plan, steps: list[Move]) -> None:
    recording = Recording(plan)
    timed(recording, steps)
    if recording.engine.accepts(Finish()):
        recording.send(Finish())
    session = recording.session
    if session.ended_at is not None:
        passed = seconds_after_the_start(session.ended_at)
        assert passed - 0.2 <= session.active_seconds + session.paused_seconds < passed + 1
        assert session.ended_at >= session.last_second - timedelta(seconds=1)
