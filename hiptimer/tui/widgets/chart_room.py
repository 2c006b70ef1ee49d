"""Shares the room of a chart: the words come first, then the picture, then its legend.

Without the words a chart says nothing to an ear, and without the legend it still has its words.
"""

from collections.abc import Callable, Sequence
from typing import Final

from textual.content import Content

from hiptimer.tui.widgets.line_layout import plain, wrapped

NARROWEST: Final = 16
"""Cells; in fewer there is no place for an axis and a line beside it."""


def chart_rows(
    picture: Callable[[int], Sequence[Content]],
    legend: Sequence[Content],
    words: Sequence[Content],
    height: int,
    lowest: int,
) -> list[Content]:
    """Put picture, legend and words below each other, in `height` rows at most.

    `picture` draws in as many rows as it is told, or in fewer. One that would have less than
    `lowest` is left out, and so is a legend, or air, that would take them from it.
    """
    left = height - len(words)
    if left < lowest:
        return [*words]
    told = [*legend, Content("")]
    if left - len(told) < lowest:
        told = [Content("")] if left > lowest else []
    return [*picture(left - len(told)), *told, *words]


def words_rows(texts: Sequence[str], width: int, height: int) -> list[Content]:
    """Break the first text that fits into rows; where none does, the last is cut."""
    said: list[Content] = []
    for text in texts:
        said = wrapped(text, width)
        if len(said) <= height:
            return said
    rest = " ".join(row.plain for row in said[height - 1 :])
    return [*said[: height - 1], plain(rest).truncate(width, ellipsis=True)]
