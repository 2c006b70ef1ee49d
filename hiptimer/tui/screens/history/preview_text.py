"""One past session in full: what was planned and done set by set, the pain, what differed.

It comes from the session's file; later changes of the protocol don't matter.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hiptimer.model.blocks import Block, blocks_of
from hiptimer.model.choices import SetsToday
from hiptimer.model.session import (
    Session,
    SetOutcome,
    SetRecord,
)
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.wording.adjustments import departures
from hiptimer.wording.doses import TIMES, dose_words, sides_words
from hiptimer.wording.lengths import seconds_words
from hiptimer.wording.session import SKIPPED, ended_words, headline

BEFORE, AFTER = "Before", "Night or next morning"

RESUMABLE: Final = "hiptimer offers to resume it at the next start."


class SetCell(Struct, frozen=True, kw_only=True):
    """One set: its row in the file (from 1; None if it was never reached), and what was done."""

    row: int | None
    number: int
    mark: MarkValue
    done: str = ""
    again: bool = False


class SideColumn(Struct, frozen=True):
    """The sets of one side, in order; `side` is empty if both legs worked at once."""

    side: str
    cells: tuple[SetCell, ...]


class ExerciseSummary(Struct, frozen=True):
    """One exercise: its name, what was planned, and its sides beside each other."""

    name: str
    planned: str
    columns: tuple[SideColumn, ...]


class PreviewText(Struct, frozen=True, kw_only=True):
    """A whole session in words and cells."""

    protocol: str
    headline: str
    ended: str
    ceiling: int
    parts: tuple[ExerciseSummary, ...]
    before: int | None
    after: int | None
    changes: tuple[str, ...]
    note: str


def preview_of(session: Session) -> PreviewText:
    """Return `session` in full."""
    return PreviewText(
        protocol=session.protocol.name,
        headline=headline(session),
        ended=_ended(session),
        ceiling=session.protocol.pain_ceiling,
        parts=tuple(_parts(session)),
        before=session.pain_before,
        after=session.pain_next_day,
        changes=departures(session),
        note=session.note,
    )


def _ended(session: Session) -> str:
    """Return how it ended, or for one without an end, what can be done about that."""
    ended = ended_words(session)
    return ended if session.outcome else f"{ended} {RESUMABLE}"


def _parts(session: Session) -> Iterator[ExerciseSummary]:
    blocks = blocks_of(session)
    for entry, exercise in enumerate(session.protocol.exercises, 1):
        own = [block for block in blocks if block.entry == entry]
        counts = session.sets_today[entry - 1]
        columns = tuple(_column(session, block) for block in own)
        yield ExerciseSummary(
            exercise.name, _planned(dose_words(exercise, counts), counts), columns
        )


def _planned(dose: str, counts: SetsToday) -> str:
    """Return the dose; if the sides have different numbers of sets, with each number."""
    if len(set(counts.values())) < 2:
        return dose
    numbers = ", ".join(f"{side.value} {number}" for side, number in counts.items())
    return f"{numbers} {TIMES} {dose.partition(f' {TIMES} ')[2]}"


def _column(session: Session, block: Block) -> SideColumn:
    side = sides_words((block.side,))
    records = [(row, session.sets[row - 1]) for row in block.rows]
    done = sum(not record.repeat for _, record in records)
    to_come = (
        SetCell(row=None, number=number, mark=MarkValue())
        for number in range(done + 1, block.planned + 1)
    )
    return SideColumn(side, (*(_cell(row, record) for row, record in records), *to_come))


def _cell(row: int, record: SetRecord) -> SetCell:
    return SetCell(
        row=row,
        number=record.number,
        mark=MarkValue(record.outcome, record.pain),
        done=_done(record),
        again=record.repeat,
    )


def _done(record: SetRecord) -> str:
    if record.outcome is SetOutcome.SKIPPED and not record.worked_seconds:
        return SKIPPED
    if record.target_seconds is not None:
        return seconds_words(record.held_seconds or 0)
    return f"{'?' if record.done_reps is None else record.done_reps} {TIMES}"
