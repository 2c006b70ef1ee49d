"""The largest text of the timer screen: the time left, or a prompt.

It fills the space that it has with the text that it gets, and counts nothing.
"""

from collections.abc import Sequence

from textual.reactive import reactive

from hiptimer.tui.widgets.block_font import ROWS
from hiptimer.tui.widgets.block_letters import fit
from hiptimer.tui.widgets.cell_rows import CellRows
from hiptimer.tui.widgets.text_lines import in_the_middle, wrapped


class BigTime(CellRows):
    """Shows `text` ("20", "1:05", "TURN OVER") in block letters, and `detail` below it.

    Text that does not fit in block letters is centred in bold.
    """

    DEFAULT_CSS = "BigTime { height: 1fr; text-style: bold; }"

    text: reactive[str] = reactive("", repaint=False)
    detail: reactive[str] = reactive("", repaint=False)

    def __init__(
        self,
        text: str = "",
        detail: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(BigTime.text, text)
        self.set_reactive(BigTime.detail, detail)

    watch_text = CellRows.look_again
    watch_detail = CellRows.look_again

    def lines(self, width: int, height: int) -> Sequence[str]:
        """Lay out the text, and the detail in the rows that are left."""
        shown = (
            self._both_large(width, height)
            or self._text_large(width, height)
            or _words(self.text, width) + _words(self.detail, width)
        )
        return in_the_middle(shown, width, height)

    def _both_large(self, width: int, height: int) -> list[str]:
        detail = fit(self.detail, width, max(ROWS, height // 3))
        if detail is None:
            return []
        between = max(1, height // 10)
        text = fit(self.text, width, height - len(detail) - between)
        return [*text, *[""] * between, *detail] if text else []

    def _text_large(self, width: int, height: int) -> list[str]:
        detail = _words(self.detail, width)
        text = fit(self.text, width, height - len(detail))
        if text is None:
            return []
        air = [""] if detail and len(text) + len(detail) < height else []
        return [*text, *air, *detail]


def _words(text: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(text, width)]
