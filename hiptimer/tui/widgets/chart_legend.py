"""The legend of a chart: what its signs mean, as many on a line as there is room for."""

from collections.abc import Iterable

from msgspec import Struct
from textual.content import Content

GAP, NARROW_GAP = 3, 2
"""Cells between two entries, and between them in a narrow window."""


class LegendEntry(Struct, frozen=True):
    """A sign as the chart draws it, and its meaning."""

    sign: str
    style: str
    words: str


def legend_rows(entries: Iterable[LegendEntry], width: int, gap: int = GAP) -> list[Content]:
    """Return the entries in lines; none is broken, and one that is too long is cut."""
    rows: list[Content] = []
    for entry in entries:
        drawn = Content.assemble((entry.sign, entry.style), f" {entry.words}")
        if rows and rows[-1].cell_length + gap + drawn.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], " " * gap, drawn)
        else:
            rows.append(drawn.truncate(width, ellipsis=True))
    return rows
