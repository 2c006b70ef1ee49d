from datetime import timedelta
from pathlib import Path

import pytest

from hiptimer.engine import Phase
from hiptimer.engine.commands import Done, Finish, Pause, Rate, Resume
from hiptimer.engine.events import Interrupted, SessionFinished, SetFinished
from hiptimer.errors import SessionRunningError
from hiptimer.model.corrections import with_note
from hiptimer.model.session import Cause, Choice, SessionOutcome, SetOutcome, StopReason
from hiptimer.storage.locks import SessionLock
from tests.support.fakes import MORNING
from tests.support.sessions import AtHand, runner_at_hand


@pytest.fixture
def at_hand(tmp_path: Path) -> AtHand:
    made = runner_at_hand(tmp_path)
    made.runner.start()
    return made


def test_a_session_is_saved_first_when_its_first_hold_begins(at_hand: AtHand) -> None:
    at_hand.live(9.5)
    assert at_hand.writer.flush()
    assert at_hand.disk.saved == []
    at_hand.live(0.5)
    assert at_hand.on_disk.started_at == MORNING
    assert at_hand.on_disk.sets == ()


def test_a_set_is_on_disk_as_soon_as_it_ends(at_hand: AtHand) -> None:
    at_hand.live(30)
    assert [row.held_seconds for row in at_hand.on_disk.sets] == [20.0]


def test_a_rating_is_on_disk_as_soon_as_it_is_given(at_hand: AtHand) -> None:
    at_hand.live(32)
    assert at_hand.runner.send(Rate(2))
    assert at_hand.on_disk.sets[0].pain == 2


