"""Makes the rows of the summary: what was planned and held, an exercise and side a row."""

from collections.abc import Iterator

from msgspec import Struct

from hiptimer.model.protocol import Side
from hiptimer.model.session import Session, SetOutcome, SetRecord
from hiptimer.tui.widgets.block_table import BlockRow
from hiptimer.tui.widgets.set_marks import MarkValue
from hiptimer.wording.doses import sides_words
from hiptimer.wording.lengths import seconds_number
from hiptimer.wording.session import SKIPPED, done_words, paused_words, record_name


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


def block_row(session: Session, block: Block, here: int | None) -> BlockRow:
    """Return a block in words and marks; `here` is the row (from 1) that has the cursor."""
    exercise = session.protocol.exercises[block.entry - 1]
    records = [session.sets[row - 1] for row in block.rows]
    to_come = block.planned - sum(not record.repeat for record in records)
    marks = (*(MarkValue(each.outcome, each.pain) for each in records), *(MarkValue(),) * to_come)
    return BlockRow(
        name=exercise.name,
        side=sides_words((block.side,)),
        done=_done(records, block.planned, exercise.hold_seconds, exercise.reps),
        marks=marks,
        here=block.rows.index(here) if here in block.rows else None,
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


def set_words(record: SetRecord) -> str:
    """Return one set, "Set 2, left: 20 of 20 s", and how to count repetitions if it is open."""
    done = done_words(record)
    if record.target_reps is not None and record.done_reps is None and done != SKIPPED:
        done = f"how many of {record.target_reps}? Count with + and -"
    return f"{record_name(record)}: {', '.join(filter(None, (done, paused_words(record))))}"


def counted_further(record: SetRecord, step: int) -> int:
    """Count repetitions up or down; the first step only says that all were done."""
    target, done = record.target_reps or 0, record.done_reps
    return target if done is None else max(0, min(done + step, target))


def _rows(session: Session, entry: int, side: Side) -> Iterator[int]:
    return (
        row
        for row, record in enumerate(session.sets, 1)
        if (record.entry, record.side) == (entry, side)
    )


def _done(
    records: list[SetRecord], planned: int, hold_seconds: int | None, reps: int | None
) -> str:
    if hold_seconds is not None:
        held = sum(record.held_seconds or 0 for record in records)
        return f"{seconds_number(held)} of {planned * hold_seconds} s"
    known = sum(record.done_reps or 0 for record in records)
    unknown = " + ?" if any(record.done_reps is None for record in records) else ""
    return f"{known}{unknown} of {planned * (reps or 0)}"
