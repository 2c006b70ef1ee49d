"""Digests said in one line: when a session began, what it was rated, and what else is known."""

from datetime import datetime, timedelta, timezone

from hiptimer.model.digest import SessionDigest, SideDigest
from hiptimer.model.protocol import Side
from hiptimer.model.session import SessionOutcome

HERE = timezone(timedelta(hours=11))


def at(text: str) -> datetime:
    """Read "2026-11-23 07:18" as a time of a place eleven hours east; an offset may stand there."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def done(
    *pains: int | None, exercise: str = "hover", side: Side = Side.LEFT, seconds: float = 60.0
) -> SideDigest:
    """Return the sets of an exercise on one side, by their ratings."""
    rated = [pain for pain in pains if pain is not None]
    return SideDigest(
        exercise=exercise,
        name=exercise.capitalize(),
        side=side,
        worst=max(rated, default=None),
        pain_sum=sum(rated),
        rated=len(rated),
        worked_seconds=seconds,
    )


def session_digest(
    started_at: str,
    *sides: SideDigest,
    ceiling: int = 3,
    before: int | None = None,
    next_day: int | None = None,
) -> SessionDigest:
    """Return a session that was completed."""
    return SessionDigest(
        id=started_at,
        started_at=at(started_at),
        protocol_id="holds",
        protocol_name="Holds",
        pain_ceiling=ceiling,
        outcome=SessionOutcome.COMPLETED,
        stop_reason=None,
        done_sets=3,
        planned_sets=3,
        pain_before=before,
        pain_next_day=next_day,
        sides=sides,
    )
