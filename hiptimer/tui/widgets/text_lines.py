"""Widgets whose lines are text, and how texts are fitted into a line.

Text from files and people is never read as markup here: a subclass builds `Content`, which `plain`
makes from any string. Cells are counted, not characters.
"""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from hiptimer.model.text import one_line

GAP = 2
"""Cells between two texts in one line."""


def plain(text: str, style: str = "") -> Content:
    """Return any text as one line; markup in it stays text, and line breaks become spaces."""
    return Content.styled(one_line(text), style)


def two_ends(left: Content, right: Content, width: int) -> Content:
    """Return a line with `left` and `right` at its ends; if both don't fit, `left` is cut."""
    right = right.truncate(width, ellipsis=True)
    room = width - right.cell_length - (GAP if right else 0)
    left = left.truncate(max(0, room), ellipsis=True)
    space = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * space, right)


def first_fitting(candidates: Sequence[str], width: int) -> str:
    """Return the first text that fits `width` cells; if none does, the last one, to be cut."""
    for text in candidates[:-1]:
        if Content(text).cell_length <= width:
            return text
    return candidates[-1]


def centred(line: Content, width: int) -> Content:
    """Return `line` centred in `width` cells."""
    line = line.truncate(width, ellipsis=True)
    return line.pad_left((width - line.cell_length) // 2)


def in_the_middle(rows: Sequence[str], width: int, height: int) -> list[str]:
    """Return `rows` centred in a space, below each other."""
    above = max(0, height - len(rows)) // 2
    placed = {row: centred(Content(row), width).plain for row in set(rows)}
    return [""] * above + [placed[row] for row in rows]


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Return `text` broken between words into lines of at most `width` cells."""
    line = plain(text, style)
    if not line:
        return []
    return [part.rstrip().truncate(width, ellipsis=True) for part in line.wrap(width)]


LineT = TypeVar("LineT")

SHARE_OF_SCREEN: Final = 3
"""A widget that chooses its own height takes at most this fraction (1/3) of the screen's rows."""


class PaintedLines(Widget, Generic[LineT]):
    """Keeps the lines that are shown, and repaints only those that have changed."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaintedLines {
        width: 1fr;
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._painted: tuple[LineT, ...] = ()
        self._painted_for: tuple[Size, Size] | None = None

    def lines(self, width: int, height: int) -> Sequence[LineT]:
        """Return what to show in `width` by `height` cells: at most `height` lines."""
        raise NotImplementedError

    def paint(self, line: LineT) -> Strip:
        """Return one line as painted."""
        raise NotImplementedError

    def differ(self, one: LineT, other: LineT) -> bool:
        """Return whether two lines look different."""
        return one != other

    def look_again(self) -> None:
        """Repaint the lines that the reactives have changed."""
        if not self.is_mounted:
            return
        before, self._painted_for = self._painted, None
        after = self.current_lines()
        if self.styles.auto_dimensions:
            self._painted_for = None
            self.refresh(layout=True)
        elif len(before) != len(after):
            self.refresh()
        elif changed := [y for y, line in enumerate(after) if self.differ(line, before[y])]:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def current_lines(self) -> tuple[LineT, ...]:
        """Return the lines for the current size, made again only if it or they have changed."""
        room = (self.size, self.app.size)
        if self._painted_for != room:
            width, height = self.size
            lines = self.lines(width, height) if width > 0 and height > 0 else ()
            self._painted, self._painted_for = tuple(lines[:height]), room
        return self._painted

    def render_line(self, y: int) -> Strip:
        """Return the line in row `y`; there may be more rows than lines."""
        lines = self.current_lines()
        if y < len(lines):
            return self.paint(lines[y])
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the rows that the text needs, within this widget's share of the screen."""
        share = max(1, viewport.height // SHARE_OF_SCREEN)
        return len(self.lines(width, share))


class TextLines(PaintedLines[Content]):
    """Shows lines of text; a line that is too long is cut."""

    def differ(self, one: Content, other: Content) -> bool:
        """Compare text and styles: `==` of two contents compares only the text."""
        return one is not other and not one.is_same(other)

    def paint(self, line: Content) -> Strip:
        """Return a line in its own colours on those of the widget."""
        (strip,) = Visual.to_strips(self, line, self.size.width, 1, self.visual_style)
        return strip
