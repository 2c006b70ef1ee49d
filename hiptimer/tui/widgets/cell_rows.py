"""A base for widgets that draw with whole cells in one colour: the number, the word, the bar."""

import re
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from hiptimer.tui.widgets.block_font import FULL_BLOCK
from hiptimer.tui.widgets.text_lines import PaintedLines

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
