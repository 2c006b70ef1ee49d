"""The thing that dominates the timer screen: the time left, or where to turn, as large as can be.

It is told the text and fills the room it is given; it counts nothing.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.block_font import ROWS
from hiptimer.tui.widgets.block_letters import fit
from hiptimer.tui.widgets.line_layout import centred, in_the_middle, solid, wrapped
from hiptimer.tui.widgets.text_lines import TextLines


class BigTime(TextLines):
    """Shows `text` ("20", "1:05", "TURN OVER") in block letters, and `detail` below it.

    What does not fit in block letters stands in the middle in bold.
    """

    DEFAULT_CSS = "BigTime { height: 1fr; }"

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

    watch_text = TextLines.look_again
    watch_detail = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Lay out the text, and the detail with the rows that it leaves."""
        if not self.detail:
            shown = self._block(self.text, width, height) or wrapped(self.text, width, "bold")
        else:
            shown = (
                self._both_large(width, height)
                or self._text_large(width, height)
                or wrapped(self.text, width, "bold") + wrapped(self.detail, width, "bold")
            )
        return in_the_middle([centred(line, width) for line in shown], height)

    def _both_large(self, width: int, height: int) -> list[Content]:
        detail = self._block(self.detail, width, max(ROWS, height // 3))
        between = [Content("")] * max(1, height // 10)
        text = self._block(self.text, width, height - len(detail) - len(between))
        return [*text, *between, *detail] if text and detail else []

    def _text_large(self, width: int, height: int) -> list[Content]:
        detail = wrapped(self.detail, width, "bold")
        text = self._block(self.text, width, height - len(detail))
        if text and len(text) + len(detail) < height:
            text.append(Content(""))
        return [*text, *detail] if text else []

    def _block(self, text: str, width: int, height: int) -> list[Content]:
        return [solid(row, self.ink) for row in fit(text, width, height) or ()]
