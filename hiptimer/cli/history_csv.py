"""The sets of a session as lines of CSV: one set a line, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
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
"""This order never changes; new columns are added at the end."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula; the last four are full-width characters."""

_Cell = str | int | float | None


def header() -> str:
    """Return the first line."""
    return _lines([COLUMNS])


def lines_of(session: Session, settings: Settings, exercise: str = "") -> str:
    """Return a line for each set of `session`, or only for those of one `exercise`."""
    texts = _Texts()
    rows = (_of_the_set(row, texts) for row in session.sets if exercise in ("", row.exercise))
    before = _lines([_of_the_session(session, settings)]).removesuffix("\n")
    return "".join(f"{before},{line}\n" for line in _lines(rows).split("\n") if line)


class _Texts(dict[str, str]):
    """Texts from files, made safe for a cell; most occur in many rows."""

    def __missing__(self, text: str) -> str:
        safe = self[text] = _safe(text)
        return safe


def _of_the_session(session: Session, settings: Settings) -> tuple[_Cell, ...]:
    protocol = session.protocol
    return (
        session.id,
        settings.day_of(session.started_at).isoformat(),
        session.started_at.isoformat(),
        session.ended_at.isoformat() if session.ended_at else None,
        session.outcome,
        session.stop_reason,
        _safe(protocol.id),
        _safe(protocol.name),
        protocol.stage,
        protocol.pain_ceiling,
        session.pain_before,
        session.pain_next_day,
        _safe(session.note),
    )


def _of_the_set(row: SetRecord, texts: _Texts) -> tuple[_Cell, ...]:
    return (
        row.entry,
        texts[row.exercise],
        texts[row.name],
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
        texts[row.load],
    )


def _safe(text: str) -> str:
    """Keep a text on its line, and from being evaluated as a formula."""
    line = one_line(text)
    return f"'{line}" if text.startswith(_FORMULA) or line.startswith(_FORMULA) else line


def _lines(rows: Iterable[Sequence[_Cell]]) -> str:
    page = StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    return page.getvalue()
