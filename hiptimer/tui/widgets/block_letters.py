"""Block letters: a text as large as a space allows, in the same shape at every size.

A letter is five rows of pixels. It is stretched by whole cells, all of its columns by one factor
and its rows as evenly as the height allows, so that a stroke never ends within a cell. Texts with a
character that the font lacks are not drawn at all; the caller has another way to show them.

Textual's `Digits` has one size, thin strokes, and only the letters A-F; a FIGlet font has one size
too, and strokes of many different characters. Neither can be scaled to fill a space.
"""

import math
from itertools import combinations, pairwise
from typing import Final

from msgspec import Struct

ROWS: Final = 5

FULL_BLOCK: Final = "█"
"""A pixel: a whole cell, and nothing smaller."""

_DRAWN: Final = """
0 1 2 3 4 5 6 7 8 9
### .#. ### ### #.# ### ### ### ### ###
#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#
#.# .#. ### ### ### ### ### ..# ### ###
#.# .#. #.. ..# ..# ..# #.# ..# #.# ..#
### ### ### ### ..# ### ### ..# ### ###
A B C D E F G H I J K L M
### ##. ### ##. ### ### ### #.# ### ..# #..# #.. #...#
#.# #.# #.. #.# #.. #.. #.. #.# .#. ..# #.#. #.. ##.##
### ##. #.. #.# ##. ##. #.# ### .#. ..# ##.. #.. #.#.#
#.# #.# #.. #.# #.. #.. #.# #.# .#. #.# #.#. #.. #...#
#.# ##. ### ##. ### #.. ### #.# ### ### #..# ### #...#
N O P Q R S T U V W X Y Z
#..# ### ### ###. ##. ### ### #.# #.# #...# #.# #.# ###
##.# #.# #.# #.#. #.# #.. .#. #.# #.# #...# #.# #.# ..#
#.## #.# ### #.#. ##. ### .#. #.# #.# #.#.# .#. .#. .#.
#..# #.# #.. #.#. #.# ..# .#. #.# #.# ##.## #.# .#. #..
#..# ### #.. #### #.# ### .#. ### .#. #...# #.# .#. ###
: . , - ' ! ? + /
. . .. ... # # ### ... ..#
# . .. ... # # ..# .#. ..#
. . .. ### . # .## ### .#.
# . .# ... . . ... .#. #..
. # #. ... . # .#. ... #..
"""


def _read(drawn: str) -> dict[str, tuple[str, ...]]:
    lines = drawn.strip().splitlines()
    font: dict[str, tuple[str, ...]] = {" ": ("..",) * ROWS}
    for start in range(0, len(lines), ROWS + 1):
        characters, *rows = (line.split() for line in lines[start : start + ROWS + 1])
        font.update(zip(characters, zip(*rows, strict=True), strict=True))
    return font


FONT: Final = _read(_DRAWN)
"""The rows of each character, top first; `#` is a pixel of the stroke."""


MOST_LINES = 3
"""Texts with more lines than this are paragraphs and not drawn in block letters."""

_LATER_ROWS = ((), (3,), (1, 3), (0, 2, 4), (0, 2, 3, 4))
"""Which rows of a letter take the cells that are left over: the gaps first, or all strokes."""


class _Layout(Struct, frozen=True):
    lines: tuple[str, ...]
    column_cells: int
    letter_height: int
    between: int

    @property
    def size(self) -> int:
        return self.column_cells * self.letter_height


def fit(text: str, width: int, height: int) -> tuple[str, ...] | None:
    """Return `text` as large as `width` by `height` cells allow, on several lines if that helps.

    All rows have the same width, without an empty row above or below. None if it does not fit.
    """
    words = text.upper().split()
    if not words or not all(character in FONT for word in words for character in word):
        return None
    layouts = [
        layout
        for count in range(1, min(MOST_LINES, len(words)) + 1)
        if (layout := _layout(_broken(words, count), width, height))
    ]
    return _draw(max(layouts, key=lambda layout: layout.size)) if layouts else None


def pixel_width(line: str) -> int:
    """Return the columns of pixels in `line`, including one between letters."""
    return sum(len(FONT[character][0]) for character in line) + len(line) - 1


def _broken(words: list[str], count: int) -> tuple[str, ...]:
    """Return `words` in `count` lines so that the widest line is as narrow as possible."""

    def lines(breaks: tuple[int, ...]) -> tuple[str, ...]:
        edges = (0, *breaks, len(words))
        return tuple(" ".join(words[a:b]) for a, b in pairwise(edges))

    ways = (lines(breaks) for breaks in combinations(range(1, len(words)), count - 1))
    return min(ways, key=lambda way: max(map(pixel_width, way)))


def _layout(lines: tuple[str, ...], width: int, height: int) -> _Layout | None:
    between = max(1, height // (6 * len(lines)))
    letter_height = (height - between * (len(lines) - 1)) // len(lines)
    column_cells = width // max(map(pixel_width, lines))
    if column_cells < 1 or letter_height < ROWS:
        return None
    # A cell is twice as high as wide: columns of two fifths of the height make square pixels and
    # the usual 3:5 digit; with a third of it the letters are the narrowest that look the same.
    column_cells = min(column_cells, math.ceil(letter_height * 2 / ROWS))
    letter_height = min(letter_height, max(ROWS, 3 * column_cells))
    return _Layout(lines, column_cells, letter_height, between)


def _draw(layout: _Layout) -> tuple[str, ...]:
    drawn = [_draw_line(line, layout) for line in layout.lines]
    widest = max(len(rows[0]) for rows in drawn)
    result: list[str] = []
    for index, rows in enumerate(drawn):
        if index:
            result += [" " * widest] * layout.between
        result += [row.center(widest) for row in rows]
    return tuple(result)


def _draw_line(line: str, layout: _Layout) -> list[str]:
    each, left_over = divmod(layout.letter_height, ROWS)
    rows = []
    for row in range(ROWS):
        rows += [_cells(line, row, layout.column_cells)] * each
        if row in _LATER_ROWS[left_over]:
            rows.append(_cells(line, row, layout.column_cells, without=":"))
    return rows


def _cells(line: str, row: int, column_cells: int, without: str = "") -> str:
    """Return one row of pixels; `without` names letters of dots, which must not grow unevenly."""
    pixels = ".".join(
        "." * len(FONT[character][row]) if character in without else FONT[character][row]
        for character in line
    )
    return "".join((FULL_BLOCK if p == "#" else " ") * column_cells for p in pixels)
