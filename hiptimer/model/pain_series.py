"""The pain of one exercise on one side, session after session.

A session without ratings keeps its place, without a number: it is a gap, never 0. Whether the
numbers amount to a change is decided in `change`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from msgspec import Struct

from hiptimer.model.digest import SessionDigest, SideDigest
from hiptimer.model.protocol import Side


class PainPoint(Struct, frozen=True, kw_only=True):
    """The pain in one session: all values 0-10, and None for what was not rated.

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
    """Return a point for each session that had `exercise` (its id) on `side`, the oldest first."""
    found = [_point(digest, row, day_of) for digest, row in _rows(digests, exercise, side)]
    return tuple(sorted(found, key=lambda point: point.at))


def _rows(
    digests: Iterable[SessionDigest], exercise: str, side: Side
) -> Iterator[tuple[SessionDigest, SideDigest]]:
    for digest in digests:
        for row in digest.sides:
            if row.exercise == exercise and row.side is side:
                yield digest, row


def _point(digest: SessionDigest, row: SideDigest, day_of: Callable[[datetime], date]) -> PainPoint:
    return PainPoint(
        at=digest.started_at,
        day=day_of(digest.started_at),
        worst=row.worst,
        mean=row.mean,
        before=digest.pain_before,
        next_day=digest.pain_next_day,
        ceiling=digest.pain_ceiling,
    )
