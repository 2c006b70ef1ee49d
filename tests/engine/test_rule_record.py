"""Rule 5: what is recorded, and that every session comes to its end."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan, Step
from hiptimer.engine.commands import Finish
from hiptimer.engine.events import SessionFinished, SetFinished
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import SessionOutcome, SetOutcome
from tests.support.engine_driver import Drive
from tests.support.engine_walks import Move, moves, plans, timed, walk
from tests.support.plans import REPS, plan_for

UNLIMITED = (Phase.READY, Phase.PAUSED, Phase.FINISHED)
"""Phases that only a command ends, if any."""


def finished_sets(drive: Drive) -> list[SetFinished]:
    return [event for event in drive.events if isinstance(event, SetFinished)]


def planned(finished: Sequence[SetFinished]) -> tuple[Step, ...]:
    return tuple(event.step for event in finished if not event.repeat)


@given(plan=plans(), steps=moves)
def test_every_set_passed_is_recorded_once_and_in_the_order_of_the_plan(
    plan: Plan, steps: list[Move]
) -> None:
    drive = Drive(plan)
    timed(drive, steps)
    finished = finished_sets(drive)
    assert [event.row for event in finished] == list(range(1, len(finished) + 1))
    assert planned(finished) == plan.sets[: len(planned(finished))]
    assert [row.step for row in drive.engine.ledger.rows] == [event.step for event in finished]
    before: list[Step] = []
    for event in finished:
        assert (event.step in before) is event.repeat
        before.append(event.step)


@given(plan=plans(), steps=moves)
def test_no_more_is_held_than_was_asked_for(plan: Plan, steps: list[Move]) -> None:
    drive = Drive(plan)
    timed(drive, steps)
    for event in finished_sets(drive):
        exercise = plan.exercise(event.step.entry)
        asked: float
        if exercise.hold_seconds is not None:
            assert event.done_reps is None
            asked = event.target
            assert asked <= exercise.hold_seconds
        else:
            assert event.target <= (exercise.reps or 0)
            assert 0 <= (event.done_reps or 0) <= event.target
            asked = event.target * (exercise.seconds_per_rep or float("inf"))
        assert 0 <= event.worked_seconds <= asked + 1e-9
        if event.outcome is SetOutcome.DONE and exercise.hold_seconds is not None:
            assert event.worked_seconds == event.target


@given(plan=plans(), steps=moves)
def test_finish_ends_the_session_from_wherever_it_is(plan: Plan, steps: list[Move]) -> None:
    drive = Drive(plan).start()
    for _ in walk(drive, steps):
        if drive.phase is Phase.FINISHED:
            return
        fork = drive.fork()
        fork.send(Finish())
        assert fork.phase is Phase.FINISHED


@given(plan=plans(), steps=moves)
def test_the_session_stands_still_only_where_something_is_owed(
    plan: Plan, steps: list[Move]
) -> None:
    drive = Drive(plan).start()
    for _ in walk(drive, steps):
        if drive.engine.wake_at is not None or drive.phase in UNLIMITED:
            continue
        if drive.phase is Phase.WAITING:
            assert drive.engine.owed
        else:
            assert drive.phase is Phase.REPS
            running = drive.engine.running
            assert running
            assert plan.exercise(running.entry).seconds_per_rep is None


@given(
    plan=plans(
        rating=RatingRule.CARRY_ON, advance=AdvanceRule.AUTO, unpaced=False, pain_ceiling=10
    ),
    steps=moves,
)
def test_where_nothing_can_be_owed_time_alone_ends_the_session(
    plan: Plan, steps: list[Move]
) -> None:
    drive = Drive(plan)
    timed(drive, steps)
    if drive.phase is not Phase.PAUSED:
        drive.finish()
        (end,) = (event for event in drive.events if isinstance(event, SessionFinished))
        completed = end.outcome is SessionOutcome.COMPLETED
        assert planned(finished_sets(drive)) == plan.sets or not completed


@given(plan=plans(), steps=moves, start=st.floats(0, 1e9))
def test_something_happens_when_the_engine_wants_to_be_woken(
    plan: Plan, steps: list[Move], start: float
) -> None:
    drive = Drive(plan, at=start).start()
    for _ in walk(drive, steps):
        if (due := drive.engine.wake_at) is not None:
            assert drive.fork().engine.advance(due)


def test_even_a_clock_that_runs_for_years_wakes_the_engine_on_time() -> None:
    # From a third of a year on, floats are more than a nanosecond apart.
    plan = plan_for(replace(REPS, seconds_per_rep=0.700000001, reps=7, prepare_seconds=0))
    for hundredth in range(100):
        drive = Drive(plan, at=1e8 + hundredth / 100).start()
        drive.finish()
