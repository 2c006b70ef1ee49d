"""The sets of a session as lines of CSV: one set a line, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from typing import Final

from hiptimer.model.session import Session, SetRecord
from hiptimer.model.settings import Settings
from hiptimer.model.text import one_line

OF_THE_SESSION: Final = (
    *("session", "day", "session_started_at", "session_ended_at", "session_outcome"),
    *("stop_reason", "protocol", "protocol_name", "stage", "pain_ceiling", "pain_before"),
    *("pain_next_day", "note"),
)

OF_THE_SET: Final = (
    *("entry", "exercise", "exercise_name", "side", "number", "repeat", "started_at"),
    *("target_seconds", "held_seconds", "target_reps", "done_reps", "took_seconds"),
    *("paused_seconds", "rested_seconds", "outcome", "pain", "load"),
)

COLUMNS: Final = (*OF_THE_SESSION, *OF_THE_SET)
"""In this order for ever; what is new comes after them."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula; the last four are wide signs."""

_Cell = str | int | float | None


def header() -> str:
    """Write the first line."""
    return _lines([COLUMNS])


def lines_of(session: Session, settings: Settings, exercise: str = "") -> str:
    """Write a line for each set of `session`, or for those of one `exercise` only."""
    before = [_safe(cell) for cell in _of_the_session(session, settings)]
    return _lines(
        [*before, *map(_safe, _of_the_set(row))]
        for row in session.sets
        if exercise in ("", row.exercise)
    )


def _of_the_session(session: Session, settings: Settings) -> Iterator[_Cell]:
    protocol = session.protocol
    yield from (
        session.id,
        settings.day_of(session.started_at).isoformat(),
        session.started_at.isoformat(),
        _time(session.ended_at),
        session.outcome,
        session.stop_reason,
        protocol.id,
        protocol.name,
        protocol.stage,
        protocol.pain_ceiling,
        session.pain_before,
        session.pain_next_day,
        session.note,
    )


def _of_the_set(row: SetRecord) -> Iterator[_Cell]:
    yield from (
        row.entry,
        row.exercise,
        row.name,
        row.side,
        row.number,
        "true" if row.repeat else "false",
        row.started_at.isoformat(),
        row.target_seconds,
        row.held_seconds,
        row.target_reps,
        row.done_reps,
        row.took_seconds,
        row.paused_seconds,
        row.rested_seconds,
        row.outcome,
        row.pain,
        row.load,
    )


def _time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _safe(cell: _Cell) -> _Cell:
    """Keep a text on its line, and from being worked out as a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)
    return f"'{text}" if cell.startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _lines(rows: "Iterator[list[_Cell]] | list[tuple[str, ...]]") -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    return page.getvalue()
