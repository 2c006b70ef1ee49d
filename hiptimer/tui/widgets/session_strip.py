"""A whole session in one line: where one prepares, holds and rests, each as long as it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines


class Part(StrEnum):
    """What a piece of a session is, as it is drawn."""

    PREPARE = "▁"
    WORK = "█"
    REST = "░"


STYLES: Final = {Part.PREPARE: "dim", Part.WORK: "$primary", Part.REST: "$secondary"}

LEGEND: Final = (("prep ", Part.PREPARE), (" hold ", Part.WORK), (" rest ", Part.REST))

SHORTEST: Final = 24
"""Cells; where the legend leaves fewer for the strip, it goes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a session and how long it takes, in seconds."""

    part: Part
    seconds: float


class SessionStrip(TextLines):
    """Draws `pieces` across the room that there is, after a legend."""

    pieces: reactive[tuple[Piece, ...]] = reactive((), repaint=False)

    watch_pieces = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Draw the strip; a narrow room has no legend."""
        legend = Content.assemble(*(part for pair in LEGEND for part in _told(*pair)), "   ")
        room = width - legend.cell_length
        if room < SHORTEST:
            legend, room = Content(""), width
        strip = Content("").join(
            Content.styled(part, STYLES[part]) for part in _cells(self.pieces, room)
        )
        return (Content.assemble(legend, strip),)


def _told(word: str, part: Part) -> tuple[Content, Content]:
    return Content.styled(word, "dim"), Content.styled(part, STYLES[part])


def _cells(pieces: Sequence[Piece], width: int) -> Iterator[Part]:
    """Tell for the middle of each cell which piece it lies in."""
    total = sum(piece.seconds for piece in pieces)
    if not total:
        return
    ends, passed = [], 0.0
    for piece in pieces:
        passed += piece.seconds
        ends.append(passed)
    at = 0
    for cell in range(width):
        middle = (cell + 0.5) * total / width
        while ends[at] < middle:
            at += 1
        yield pieces[at].part
