"""A text to read in full, and keys with what they do: its container scrolls."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from hiptimer.tui.widgets.key_line import FooterKey
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain, wrapped

BULLET, INDENT = "- ", "    "


class ReadingText(TextLines):
    """Shows `items` in full, whatever height that takes.

    An item is a paragraph or a key. A paragraph may have several lines; those that begin with `- `
    are a list. Keys are in a column, and what they do is beside it.
    """

    DEFAULT_CSS = "ReadingText { height: auto; }"

    items: reactive[tuple[str | FooterKey, ...]] = reactive((), repaint=False)

    watch_items = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Return the paragraphs with a blank line between them, and each key in its rows."""
        keys = (plain(item.key).cell_length for item in self.items if isinstance(item, FooterKey))
        column = max(keys, default=0) + GAP
        rows: list[Content] = []
        for item in self.items:
            if isinstance(item, FooterKey):
                rows += _explained(item, column, width)
            else:
                rows += [Content("")] if rows else []
                for line in item.splitlines():
                    rows += _broken(line, width)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height of all lines; the screen scrolls."""
        return len(self.lines(width, 0))


def _explained(hint: FooterKey, column: int, width: int) -> Iterator[Content]:
    for number, line in enumerate(wrapped(hint.words, max(1, width - column))):
        key = hint.key if number == 0 else ""
        yield Content.assemble(plain(key, "bold").truncate(column, pad=True), line)


def _broken(line: str, width: int) -> Iterator[Content]:
    if not line.startswith(BULLET):
        yield from wrapped(line, width)
        return
    for number, part in enumerate(wrapped(line.removeprefix(BULLET), max(1, width - len(INDENT)))):
        yield Content.assemble("  • " if number == 0 else INDENT, part)
