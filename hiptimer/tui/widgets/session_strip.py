"""A whole session in one line: when to prepare, hold and rest."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from hiptimer.engine.plan import Part, TimedPart, cells

STYLES: Final = {Part.PREPARE: "dim", Part.WORK: "$primary", Part.REST: "$secondary"}

LEGEND: Final = (("prep ", Part.PREPARE), (" hold ", Part.WORK), (" rest ", Part.REST))

SHORTEST: Final = 24
"""Cells; if the legend leaves fewer for the strip, the legend is left out."""


def strip_line(pieces: Sequence[TimedPart], width: int) -> Content:
    """Return `pieces` across `width` cells, after a legend if there is room for one."""
    legend = Content.assemble(*(part for pair in LEGEND for part in _legend_entry(*pair)), "   ")
    room = width - legend.cell_length
    if room < SHORTEST:
        legend, room = Content(""), width
    drawn = (Content.styled(part, STYLES[part]) for part in cells(pieces, room))
    return Content.assemble(legend, *drawn)


def _legend_entry(word: str, part: Part) -> tuple[Content, Content]:
    return Content.styled(word, "dim"), Content.styled(part, STYLES[part])
