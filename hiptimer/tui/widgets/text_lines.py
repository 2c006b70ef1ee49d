"""The ground of the widgets: lines of text that are painted again only when one has changed.

It knows nothing of what the lines say. Text from files and people is never read as markup here:
a subclass builds `Content`, and `line_layout.plain` makes one from any string.
"""

from collections.abc import Sequence

from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

SHARE_OF_SCREEN = 3
"""A widget that chooses its own height takes at most one in so many rows of the screen."""


class TextLines(Widget):
    """Shows what `lines` tells; `look_again` repaints when that is not what is shown."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextLines {
        width: 1fr;
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Content, ...] = ()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Tell what to show in a room of `width` by `height` cells: at most `height` lines."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Repaint if the reactives have changed a line; every reactive's watcher comes here."""
        if not self.is_mounted:
            return
        lines = self._lines_for(self.size)
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        elif not _same(lines, self._shown):
            self.refresh()

    @property
    def ink(self) -> Color:
        """The colour of the text on what lies behind it."""
        _, _, background, colour = self.colors
        return background + colour

    def render(self) -> Content:
        """Lay the lines out for the room there is."""
        self._shown = self._lines_for(self.size)
        return Content("\n").join(self._shown)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Ask for the rows that the lines need, within this widget's share of the screen."""
        share = max(1, viewport.height // SHARE_OF_SCREEN)
        return len(self.lines(width, share))

    def _lines_for(self, size: Size) -> tuple[Content, ...]:
        width, height = size
        if width < 1 or height < 1:
            return ()
        return tuple(line.truncate(width) for line in self.lines(width, height)[:height])


def _same(lines: Sequence[Content], others: Sequence[Content]) -> bool:
    return len(lines) == len(others) and all(
        line.is_same(other) for line, other in zip(lines, others, strict=True)
    )
