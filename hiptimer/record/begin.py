"""The start of a record: who, when and what, and how the day departs from the prescription."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine.plan import Plan
from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Side, sides_for
from hiptimer.model.session import Adjustment, Cause, Choice, Session


class SessionHead(Struct, frozen=True, kw_only=True):
    """A session's name and the device it ran on."""

    id: str
    app_version: str
    device: str


def begin(
    plan: Plan, head: SessionHead, started_at: datetime, pain_before: int | None = None
) -> Session:
    """Open the record of a session that begins at `started_at` (local time with its offset)."""
    at = started_at.replace(microsecond=0)
    return Session(
        id=head.id,
        app_version=head.app_version,
        device=head.device,
        started_at=at,
        rules=plan.rules,
        protocol=plan.protocol,
        sets_today=plan.sets_today,
        pain_before=pain_before,
        adjustments=tuple(_departures(plan, at)),
    )


def go_on(session: Session, at: datetime) -> Session:
    """Record that an unfinished session resumes at `at`, after a crash."""
    now = max(at.replace(microsecond=0), session.last_second)
    resumed = Adjustment(
        at=now,
        after_set=len(session.sets),
        cause=Cause.CRASH,
        choice=Choice.RESUMED,
        seconds=(now - session.last_second).total_seconds(),
    )
    return replace(session, adjustments=(*session.adjustments, resumed))


def _departures(plan: Plan, at: datetime) -> Iterator[Adjustment]:
    """Yield where the choices of the day differ from the prescription."""
    for exercise, counts in zip(plan.protocol.exercises, plan.sets_today, strict=True):
        for choice, detail in _differences(exercise, counts, plan):
            yield Adjustment(at=at, after_set=0, cause=Cause.PERSON, choice=choice, detail=detail)


def _differences(exercise: Exercise, counts: SetsToday, plan: Plan) -> Iterator[tuple[Choice, str]]:
    prescribed = sides_for(exercise.side, plan.rules.affected_side)
    if len(counts) > len(prescribed):
        yield Choice.MORE_SETS, f"{exercise.name}: both sides"
    elif set(counts) != set(prescribed):
        (side,) = counts
        yield Choice.ONE_SIDE, f"{exercise.name}: the {side} side only"
    count = max(counts.values(), default=0)
    if count != exercise.sets:
        choice = Choice.FEWER_SETS if count < exercise.sets else Choice.MORE_SETS
        sides = " on each side" if Side.BILATERAL not in counts and len(counts) > 1 else ""
        many = "set" if count == 1 else "sets"
        yield choice, f"{exercise.name}: {count} {many} instead of {exercise.sets}{sides}"
