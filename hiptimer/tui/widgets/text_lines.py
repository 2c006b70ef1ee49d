"""Widgets whose lines are text.

Text from files and people is never read as markup here: a subclass builds `Content`, and
`line_layout.plain` makes one from any string.
"""

from textual.content import Content

from hiptimer.tui.widgets.painted_lines import PaintedLines


class TextLines(PaintedLines[Content]):
    """Shows lines of text; a line that is too long is cut."""

    def differ(self, one: Content, other: Content) -> bool:
        """Compare text and styles: `==` of two contents tells only of the text."""
        return not one.is_same(other)

    def render(self) -> Content:
        """Put the lines below each other."""
        return Content("\n").join(self.current_lines())
