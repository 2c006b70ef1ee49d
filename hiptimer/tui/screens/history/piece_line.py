"""The pieces of a filter in a line, each of which can be taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.line_layout import plain
from hiptimer.tui.widgets.text_lines import TextLines

TAKE_AWAY: Final = " ✕"

GAP: Final = "  "

LONGEST: Final = 24
"""Cells of the name in one piece."""


class PieceLine(TextLines):
    """Shows `pieces`; `chosen` is the place of the one that the keyboard takes away next."""

    DEFAULT_CSS = "PieceLine { width: auto; }"

    pieces: reactive[tuple[str, ...]] = reactive((), repaint=False)
    chosen: reactive[int | None] = reactive(None, repaint=False)

    watch_pieces = TextLines.look_again
    watch_chosen = TextLines.look_again

    @dataclass
    class Clicked(Message):
        """A piece was clicked: it is to go."""

        place: int

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Draw "left ✕  October 2026 ✕"."""
        return (Content("").join(self._drawn()).truncate(width, ellipsis=True),)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Ask for as much as the pieces need."""
        return sum(piece.cell_length for piece in self._drawn())

    def on_click(self, event: Click) -> None:
        """Take a click on a piece as taking it away."""
        event.stop()
        offset = event.get_content_offset(self)
        end = 0
        for place, piece in enumerate(self._drawn()):
            end += piece.cell_length
            if offset is not None and offset.x < end:
                self.post_message(self.Clicked(place))
                return

    def _drawn(self) -> list[Content]:
        return [
            Content.assemble(
                plain(piece)
                .truncate(LONGEST, ellipsis=True)
                .append(TAKE_AWAY)
                .stylize("bold reverse" if place == self.chosen else "bold"),
                GAP,
            )
            for place, piece in enumerate(self.pieces)
        ]
