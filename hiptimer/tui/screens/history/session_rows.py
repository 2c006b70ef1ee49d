"""A past session as a row in words, and a file that is not a session in the same columns."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import STOPS, Ending, SessionDigest, ending_of
from hiptimer.model.text import one_line

OTHER: Final = "not a hiptimer session file"

NIGHT: Final = len("Sat 21")
"""Cells of a night instead of a day."""

DayOf = Callable[[datetime], date]


class SessionRow(Struct, frozen=True, kw_only=True):
    """One session: when, which protocol, sets done and planned, the worst pain, the ending."""

    when: str
    protocol: str
    done: int
    planned: int
    worst: int | None
    ceiling: int
    ending: str


class FileRow(Struct, frozen=True):
    """A file in the folder of sessions that can't be shown as a session, and the reason."""

    name: str
    reason: str
    path: str


def session_row(digest: SessionDigest, day_of: DayOf, today: date) -> SessionRow:
    """Return `digest` as a row; its day is the one that the settings count it for."""
    return SessionRow(
        when=moment_words(digest.started_at, day_of, today),
        protocol=digest.protocol_name,
        done=digest.done_sets,
        planned=digest.planned_sets,
        worst=digest.worst,
        ceiling=digest.pain_ceiling,
        ending=ending_word(digest),
    )


def unreadable_row(error: UnreadableError) -> FileRow:
    """Return the row of a file that can't be read."""
    path = one_line(str(error.path))
    return FileRow(one_line(error.path.name), one_line(error.problem).replace(path, "it"), path)


def moment_words(moment: datetime, day_of: DayOf, today: date) -> str:
    """Return "Sat 21 Nov 07:18", or in another year "21 Nov 2025 07:18".

    A session that counts for the day before is shown as the night between two days, " 20/21 Nov
    00:18", so that no row seems to be in the wrong place.
    """
    day, other_year = day_of(moment), moment.year != today.year
    if day != moment.date():
        year = f" \N{RIGHT SINGLE QUOTATION MARK}{moment:%y}" if other_year else ""
        night = f"{day.day:2}/{moment.day}".rjust(0 if year else NIGHT)
        return f"{night} {moment:%b}{year} {moment:%H:%M}"
    if other_year:
        return f"{day.day:2} {day:%b} {day.year} {moment:%H:%M}"
    return f"{day:%a} {day.day:2} {day:%b} {moment:%H:%M}"


def ending_word(digest: SessionDigest) -> str:
    """Return how a session ended; if it was stopped, the only reason shown is pain."""
    ending = ending_of(digest.outcome, digest.stop_reason)
    return (Ending.STOPPED if ending in STOPS - {Ending.PAIN} else ending).value
