"""A session that goes on after a crash stays one session, and says that it was interrupted."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Extend, Pause, Rate, Resume, SkipPhase
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SessionOutcome
from hiptimer.record import Recorder, with_resumption
from tests.support.engine_transcript import short, transcript
from tests.support.fakes import MORNING
from tests.support.plans import BRISK, EACH, GUIDE, HOLD, REPS, plan_for
from tests.support.recording import Recording, resumed, through_file


def crashed_in_the_first_rest() -> Session:
    return Recording(plan_for(HOLD)).start().reach(Phase.REST).session


def test_resuming_is_written_with_the_time_that_was_lost() -> None:
    session = crashed_in_the_first_rest()
    later = MORNING + timedelta(minutes=5)
    assert with_resumption(session, later).adjustments == (
        Adjustment(
            at=later,
            after_set=1,
            cause=Cause.CRASH,
            choice=Choice.RESUMED,
            seconds=270,
        ),
    )


def test_a_clock_that_went_back_in_between_makes_no_time_negative() -> None:
    session = crashed_in_the_first_rest()
    (resumption,) = with_resumption(session, MORNING - timedelta(days=1)).adjustments
    assert (resumption.at, resumption.seconds) == (session.last_second, 0)


def test_resuming_twice_counts_each_time_once() -> None:
    once = with_resumption(crashed_in_the_first_rest(), MORNING + timedelta(minutes=5))
    twice = with_resumption(once, MORNING + timedelta(minutes=7))
    assert [entry.seconds for entry in twice.adjustments] == [270, 120]


def test_the_time_between_is_neither_active_nor_paused() -> None:
    session = crashed_in_the_first_rest()
    assert session.active_seconds == 30
    again = resumed(session).start()
    again.reach(Phase.WAITING)
    assert again.session.active_seconds == 30 + 10 + 20
    assert again.session.paused_seconds == 0


def test_the_next_set_is_prepared_for_as_if_it_were_the_first() -> None:
    again = resumed(crashed_in_the_first_rest()).start()
    assert (again.phase, again.engine.remaining(again.at)) == (Phase.PREPARE, 10)
    again.reach(Phase.HOLD)
    position = again.engine.position
    assert position
    assert short(position) == "1B2"


def test_it_can_still_be_completed() -> None:
    again = resumed(crashed_in_the_first_rest()).start().finish()
    assert again.session.outcome is SessionOutcome.COMPLETED
    assert [row.number for row in again.session.sets] == [1, 2]


def test_the_set_before_the_crash_can_be_rated_while_preparing() -> None:
    again = resumed(crashed_in_the_first_rest()).start()
    again.send(Rate(2))
    assert again.session.sets[0].pain == 2


def test_a_rating_that_was_waited_for_still_is() -> None:
    recording = Recording(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.WAITING)
    again = resumed(recording.session).start()
    assert (again.phase, again.engine.owed.rating) == (Phase.WAITING, True)


def test_a_rating_that_was_waived_is_not_waited_for_again() -> None:
    recording = Recording(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.WAITING)
    recording.send(SkipPhase())
    assert resumed(recording.session).start().phase is Phase.PREPARE


def test_a_decision_that_was_open_still_is() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.REST)
    recording.send(Rate(6))
    again = resumed(through_file(recording.session)).start()
    assert again.engine.owed.decision == recording.engine.owed.decision
    assert "waiting" in transcript(again.events)
    assert "prepare 10 1B2" in again.send(Decide(Choice.CARRY_ON))


def test_what_was_decided_stays_decided() -> None:
    exercise = replace(HOLD, sets=3, side=EACH, guide=GUIDE)
    recording = Recording(plan_for(exercise, REPS)).start().reach(Phase.REST)
    for pain, choice in ((4, Choice.EASIER), (5, Choice.SHORTER), (6, Choice.CARRY_ON)):
        recording.send(Rate(pain))
        recording.send(Decide(choice))
    again = resumed(through_file(recording.session)).start()
    assert again.engine.ledger.easier == recording.engine.ledger.easier
    assert again.engine.ledger.carried == {(1, "left"): 6}
    again.reach(Phase.HOLD)
    assert again.engine.remaining(again.at) == 10
    again.reach(Phase.REST)
    again.send(Rate(6))
    assert not again.engine.owed
    again.send(Rate(7))
    assert again.engine.owed.decision


@pytest.mark.parametrize("choice", [Choice.EASIER, Choice.SHORTER, Choice.CARRY_ON])
def test_a_number_that_was_decided_about_is_not_asked_about_again(choice: Choice) -> None:
    recording = Recording(plan_for(replace(HOLD, guide=GUIDE))).start().reach(Phase.REST)
    recording.send(Rate(5))
    recording.send(Decide(choice))
    again = resumed(through_file(recording.session)).start()
    assert again.engine.owed.decision is None
    assert again.reach(Phase.HOLD).engine.running is not None


def test_when_every_set_was_passed_only_the_missing_ratings_are_asked_for() -> None:
    recording = Recording(plan_for(BRISK)).start().reach(Phase.WAITING)
    again = resumed(recording.session).start()
    assert again.engine.at_last_wait
    again.send(Rate(1))
    again.send(Rate(2, row=1))
    assert again.session.outcome is SessionOutcome.COMPLETED


def test_when_nothing_was_missing_any_more_it_is_complete_at_once() -> None:
    recording = Recording(plan_for(replace(BRISK, sets=1))).start().reach(Phase.WAITING)
    (row,) = recording.session.sets
    rated = replace(recording.session, sets=(replace(row, pain=1),))
    assert resumed(rated).start().session.outcome is SessionOutcome.COMPLETED


def test_departures_that_decide_nothing_change_nothing() -> None:
    recording = Recording(plan_for(HOLD, advance=AdvanceRule.KEY)).start()
    recording.send(Extend(10))
    recording.reach(Phase.REST)
    recording.send(Pause(), after=3)
    recording.send(Resume(), after=3)
    again = resumed(recording.session)
    assert again.engine.ledger.left_out == frozenset()
    assert again.engine.ledger.targets == {}


def test_later_times_are_counted_from_the_moment_of_going_on() -> None:
    session = crashed_in_the_first_rest()
    later = with_resumption(session, MORNING + timedelta(hours=1))
    recorder = Recorder(later, started_at=later.adjustments[-1].at, at=50.0)
    assert recorder.wall(60.5) == MORNING + timedelta(hours=1, seconds=10)
