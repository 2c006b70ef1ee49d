"""The list of past sessions, newest first, and then the files that are not sessions."""

from collections.abc import Callable, Sequence
from typing import Final

from textual.content import Content

from hiptimer.tui.screens.history.session_rows import FileRow, SessionRow
from hiptimer.tui.widgets.long_list import LongList
from hiptimer.tui.widgets.pain_marks import CELLS, NUMBER_CELLS, pain_bar, pain_number
from hiptimer.tui.widgets.text_lines import GAP, plain, two_ends

Row = SessionRow | FileRow
Fetch = Callable[[range], Sequence[Row]]

WHEN, SETS, ENDING = len("20/21 Nov 'yy 00:18"), len("12 of 24"), len("interrupted")
PAIN: Final = CELLS + 1 + NUMBER_CELLS

SHORTEST_NAME: Final = 20
"""Cells of a protocol's name; if fewer are left, a row takes two lines."""

BESIDE_NAME: Final = WHEN + SETS + PAIN + ENDING + 4 * GAP

BESIDE_WHEN: Final = GAP + len("12/24 ") + ENDING
"""Cells beside the time in a line with room for the sets before the ending."""

NARROWEST_BAR: Final = PAIN + GAP + 10
"""Cells of a line with room for the bar and for enough of a name to recognise it."""


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
