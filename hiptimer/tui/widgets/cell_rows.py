"""Widgets that draw with whole cells, in one colour: the number, the word and the bar."""

import re
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from hiptimer.tui.widgets.block_font import FULL_BLOCK
from hiptimer.tui.widgets.painted_lines import PaintedLines

_RUNS: Final = re.compile(f"{FULL_BLOCK}+|[^{FULL_BLOCK}]+")


class CellRows(PaintedLines[str]):
    """Shows rows of cells; the full ones are filled to their edges."""

    def render(self) -> Visual:
        """Give the rows as a picture."""
        return CellPicture(self.current_lines())


class CellPicture(Visual):
    """Rows of cells in one style. Equal rows are one strip: a large number has few kinds of rows.

    A full cell is drawn in the text's colour on a ground of that colour, for in many fonts, and
    in pictures of the terminal, the glyph alone leaves gaps between the rows.
    """

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,  # noqa: ARG002 - nothing here can be selected
    ) -> list[Strip]:
        """Draw the rows."""
        paint = style.rich_style
        fill = paint + RichStyle(bgcolor=paint.color)
        strips = {
            row: Strip(
                Segment(run, fill if run[0] == FULL_BLOCK else paint) for run in _RUNS.findall(row)
            ).adjust_cell_length(width, paint)
            for row in set(self._rows)
        }
        return [strips[row] for row in self._rows[:height]]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Take all there is: rows are drawn for a room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Count the rows."""
        return len(self._rows)
