"""Widgets whose lines are text.

Text from files and people is never read as markup here: a subclass builds `Content`, and
`line_layout.plain` makes one from any string.
"""

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from hiptimer.tui.widgets.painted_lines import PaintedLines


class TextLines(PaintedLines[Content]):
    """Shows lines of text; a line that is too long is cut."""

    def differ(self, one: Content, other: Content) -> bool:
        """Compare text and styles: `==` of two contents tells only of the text."""
        return one is not other and not one.is_same(other)

    def paint(self, line: Content) -> Strip:
        """Paint a line in the colours of the widget and its own."""
        (strip,) = Visual.to_strips(self, line, self.size.width, 1, self.visual_style)
        return strip
