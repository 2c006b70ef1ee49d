"""Divides the space of a chart: the words come first, then the picture, then its legend.

A screen reader needs the words. A short legend matters more than a tall picture.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content

from hiptimer.tui.widgets.text_lines import plain, wrapped

NARROWEST: Final = 16
"""Cells; in fewer there is no room for an axis and a line beside it."""


class Rows(Struct, frozen=True):
    """How tall a picture is: in fewer than `lowest` rows there is none, and `good` are enough.

    There is a legend below it if that leaves `usual` rows or more.
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
    """Return picture, legend and words below each other, within `room` (width and height).

    `picture` draws in at most the rows that it gets. The legend is the first of `legends` that
    leaves it the usual height, the words are the longest of `texts` that leave it a good one.
    """
    width, height = room
    choices = [wrapped(text, width) for text in texts]
    if height - len(choices[-1]) < rows.lowest:
        return words_rows(texts, width, height)
    room_for = height - len(choices[-1]) - rows.usual
    legend = next((legend for legend in legends if len(legend) <= room_for), ())
    good = (each for each in choices if height - len(each) - len(legend) >= rows.good)
    said = next(good, choices[-1])
    left = height - len(said) - len(legend)
    air = [Content("")] if left > rows.good else []
    return [*picture(left - len(air)), *legend, *air, *said]


def words_rows(texts: Sequence[str], width: int, height: int) -> list[Content]:
    """Return the first text that fits, broken into rows; if none does, the last one is cut."""
    said: list[Content] = []
    for text in texts:
        said = wrapped(text, width)
        if len(said) <= height:
            return said
    rest = " ".join(row.plain for row in said[height - 1 :])
    return [*said[: height - 1], plain(rest).truncate(width, ellipsis=True)]
