"""The pieces of a filter as chips in a line, each of which can be removed.

If not all fit, it shows the one that is removed next, and as many beside it as it can.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain

TAKE_AWAY: Final = " ✕"

GAP: Final = "  "

MORE: Final = "… "
"""In place of the pieces that don't fit."""

LONGEST: Final = 24
"""Cells of the name in a piece."""


class FilterChips(TextLines):
    """Shows `pieces`; `chosen` is the index of the one that the keyboard removes next."""

    DEFAULT_CSS = "FilterChips { width: auto; }"

    pieces: reactive[tuple[str, ...]] = reactive((), repaint=False)
    chosen: reactive[int | None] = reactive(None, repaint=False)

    watch_pieces = TextLines.look_again
    watch_chosen = TextLines.look_again

    @dataclass
    class Clicked(Message):
        """A piece was clicked, to remove it."""

        place: int

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return "left ✕  October 2026 ✕"."""
        shown = (drawn for _, drawn in self._in_view(width))
        return (Content("").join(shown).truncate(width, ellipsis=True),)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Return the width of all pieces."""
        return sum(piece.cell_length for piece in self._drawn())

    def on_click(self, event: Click) -> None:
        """Post which piece was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        end = 0
        for place, drawn in self._in_view(self.size.width):
            end += drawn.cell_length
            if offset is not None and offset.x < end:
                if place is not None:
                    self.post_message(self.Clicked(place))
                return

    def _in_view(self, width: int) -> list[tuple[int | None, Content]]:
        """Return what fits `width` cells from left to right, pieces with their indexes."""
        drawn = self._drawn()
        if not drawn:
            return []
        first = len(drawn) - 1 if self.chosen is None else self.chosen
        end = first + 1
        while first > 0 and _cells(drawn, first - 1, end) <= width:
            first -= 1
        while end < len(drawn) and _cells(drawn, first, end + 1) <= width:
            end += 1
        pieces = [(place, drawn[place]) for place in range(first, end)]
        more = (None, Content(MORE))
        return [*[more][: first > 0], *pieces, *[more][: end < len(drawn)]]

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


def _cells(drawn: Sequence[Content], first: int, end: int) -> int:
    """Return the cells of the pieces from `first` to before `end`, and of the signs for others."""
    others = (first > 0) + (end < len(drawn))
    return sum(piece.cell_length for piece in drawn[first:end]) + others * len(MORE)