def test_a_pause_is_on_disk_as_soon_as_it_begins(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.runner.send(Pause())
    assert at_hand.on_disk.adjustments[-1].choice is Choice.PAUSE


def test_a_whole_session_is_recorded_second_for_second(at_hand: AtHand) -> None:
    at_hand.live(10 + 20 + 20 + 20)
    at_hand.runner.send(Rate(1))
    at_hand.live(120)
    session = at_hand.on_disk
    assert session.outcome is SessionOutcome.COMPLETED
    assert session.ended_at == MORNING + timedelta(seconds=10 + 20 + 20 + 20 + 120)
    assert session.active_seconds == 190.0
    assert session.paused_seconds == 0.0
    starts = [row.started_at - MORNING for row in session.sets]
    assert starts == [timedelta(seconds=10), timedelta(seconds=50)]
    assert [row.rested_seconds for row in session.sets] == [20.0, None]
    assert [row.pain for row in session.sets] == [None, 1]


def test_a_gap_of_more_than_two_seconds_interrupts_at_the_last_moment_seen(
    at_hand: AtHand,
) -> None:
    at_hand.live(15)
    at_hand.clock.advance(3600)
    at_hand.runner.pulse()
    assert at_hand.runner.engine.phase is Phase.PAUSED
    (row,) = at_hand.on_disk.sets
    assert (row.outcome, row.held_seconds) == (SetOutcome.INTERRUPTED, 5.0)
    assert at_hand.on_disk.adjustments[-1].cause is Cause.GAP
    assert any(isinstance(event, Interrupted) for event in at_hand.events)


def test_a_tenth_more_than_two_seconds_is_a_gap(at_hand: AtHand) -> None:
    at_hand.live(20)
    at_hand.clock.advance(2.1)
    at_hand.runner.pulse()
    assert at_hand.runner.engine.phase is Phase.PAUSED


def test_nothing_is_written_for_a_countdown_or_half_of_a_hold(at_hand: AtHand) -> None:
    at_hand.live(11)
    assert at_hand.writer.flush()
    before = len(at_hand.disk.saved)
    at_hand.live(18.5)
    assert at_hand.writer.flush()
    assert len(at_hand.disk.saved) == before


def test_a_gap_is_seen_by_a_command_that_comes_before_the_pulse(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.clock.advance(3600)
    assert at_hand.runner.send(Resume())
    assert at_hand.on_disk.sets[0].held_seconds == 5.0
    assert at_hand.on_disk.paused_seconds == 3600.0


def test_two_seconds_without_a_pulse_are_no_gap(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.clock.advance(2.0)
    at_hand.runner.pulse()
    assert at_hand.runner.engine.phase is Phase.HOLD
    assert at_hand.runner.engine.remaining(at_hand.runner.now) == 13.0


def test_a_gap_in_a_pause_interrupts_nothing(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.runner.send(Pause())
    at_hand.clock.advance(3600)
    at_hand.runner.pulse()
    assert not any(isinstance(event, Interrupted) for event in at_hand.events)


def test_a_clock_that_goes_back_is_taken_as_standing_still(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.clock.advance(-10)
    at_hand.runner.pulse()
    assert at_hand.runner.engine.remaining(at_hand.runner.now) == 15.0


def test_a_wall_clock_that_jumps_leaves_no_trace_in_the_record(at_hand: AtHand) -> None:
    at_hand.live(15)
    at_hand.clock.set_wall(MORNING.replace(year=1970))
    at_hand.live(15)
    assert at_hand.on_disk.sets[0].started_at == MORNING + timedelta(seconds=10)


def test_a_command_that_is_not_legal_does_nothing_and_says_so(at_hand: AtHand) -> None:
    assert not at_hand.runner.send(Done())
    assert at_hand.runner.engine.phase is Phase.PREPARE


def test_the_runner_wants_to_be_woken_for_the_next_event(at_hand: AtHand) -> None:
    at_hand.live(6.5)
    assert at_hand.runner.wake_in() == 0.5
    at_hand.clock.advance(0.4)
    assert at_hand.runner.wake_in() == pytest.approx(0.1)
    at_hand.clock.advance(5)
    assert at_hand.runner.wake_in() == 0.0


def test_the_runner_wants_to_be_woken_twice_a_second_when_nothing_is_due(at_hand: AtHand) -> None:
    at_hand.runner.send(Pause())
    assert at_hand.runner.wake_in() == 0.5


def test_a_full_disk_is_reported_and_the_session_goes_on(at_hand: AtHand) -> None:
    at_hand.live(30)
    assert at_hand.on_disk.sets
    at_hand.disk.full = True
    at_hand.runner.send(Rate(2))
    at_hand.writer.flush()
    assert "the disk is full" in (at_hand.runner.problem or "")
    at_hand.live(20)
    assert at_hand.runner.engine.phase is Phase.HOLD


def test_what_could_not_be_saved_is_saved_with_the_next_change(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.disk.full = True
    at_hand.runner.send(Rate(2))
    at_hand.writer.flush()
    at_hand.disk.full = False
    at_hand.live(20)
    assert at_hand.on_disk.sets[0].pain == 2
    assert at_hand.runner.problem is None


def test_what_could_not_be_saved_is_tried_again_at_the_end(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.disk.full = True
    at_hand.runner.send(Finish(StopReason.PAIN))
    at_hand.writer.flush()
    at_hand.disk.full = False
    assert at_hand.runner.close() is None
    assert at_hand.disk.saved[-1].stop_reason is StopReason.PAIN


def test_closing_reports_what_was_not_saved(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.disk.full = True
    at_hand.runner.send(Rate(2))
    assert "the disk is full" in (at_hand.runner.close() or "")


def test_closing_lets_another_session_start(at_hand: AtHand, tmp_path: Path) -> None:
    other = SessionLock(tmp_path)
    with pytest.raises(SessionRunningError):
        other.acquire()
    at_hand.runner.close()
    assert other.acquire() is None
    other.release()


def test_three_minutes_of_standing_still_are_quiet(at_hand: AtHand) -> None:
    at_hand.runner.send(Pause())
    at_hand.live(180)
    assert not at_hand.runner.quiet
    at_hand.live(0.5)
    assert at_hand.runner.quiet


def test_two_hours_of_standing_still_let_the_session_expire(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.runner.send(Pause())
    at_hand.live(7200, step=60)
    assert not at_hand.runner.expired
    at_hand.live(1)
    assert at_hand.runner.expired


def test_an_expired_session_is_kept_as_it_was(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.runner.send(Pause())
    at_hand.live(7260, step=60)
    at_hand.runner.keep()
    assert at_hand.on_disk.outcome is SessionOutcome.INTERRUPTED
    assert at_hand.on_disk.ended_at == MORNING + timedelta(seconds=30)


def test_a_running_session_does_not_expire(at_hand: AtHand) -> None:
    at_hand.live(15)
    assert not at_hand.runner.quiet


def test_a_correction_after_the_end_is_saved(at_hand: AtHand) -> None:
    at_hand.live(30)
    at_hand.runner.send(Finish())
    session = at_hand.runner.session
    assert session is not None
    assert at_hand.runner.finished
    at_hand.runner.amend(with_note(session, "slept badly"))
    assert at_hand.on_disk.note == "slept badly"


def test_a_session_that_is_left_before_its_first_hold_leaves_no_file(at_hand: AtHand) -> None:
    at_hand.live(5)
    at_hand.runner.send(Finish())
    at_hand.runner.close()
    assert at_hand.disk.saved == []


def test_nothing_is_reported_or_kept_before_the_start(tmp_path: Path) -> None:
    at_hand = runner_at_hand(tmp_path)
    at_hand.live(5)
    assert at_hand.runner.session is None
    assert not at_hand.events


def test_events_come_to_listeners_in_the_order_they_were_due(at_hand: AtHand) -> None:
    at_hand.live(200, step=1.5)
    times = [event.at for event in at_hand.events]
    assert times == sorted(times)
    assert isinstance(at_hand.events[-1], SessionFinished)
    assert sum(isinstance(event, SetFinished) for event in at_hand.events) == 2
