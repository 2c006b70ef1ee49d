"""Paragraphs to read, broken into lines; a list keeps its indentation."""

from collections.abc import Iterator, Sequence

from rich.cells import chop_cells
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from hiptimer.tui.widgets.line_layout import wrapped
from hiptimer.tui.widgets.text_lines import TextLines

BULLET, INDENT = "- ", "    "


class PageText(TextLines):
    """Shows `paragraphs` in full, whatever height that takes: it stands in what scrolls.

    A paragraph may have lines, and those that begin with `- ` are a list.
    """

    DEFAULT_CSS = "PageText { height: auto; }"

    paragraphs: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_paragraphs = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Put an empty line between two paragraphs."""
        told: list[Content] = []
        for paragraph in self.paragraphs:
            told += [Content("")] if told else []
            for line in paragraph.splitlines():
                told += _broken(line, width)
        return told

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Ask for every line; the screen scrolls."""
        return len(self.lines(width, 0))


def _broken(line: str, width: int) -> Iterator[Content]:
    if not line.startswith(BULLET):
        yield from wrapped(_in_pieces(line, width), width)
        return
    room = width - len(INDENT)
    for number, part in enumerate(wrapped(_in_pieces(line.removeprefix(BULLET), room), room)):
        yield Content.assemble("  • " if number == 0 else INDENT, part)


def _in_pieces(line: str, width: int) -> str:
    """Cut words that are longer than a row, as paths are: here everything is to be read."""
    words = line.split()
    return " ".join(piece for word in words for piece in chop_cells(word, max(2, width)))
