"""Shares the room of a chart: the words come first, then the picture, then its legend.

Without the words a chart says nothing to an ear. A legend in few words comes before a high picture.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content

from hiptimer.tui.widgets.line_layout import plain, wrapped

NARROWEST: Final = 16
"""Cells; in fewer there is no place for an axis and a line beside it."""


class Rows(Struct, frozen=True):
    """How high a picture is: in fewer than `lowest` rows there is none, and `good` are enough.

    A legend stands below it where it leaves `usual` rows or more.
    """

    lowest: int
    usual: int
    good: int


def chart_rows(
    picture: Callable[[int], Sequence[Content]],
    legends: Sequence[Sequence[Content]],
    texts: Sequence[str],
    room: tuple[int, int],
    rows: Rows,
) -> list[Content]:
    """Put picture, legend and words below each other, within `room` (width and height).

    `picture` draws in as many rows as it is told, or in fewer. The legend is the first of
    `legends` that leaves it its usual height, the words are the longest of `texts` that leave it
    a good one.
    """
    width, height = room
    choices = [wrapped(text, width) for text in texts]
    if height - len(choices[-1]) < rows.lowest:
        return words_rows(texts, width, height)
    room_for = height - len(choices[-1]) - rows.usual
    told = next((legend for legend in legends if len(legend) <= room_for), ())
    good = (each for each in choices if height - len(each) - len(told) >= rows.good)
    said = next(good, choices[-1])
    left = height - len(said) - len(told)
    air = [Content("")] if left > rows.good else []
    return [*picture(left - len(air)), *told, *air, *said]


def words_rows(texts: Sequence[str], width: int, height: int) -> list[Content]:
    """Break the first text that fits into rows; where none does, the last is cut."""
    said: list[Content] = []
    for text in texts:
        said = wrapped(text, width)
        if len(said) <= height:
            return said
    rest = " ".join(row.plain for row in said[height - 1 :])
    return [*said[: height - 1], plain(rest).truncate(width, ellipsis=True)]
