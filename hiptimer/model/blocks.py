"""A session by exercise and side: which of its rows belong together, and which to rate first."""

from collections.abc import Iterator

from msgspec import Struct

from hiptimer.model.protocol import Side
from hiptimer.model.session import Session, SetOutcome


class Block(Struct, frozen=True):
    """One exercise on one side: the rows (from 1) of its sets, and how many were planned."""

    entry: int
    side: Side
    rows: tuple[int, ...]
    planned: int


def blocks_of(session: Session) -> tuple[Block, ...]:
    """List every exercise and side that was planned, in the order of doing."""
    return tuple(
        Block(entry, side, tuple(_rows(session, entry, side)), count)
        for entry, counts in enumerate(session.sets_today, 1)
        for side, count in counts.items()
    )


def row_to_begin(session: Session) -> int:
    """Return where the cursor begins: at the first set that could be rated and is not."""
    missing = (
        row
        for row, record in enumerate(session.sets, 1)
        if record.pain is None and record.outcome is not SetOutcome.SKIPPED
    )
    return next(missing, 1)


def last_row(session: Session) -> int:
    """Return the row of the set that was done last, from 1."""
    done = (
        row
        for row, record in enumerate(session.sets, 1)
        if record.outcome is not SetOutcome.SKIPPED
    )
    return max(done, default=max(1, len(session.sets)))


def _rows(session: Session, entry: int, side: Side) -> Iterator[int]:
    return (
        row
        for row, record in enumerate(session.sets, 1)
        if (record.entry, record.side) == (entry, side)
    )
