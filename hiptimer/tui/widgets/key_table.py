"""All keys of a screen with what they do, one in each row."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from hiptimer.tui.widgets.key_line import KeyHint
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain, wrapped


class KeyTable(TextLines):
    """Shows `hints` in full, whatever height that takes; its container scrolls."""

    DEFAULT_CSS = "KeyTable { height: auto; }"

    hints: reactive[tuple[KeyHint, ...]] = reactive((), repaint=False)

    watch_hints = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Return the keys in a column, and what they do beside it."""
        column = max((plain(hint.key).cell_length for hint in self.hints), default=0) + GAP
        return [
            Content.assemble(plain(key, "bold").truncate(column, pad=True), line)
            for hint in self.hints
            for key, line in _rows(hint, max(1, width - column))
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height of all rows; the screen scrolls."""
        return len(self.lines(width, viewport.height))


def _rows(hint: KeyHint, width: int) -> Iterator[tuple[str, Content]]:
    for number, line in enumerate(wrapped(hint.words, width)):
        yield hint.key if number == 0 else "", line
