"""A pointer for a widget that draws none itself."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import POINTER
from hiptimer.tui.widgets.text_lines import TextLines


class PointerMark(TextLines):
    """Shows the pointer while `here`, otherwise blank cells."""

    DEFAULT_CSS = "PointerMark { width: 2; height: 1; }"

    here: reactive[bool] = reactive(default=False, repaint=False)

    watch_here = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one cell
        """Return the pointer, or nothing."""
        return (Content.styled(POINTER, "bold"),) if self.here else ()
