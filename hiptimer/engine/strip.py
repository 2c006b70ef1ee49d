"""A whole session in one line: preparing, work and rest, each drawn as long as it takes.

Home, the editor and the command line draw the same strip. It knows no colour and no screen.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from msgspec import Struct

from hiptimer.engine.phase import Phase
from hiptimer.engine.plan import Plan, Step, estimated_seconds


class Part(StrEnum):
    """What a piece of a session is drawn as."""

    PREPARE = "▁"
    WORK = "█"
    REST = "░"


class Piece(Struct, frozen=True):
    """A piece of a session and how long it takes, in seconds."""

    part: Part
    seconds: float


def pieces_of(plan: Plan) -> tuple[Piece, ...]:
    """Return a plan as pieces; repetitions without a pace are as long as their estimate."""
    return tuple(Piece(_part(step), estimated_seconds(step)) for step in plan.steps)


def cells(pieces: Sequence[Piece], width: int) -> Iterator[Part]:
    """Draw `pieces` into `width` cells: each shows the piece at its middle."""
    ends = list(accumulate(piece.seconds for piece in pieces))
    total = ends[-1] if ends else 0.0
    if not total:
        return
    at = 0
    for cell in range(width):
        middle = (cell + 0.5) * total / width
        while ends[at] < middle:
            at += 1
        yield pieces[at].part


def _part(step: Step) -> Part:
    match step.phase:
        case Phase.PREPARE:
            return Part.PREPARE
        case Phase.REST:
            return Part.REST
        case _:
            return Part.WORK
