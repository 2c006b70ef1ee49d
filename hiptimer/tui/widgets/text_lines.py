"""Widgets whose lines are text.

Text from files and people is never read as markup here: a subclass builds `Content`, which
`line_layout.plain` makes from any string.
"""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

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
