"""The pain of one exercise on one side, session after session.

A session in which nothing was rated has its place here without a number: it is a gap, never 0.
Whether the numbers say anything is told by `change`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from msgspec import Struct

from hiptimer.model.digest import SessionDigest, SideDigest
from hiptimer.model.side import Side


class PainPoint(Struct, frozen=True, kw_only=True):
    """What one session says: all 0-10, and None for what was not rated.

    `worst` and `mean` are of the sets of this exercise on this side; `before`, `next_day` and
    `ceiling` are the session's own. `day` is the day it counts for.
    """

    at: datetime
    day: date
    worst: int | None
    mean: float | None
    before: int | None
    next_day: int | None
    ceiling: int


def pain_series(
    digests: Iterable[SessionDigest],
    exercise: str,
    side: Side,
    day_of: Callable[[datetime], date],
) -> tuple[PainPoint, ...]:
    """List a point for each session that had `exercise` (its id) on `side`, the oldest first."""
    found = [_point(told, row, day_of) for told, row in _rows(digests, exercise, side)]
    return tuple(sorted(found, key=lambda point: point.at))


def _rows(
    digests: Iterable[SessionDigest], exercise: str, side: Side
) -> Iterator[tuple[SessionDigest, SideDigest]]:
    for told in digests:
        for row in told.sides:
            if row.exercise == exercise and row.side is side:
                yield told, row


def _point(told: SessionDigest, row: SideDigest, day_of: Callable[[datetime], date]) -> PainPoint:
    return PainPoint(
        at=told.started_at,
        day=day_of(told.started_at),
        worst=row.worst,
        mean=row.mean,
        before=told.pain_before,
        next_day=told.pain_next_day,
        ceiling=told.pain_ceiling,
    )
