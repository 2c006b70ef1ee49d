"""The first row of a screen: its title at the left, and an aside at the right."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain, two_ends


class TitleLine(TextLines):
    """Shows `title` in bold and `aside` at the other end; if both don't fit, only the title."""

    title: reactive[str] = reactive("", repaint=False)
    aside: reactive[str] = reactive("", repaint=False)

    watch_title = TextLines.look_again
    watch_aside = TextLines.look_again

    def __init__(self, title: str = "", aside: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.title, title)
        self.set_reactive(TitleLine.aside, aside)

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return both at their ends."""
        title, aside = plain(self.title, "bold"), plain(self.aside, "dim")
        if title.cell_length + 2 + aside.cell_length > width:
            return (title.truncate(width, ellipsis=True),)
        return (two_ends(title, aside, width),)


class RuleLine(TextLines):
    """Draws "────────────── 4 of 30 ──", or the line alone."""

    note: reactive[str] = reactive("", repaint=False)

    watch_note = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the line, with the note near its right end if there is room."""
        note = plain(self.note)
        before = width - note.cell_length - 4
        if not note or before < 1:
            return (Content.styled("─" * width, "dim"),)
        return (Content.assemble(("─" * before, "dim"), " ", note, (" ──", "dim")),)
