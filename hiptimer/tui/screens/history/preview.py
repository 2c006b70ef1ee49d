"""Shows one session in full, with a cursor; its container scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.screens.history.preview_lines import Line, draw
from hiptimer.tui.screens.history.preview_text import PreviewText
from hiptimer.tui.widgets.text_lines import TextLines


class SessionPreview(TextLines):
    """Shows `text`; `here` is the place of the cursor, None if there is none."""

    DEFAULT_CSS = "SessionPreview { height: auto; }"

    text: reactive[PreviewText | None] = reactive(None, repaint=False)
    here: reactive[int | None] = reactive(None, repaint=False)

    watch_text = TextLines.look_again
    watch_here = TextLines.look_again

    @dataclass
    class PlaceClicked(Message):
        """A set, or the pain after, was clicked."""

        place: int

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[object, list[Line]] = (None, [])

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Return all lines of the session."""
        return [line.content for line in self._drawn(width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height of all lines; the screen scrolls."""
        return len(self._drawn(width))

    def line_of(self, place: int) -> int:
        """Return the line of `place`; the first if it is in none."""
        for y, line in enumerate(self._drawn(self.size.width)):
            if any(spot.place == place for spot in line.places):
                return y
        return 0

    def on_click(self, event: Click) -> None:
        """Post which set was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        drawn = self._drawn(self.size.width)
        if offset is None or offset.y >= len(drawn):
            return
        for spot in drawn[offset.y].places:
            if offset.x in spot.columns:
                self.post_message(self.PlaceClicked(spot.place))

    def _drawn(self, width: int) -> list[Line]:
        """Return all lines, laid out once: a long note takes time, and they are needed often."""
        asked = (self.text, self.here, width)
        if self._kept[0] != asked:
            drawn = list(draw(self.text, self.here, width)) if self.text and width > 0 else []
            self._kept = (asked, drawn)
        return self._kept[1]
