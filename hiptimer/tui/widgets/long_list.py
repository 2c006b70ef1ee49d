"""A list of any length that one moves through: it asks for the rows in view, and for no others."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import POINTER, PointerList
from hiptimer.tui.widgets.text_lines import TextLines


class LongList(PointerList):
    """Shows `total` rows, each of as many lines as every other one."""

    DEFAULT_CSS = "LongList { height: 1fr; }"

    total: reactive[int] = reactive(0, repaint=False)

    watch_total = TextLines.look_again

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.total

    @property
    def scrolls(self) -> bool:
        """Whether some rows are out of view."""
        return self.total * self.row_lines(room_for_text(self.size.width)) > self.size.height

    @property
    def page(self) -> int:
        """How many rows are in view, at least one."""
        return max(1, self.size.height // self.row_lines(room_for_text(self.size.width)))

    def row_lines(self, width: int) -> int:
        """Tell how many lines a row has within `width` cells."""
        raise NotImplementedError

    def some_rows(self, places: range, width: int) -> Sequence[Sequence[Content]]:
        """Draw the rows at `places` within `width` cells."""
        raise NotImplementedError

    def _window(self, width: int, height: int) -> list[tuple[int, Content]]:
        """Draw the rows around the highlighted one only."""
        if not self.total or height < 1:
            return []
        room = room_for_text(width)
        each = self.row_lines(room)
        own = self.highlighted * each
        lines = self.total * each
        start = max(0, min(own + each // 2 - height // 2, lines - height, own))
        places = range(start // each, min(self.total, -(-(start + height) // each)))
        drawn = [
            (place, self._line(line, room, first=number == 0, here=place == self.highlighted))
            for place, row in zip(places, self.some_rows(places, room), strict=True)
            for number, line in enumerate(row)
        ]
        skipped = start - places.start * each
        return drawn[skipped : skipped + height]


def room_for_text(width: int) -> int:
    """Tell how many of `width` cells the pointer leaves."""
    return max(0, width - len(POINTER))
