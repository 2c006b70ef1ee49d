"""Rules 1 and 2: no drift, and however often the engine is given the time, the same happens."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Interrupt
from hiptimer.engine.events import Event, PhaseStarted, SetFinished
from hiptimer.model.choices import AdvanceRule, RatingRule
from tests.support.engine_driver import Drive, happened
from tests.support.engine_walks import Move, moves, plans, timed
from tests.support.plans import HOLD, REPS, plan_for

DAY = 86_400


def exactly(seconds: float) -> int:
    """Whole nanoseconds, in which sums are exact."""
    return round(seconds * 1_000_000_000)


@given(
    plan=plans(rating=RatingRule.CARRY_ON, advance=AdvanceRule.AUTO, unpaced=False),
    start=st.floats(0, 1e6),
    looks=st.lists(st.floats(0, 900), max_size=20),
)
def test_every_phase_begins_where_the_planned_ones_before_it_end(
    plan: Plan, start: float, looks: list[float]
) -> None:
    drive = Drive(plan, at=start).start()
    for look in looks:
        drive.wait(look)
    drive.finish()
    begun = [event for event in drive.events if isinstance(event, PhaseStarted)]
    due = exactly(start)
    for step, event in zip((step for step in plan.steps if step.seconds), begun, strict=False):
        assert exactly(event.at) == due
        assert event.phase is step.phase
        due += exactly(step.seconds or 0)
    waiting, finished = begun[-2:]
    assert (exactly(waiting.at), waiting.phase) == (due, Phase.WAITING)
    assert (exactly(finished.at), finished.phase) == (due + exactly(120), Phase.FINISHED)


def test_a_session_of_24_hours_ends_to_the_nanosecond_when_it_is_due() -> None:
    paced = replace(REPS, sets=20, reps=100, seconds_per_rep=0.9, rest_seconds=30)
    held = replace(HOLD, sets=20, hold_seconds=90, rest_seconds=30)
    exercises = [replace(kind, prepare_seconds=0) for kind in [paced, held] * 18]
    drive = Drive(plan_for(*exercises), at=1234.567).start()
    while drive.phase is not Phase.WAITING:
        drive.wait(1.37)
    last = [event for event in drive.events if isinstance(event, SetFinished)][-1]
    # The rest after the last set is the one thing of the day that does not happen.
    assert exactly(last.at) - exactly(1234.567) == exactly(DAY - 30)


@given(plan=plans(), steps=moves, start=st.floats(0, 1e6))
def test_a_phase_that_time_ends_is_followed_at_its_deadline(
    plan: Plan, steps: list[Move], start: float
) -> None:
    drive = Drive(plan, at=start)
    timed(drive, steps)
    while (deadline := drive.engine.deadline) is not None:
        events = drive.engine.advance(deadline + 1000)
        changes = [event for event in events if isinstance(event, PhaseStarted)]
        assert changes[0].at == deadline
        for one, next_one in pairwise(changes):
            assert exactly(next_one.at) == exactly(one.at) + exactly(one.seconds or 0)


@given(plan=plans(), steps=moves, start=st.floats(0, 1e6), looks=st.lists(st.floats(0, 1)))
def test_how_often_the_engine_is_given_the_time_changes_nothing(
    plan: Plan, steps: list[Move], start: float, looks: list[float]
) -> None:
    drive = Drive(plan, at=start)
    sent = timed(drive, steps)
    drive.wait(1000)
    assert replayed(plan, sent, drive.at, sorted(looks)) == drive.events
    assert replayed(plan, sent, drive.at, []) == drive.events


def replayed(
    plan: Plan, sent: list[tuple[float, Command]], end: float, looks: list[float]
) -> list[Event]:
    """Send the same commands at the same times, and look on the way at these parts of each gap."""
    engine, events, before = Engine(plan), [], sent[0][0]
    for at, command in sent:
        until = command.since if isinstance(command, Interrupt) else at
        for look in looks:
            events += engine.advance(min(until, before + look * (until - before)))
        events += engine.send(command, at)
        before = at
    return happened([], events + engine.advance(end))
