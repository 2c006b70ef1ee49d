"""The bar of the phase: it fills during a hold and empties during a rest."""

from collections.abc import Sequence
from typing import Final

from textual.reactive import reactive

from hiptimer.tui.widgets.block_font import FULL_BLOCK
from hiptimer.tui.widgets.cell_rows import CellRows

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
