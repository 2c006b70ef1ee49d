"""Makes the rows of the summary: what was planned and held, an exercise and side a row."""

from hiptimer.model.blocks import Block
from hiptimer.model.session import Session, SetRecord
from hiptimer.tui.widgets.block_table import BlockRow
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.wording.doses import sides_words
from hiptimer.wording.lengths import seconds_number
from hiptimer.wording.session import SKIPPED, done_words, paused_words, record_name


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


def set_words(record: SetRecord) -> str:
    """Return one set, "Set 2, left: 20 of 20 s", and how to count repetitions if it is open."""
    done = done_words(record)
    if record.target_reps is not None and record.done_reps is None and done != SKIPPED:
        done = f"how many of {record.target_reps}? Count with + and -"
    return f"{record_name(record)}: {', '.join(filter(None, (done, paused_words(record))))}"


def _done(
    records: list[SetRecord], planned: int, hold_seconds: int | None, reps: int | None
) -> str:
    if hold_seconds is not None:
        held = sum(record.held_seconds or 0 for record in records)
        return f"{seconds_number(held)} of {planned * hold_seconds} s"
    known = sum(record.done_reps or 0 for record in records)
    unknown = " + ?" if any(record.done_reps is None for record in records) else ""
    return f"{known}{unknown} of {planned * (reps or 0)}"
