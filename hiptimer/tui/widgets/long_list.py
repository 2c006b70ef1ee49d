"""A list of any length with a pointer, which reads only the rows in view.

It does not scroll while the pointer moves within it, and shows what is around the pointer as soon
as that reaches an edge.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import POINTER, PointerList

ROWS_WITH_EDGES: Final = 3
"""From this many rows on, the rows beside the pointer stay in view."""


class _Row(Struct, frozen=True):
    """A row's drawing, and the lines that it takes while the pointer is elsewhere."""

    drawn: Sequence[Content]
    lines: Sequence[Content]


class LongList(PointerList):
    """Shows `total` rows, all with the same number of lines."""

    DEFAULT_CSS = "LongList { height: 1fr; }"

    total: reactive[int] = reactive(0, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._start = 0
        self._kept: dict[int, _Row] = {}
        self._kept_for = 0

    def ask_again(self) -> None:
        """Read the rows again, because they may have changed."""
        self._kept.clear()
        self.look_again()

    watch_total = ask_again

    @property
    def count(self) -> int:
        """The number of rows."""
        return self.total

    @property
    def scrolls(self) -> bool:
        """Whether some rows are out of view."""
        return self.total * self.row_lines(room_for_text(self.size.width)) > self.size.height

    @property
    def page(self) -> int:
        """The number of rows in view, at least one."""
        return max(1, self.size.height // self.row_lines(room_for_text(self.size.width)))

    def row_lines(self, width: int) -> int:
        """Return how many lines a row has within `width` cells."""
        raise NotImplementedError

    def some_rows(self, places: range, width: int) -> Sequence[Sequence[Content]]:
        """Return the rows at `places` within `width` cells."""
        raise NotImplementedError

    def _window(self, width: int, height: int) -> list[tuple[int, Content]]:
        """Return only the rows around the highlighted one."""
        if not self.total or height < 1:
            return []
        room = room_for_text(width)
        each = self.row_lines(room)
        start = self._start = self._first_line(each, height)
        places = range(start // each, min(self.total, -(-(start + height) // each)))
        drawn = [
            (place, line)
            for place, row in self._rows_in_view(places, room).items()
            for line in (self._pointed(row, room) if place == self.highlighted else row.lines)
        ]
        skipped = start - places.start * each
        return drawn[skipped : skipped + height]

    def _first_line(self, each: int, height: int) -> int:
        """Return the first line in view.

        It stays while the pointer and a row on both sides of it are in view. If there is room, the
        first row in view is a whole one.
        """
        own, lines = self.highlighted * each, self.total * each
        edge = each if height >= each * ROWS_WITH_EDGES else 0
        from_line, to_line = max(0, own - edge), min(lines, own + each + edge)
        start = self._start
        if not start <= from_line < to_line <= start + height:
            start = own + each // 2 - height // 2
            whole = start - start % each
            start = whole if own + each <= whole + height else start
        return max(0, min(start, lines - height, own))

    def _rows_in_view(self, places: range, room: int) -> dict[int, _Row]:
        """Return the rows in view; only those that were not in view before are drawn."""
        kept = self._kept if self._kept_for == room else {}
        new = [place for place in places if place not in kept]
        if new:
            asked = range(new[0], new[-1] + 1)
            for place, row in zip(asked, self.some_rows(asked, room), strict=True):
                lines = [self._line(line, room, first=True, here=False) for line in row]
                kept[place] = _Row(row, lines)
        self._kept, self._kept_for = {place: kept[place] for place in places}, room
        return self._kept

    def _pointed(self, row: _Row, room: int) -> list[Content]:
        return [
            self._line(line, room, first=number == 0, here=True)
            for number, line in enumerate(row.drawn)
        ]


def room_for_text(width: int) -> int:
    """Return how many of `width` cells the pointer leaves."""
    return max(0, width - len(POINTER))
