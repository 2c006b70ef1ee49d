"""The list of past sessions, newest first, and then the files that are not sessions."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

from msgspec import Struct
from textual.content import Content

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import STOPS, Ending, SessionDigest, ending_of
from hiptimer.model.text import one_line
from hiptimer.runner.history_list import OtherFile
from hiptimer.tui.widgets.long_list import LongList
from hiptimer.tui.widgets.pain_marks import CELLS, NUMBER_CELLS, pain_bar, pain_number
from hiptimer.tui.widgets.text_lines import GAP, plain, two_ends

OTHER: Final = "not a hiptimer session file"

NIGHT: Final = len("Sat 21")
"""Cells of a night instead of a day."""

DayOf = Callable[[datetime], date]

WHEN, SETS, ENDING = len("20/21 Nov 'yy 00:18"), len("12 of 24"), len("interrupted")
PAIN: Final = CELLS + 1 + NUMBER_CELLS

SHORTEST_NAME: Final = 20
"""Cells of a protocol's name; if fewer are left, a row takes two lines."""

BESIDE_NAME: Final = WHEN + SETS + PAIN + ENDING + 4 * GAP

BESIDE_WHEN: Final = GAP + len("12/24 ") + ENDING
"""Cells beside the time in a line with room for the sets before the ending."""

NARROWEST_BAR: Final = PAIN + GAP + 10
"""Cells of a line with room for the bar and for enough of a name to recognise it."""


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


Row = SessionRow | FileRow
Fetch = Callable[[range], Sequence[Row]]

GONE: Final = FileRow("", "it is gone by now", "")
"""Shown for a moment if something else removed a session."""


class SessionList(LongList):
    """Shows the rows that `fetch` returns; of `total`, it reads only those in view."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch

    def row_lines(self, width: int) -> int:
        """Return 2 if not everything fits one line."""
        return 1 if width >= BESIDE_NAME + SHORTEST_NAME else 2

    def some_rows(self, places: range, width: int) -> Sequence[Sequence[Content]]:
        """Return the rows at `places` in the same columns."""
        draw = _one_line if self.row_lines(width) == 1 else _two_lines
        return [draw(row, width) for row in self._fetch(places)]


def _one_line(row: Row, width: int) -> Sequence[Content]:
    if isinstance(row, FileRow):
        name = plain(row.name).truncate(width // 2, ellipsis=True)
        return (Content.assemble(name, " " * GAP, plain(row.reason, "$text-warning")),)
    gap = " " * GAP
    line = Content.assemble(
        plain(row.when).truncate(WHEN, pad=True),
        gap,
        plain(row.protocol).truncate(width - BESIDE_NAME, ellipsis=True, pad=True),
        gap,
        f"{row.done} of {row.planned}".rjust(SETS),
        gap,
        _pain(row),
        gap,
        row.ending,
    )
    return (line,)


def _two_lines(row: Row, width: int) -> Sequence[Content]:
    if isinstance(row, FileRow):
        return (plain(row.name), plain(row.reason, "$text-warning"))
    sets = f"{row.done}/{row.planned} " if width >= len(row.when) + BESIDE_WHEN else ""
    pain = _pain(row) if width >= NARROWEST_BAR else pain_number(row.worst, row.ceiling)
    return (
        two_ends(plain(row.when), Content(f"{sets}{row.ending}"), width),
        two_ends(plain(row.protocol), pain, width),
    )


def _pain(row: SessionRow) -> Content:
    bar = pain_bar(row.worst, row.ceiling)
    return Content.assemble(bar, " ", pain_number(row.worst, row.ceiling))


# Sessions and files as rows


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


def file_row(file: OtherFile) -> FileRow:
    """Return a file with the reason why it can't be shown."""
    if not isinstance(file, UnreadableError):
        return FileRow(one_line(file.name), OTHER, one_line(str(file)))
    path = one_line(str(file.path))
    return FileRow(one_line(file.path.name), one_line(file.problem).replace(path, "it"), path)


def row_of(found: SessionDigest | OtherFile | None, day_of: DayOf, today: date) -> Row:
    """Return what is in a place of the list as a row; None is a session that is gone."""
    match found:
        case None:
            return GONE
        case SessionDigest():
            return session_row(found, day_of, today)
        case _:
            return file_row(found)


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
