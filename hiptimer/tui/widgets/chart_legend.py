"""What the signs of a chart mean, in words: as many in a line as there is room for."""

from collections.abc import Iterable

from msgspec import Struct
from textual.content import Content

GAP, NARROW_GAP = 3, 2
"""Cells between two entries, and where room is scarce."""


class LegendEntry(Struct, frozen=True):
    """A sign as the chart draws it, and what it stands for."""

    sign: str
    style: str
    words: str


def legend_rows(entries: Iterable[LegendEntry], width: int, gap: int = GAP) -> list[Content]:
    """Lay the entries out in lines; none is broken, and one that is too long is cut."""
    rows: list[Content] = []
    for entry in entries:
        told = Content.assemble((entry.sign, entry.style), f" {entry.words}")
        if rows and rows[-1].cell_length + gap + told.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], " " * gap, told)
        else:
            rows.append(told.truncate(width, ellipsis=True))
    return rows
