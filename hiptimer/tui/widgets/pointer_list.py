"""A list with a pointer: one row is highlighted, and it is always in view.

The screen binds the keys: it calls `move` and reads `highlighted`. It also handles the wheel,
because it shows more about the highlighted row. Subclasses draw the rows.
"""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines

POINTER: Final = "▸ "

HERE, HERE_TOO = "bold not dim on $panel", "not dim on $panel"
"""The styles of the highlighted row, and of its further lines; the pointer needs no colour.

Nothing in it is dim: with 16 colours there is none between the panel's and the text's.
"""


class PointerList(TextLines):
    """Draws rows of one or more lines each; if not all fit, those around `highlighted`."""

    DEFAULT_CSS = "PointerList { height: auto; }"

    highlighted: reactive[int] = reactive(0, repaint=False)

    watch_highlighted = TextLines.look_again

    class Clicked(Message):
        """A row was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Scrolled(Message):
        """The wheel was turned: the pointer should move `step` rows down."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    @property
    def count(self) -> int:
        """The number of rows."""
        raise NotImplementedError

    @property
    def scrolls(self) -> bool:
        """Whether some rows are out of view."""
        width, height = self.size
        return sum(map(len, self.rows(width, height))) > height

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:
        """Return every row within `width` cells; `height` is the room for all of them."""
        raise NotImplementedError

    def move(self, step: int) -> None:
        """Move the pointer `step` rows down, at most to the ends."""
        self.highlighted = max(0, min(self.highlighted + step, self.count - 1))

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the rows around the highlighted one."""
        return [line for _, line in self._window(width, height)]

    def _window(self, width: int, height: int) -> list[tuple[int, Content]]:
        """Return the lines in view, each with the index of its row."""
        room = max(0, width - len(POINTER))
        drawn = [
            (place, self._line(line, room, first=number == 0, here=place == self.highlighted))
            for place, row in enumerate(self.rows(room, height))
            for number, line in enumerate(row)
        ]
        own = [at for at, (place, _) in enumerate(drawn) if place == self.highlighted] or [0]
        middle = (own[0] + own[-1] + 1) // 2
        start = max(0, min(middle - height // 2, len(drawn) - height, own[0]))
        return drawn[start : start + height]

    def _line(self, line: Content, room: int, *, first: bool, here: bool) -> Content:
        line = line.truncate(room, ellipsis=True)
        mark = POINTER if here and first else " " * len(POINTER)
        pointed = Content.assemble(mark, line)
        if not here:
            return pointed
        whole = pointed.truncate(room + len(POINTER), pad=True)
        return whole.stylize(HERE if first else HERE_TOO)

    def on_click(self, event: Click) -> None:
        """Post which row was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        window = self._window(*self.size)
        if offset is not None and offset.y < len(window):
            self.post_message(self.Clicked(window[offset.y][0]))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Post that the next row is wanted."""
        event.stop()
        self.post_message(self.Scrolled(1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Post that the row before is wanted."""
        event.stop()
        self.post_message(self.Scrolled(-1))
