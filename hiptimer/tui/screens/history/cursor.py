"""The places of a session's preview where the cursor can be, and moves between them."""

from collections.abc import Sequence
from typing import Final

from hiptimer.tui.screens.history.preview_text import ExercisePart, PreviewText

AFTER: Final = 0
"""The place of the pain in the night or morning after; other places are rows of sets."""

Lines = tuple[tuple[int, ...], ...]


def lines_of(text: PreviewText) -> Lines:
    """Return the places line by line, those of one line from left to right."""
    return (*(line for part in text.parts for line in _lines_of(part)), (AFTER,))


def beside(lines: Lines, place: int, step: int) -> int:
    """Return the place to the left or right, at most to the ends of the line."""
    line = lines[_at(lines, place)]
    return line[max(0, min(line.index(place) + step, len(line) - 1))]


def below(lines: Lines, place: int, step: int) -> int:
    """Return the place above or below, on the same side if there is one."""
    at = _at(lines, place)
    to = lines[max(0, min(at + step, len(lines) - 1))]
    return to[min(lines[at].index(place), len(to) - 1)]


def known(lines: Lines, place: int) -> int:
    """Return `place`, or the first one if it is not there any more."""
    return place if any(place in line for line in lines) else lines[0][0]


def _at(lines: Lines, place: int) -> int:
    return next(at for at, line in enumerate(lines) if place in line)


def _lines_of(part: ExercisePart) -> Sequence[tuple[int, ...]]:
    height = max((len(column.cells) for column in part.columns), default=0)
    lines = [
        tuple(
            cell.row
            for column in part.columns
            for cell in column.cells[at : at + 1]
            if cell.row is not None
        )
        for at in range(height)
    ]
    return [line for line in lines if line]
