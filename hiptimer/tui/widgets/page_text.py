"""Paragraphs to read, broken into lines; lists keep their indentation."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, wrapped

BULLET, INDENT = "- ", "    "


class PageText(TextLines):
    """Shows `paragraphs` in full, whatever height that takes; its container scrolls.

    A paragraph may have several lines; those that begin with `- ` are a list.
    """

    DEFAULT_CSS = "PageText { height: auto; }"

    paragraphs: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_paragraphs = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Return the paragraphs with a blank line between them."""
        rows: list[Content] = []
        for paragraph in self.paragraphs:
            rows += [Content("")] if rows else []
            for line in paragraph.splitlines():
                rows += _broken(line, width)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height of all lines; the screen scrolls."""
        return len(self.lines(width, 0))


def _broken(line: str, width: int) -> Iterator[Content]:
    if not line.startswith(BULLET):
        yield from wrapped(line, width)
        return
    for number, part in enumerate(wrapped(line.removeprefix(BULLET), max(1, width - len(INDENT)))):
        yield Content.assemble("  • " if number == 0 else INDENT, part)
