"""The letters that BigTime and PhaseWord draw with whole cells: five rows of pixels each.

Textual's `Digits` has one size, thin strokes, and only the letters A-F; a FIGlet font has one size
too, and strokes of many different characters. Neither can be scaled to fill a space.
"""

from typing import Final

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
