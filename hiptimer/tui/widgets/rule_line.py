"""A line across the screen, with room for a word about the list above it."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.line_layout import plain
from hiptimer.tui.widgets.text_lines import TextLines


class RuleLine(TextLines):
    """Draws "────────────── 4 of 30 ──", or the line alone."""

    note: reactive[str] = reactive("", repaint=False)

    watch_note = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Draw the line; the note stands near its right end where there is room."""
        note = plain(self.note)
        before = width - note.cell_length - 4
        if not note or before < 1:
            return (Content.styled("─" * width, "dim"),)
        return (Content.assemble(("─" * before, "dim"), " ", note, (" ──", "dim")),)
