"""What is drawn with whole cells on the timer screen: the large number, the phase, and its bar.

They fill the space that they have with what they get, and count nothing.
"""

import re
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from hiptimer.model.text import one_line
from hiptimer.tui.widgets.block_letters import FULL_BLOCK, ROWS, fit
from hiptimer.tui.widgets.text_lines import PaintedLines, first_fitting, in_the_middle, wrapped

_RUNS: Final = re.compile(f"{FULL_BLOCK}+|[^{FULL_BLOCK}]+")


class CellRows(PaintedLines[str]):
    """Shows rows of cells; the full ones are filled to their edges.

    A full cell is drawn in the text's colour on a background of that colour, because in many fonts,
    and in pictures of the terminal, the glyph alone leaves gaps between the rows.
    """

    def paint(self, line: str) -> Strip:
        """Paint a row."""
        paint = self.visual_style.rich_style
        fill = paint + Style(bgcolor=paint.color)
        runs = (
            Segment(run, fill if run[0] == FULL_BLOCK else paint) for run in _RUNS.findall(line)
        )
        return Strip(runs).adjust_cell_length(self.size.width, paint)


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


SHARE_OF_SCREEN: Final = 6

AIR: Final = 2
"""Empty rows between block letters and the number above and the bar below."""


class PhaseWord(CellRows):
    """Shows `word` as "H O L D", or in block letters on a tall screen."""

    DEFAULT_CSS = "PhaseWord { height: auto; text-style: bold; }"

    word: reactive[str] = reactive("", repaint=False)

    def __init__(
        self,
        word: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(PhaseWord.word, word)

    watch_word = CellRows.look_again

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Return the width of the spaced word, for when it is beside something."""
        return Content(_spaced(self.word)).cell_length

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return a sixth of the screen if block letters fit in that, else one row."""
        share = viewport.height // SHARE_OF_SCREEN
        return share if share >= ROWS + AIR else 1

    def lines(self, width: int, height: int) -> Sequence[str]:
        """Return the word as large as the rows allow."""
        block = fit(self.word, width, height - AIR)
        text = first_fitting((_spaced(self.word), one_line(self.word)), width)
        return in_the_middle(block or [text], width, height)


def _spaced(word: str) -> str:
    return " ".join(one_line(word))


TALL: Final = (FULL_BLOCK, "░")
LOW: Final = ("▄", "_")
"""Half-height cells, to separate the bar from the big number right above it."""

LOW_BELOW: Final = 16
"""Rows of the screen below which the bar is half as high."""


class PhaseBar(CellRows):
    """Shows `left` of `whole`, in the unit of the number above it (seconds or repetitions).

    It uses the same whole numbers as the big number, so both change in the same repaint. `fills` is
    its direction. Without a `whole` (a phase with no end) the row stays empty.
    """

    left: reactive[int] = reactive(0, repaint=False)
    whole: reactive[int] = reactive(0, repaint=False)
    fills: reactive[bool] = reactive[bool](default=True, repaint=False)

    watch_left = CellRows.look_again
    watch_whole = CellRows.look_again
    watch_fills = CellRows.look_again

    def lines(self, width: int, height: int) -> Sequence[str]:
        """Return whole cells, the same in each row."""
        if self.whole <= 0:
            return ()
        left = min(max(self.left, 0), self.whole)
        shown = self.whole - left if self.fills else left
        full = width * shown // self.whole
        done, to_do = LOW if self.app.size.height < LOW_BELOW else TALL
        return (done * full + to_do * (width - full),) * height
