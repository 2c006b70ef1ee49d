"""Arranges choices with their keys in rows: long texts in a row each, short ones side by side."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content

from hiptimer.tui.widgets.text_lines import plain

KEY_CELLS: Final = 4
"""Before a text: the pointer, a space, the letter, a space."""

MOST_COLUMNS: Final = 3


class PanelChoice(Struct, frozen=True):
    """One choice: a `key` for the caller, the letter that chooses it, and its words.

    `short` is shown if there is no room for `text`.
    """

    key: str
    letter: str
    text: str
    short: str


class Row(Struct, frozen=True):
    """The choices (by index) that share one row of `columns` equal parts."""

    places: tuple[int, ...]
    columns: int


def arrange(choices: Sequence[PanelChoice], width: int, height: int) -> list[Row]:
    """Return the most spacious arrangement of `choices` that has at most `height` rows.

    If none is low enough, it is the lowest one in which every text can still be read.
    """
    tried = [_single(choices), _paired(choices, width)]
    tried += [_columns(choices, count) for count in range(2, MOST_COLUMNS + 1)]
    readable = [rows for rows in tried if _fits(rows, choices, width)]
    low = (rows for rows in readable if len(rows) <= height)
    return next(low, min(readable, key=len, default=tried[0]))


def draw(row: Row, choices: Sequence[PanelChoice], highlighted: int, width: int) -> Content:
    """Return one row; the highlighted choice has a pointer before it."""
    cell = width // row.columns
    return Content("").join(
        _cell(choices[place], cell, here=place == highlighted) for place in row.places
    )


def _single(choices: Sequence[PanelChoice]) -> list[Row]:
    return [Row((place,), 1) for place in range(len(choices))]


def _columns(choices: Sequence[PanelChoice], count: int) -> list[Row]:
    places = range(len(choices))
    return [Row(tuple(places[start : start + count]), count) for start in places[::count]]


def _paired(choices: Sequence[PanelChoice], width: int) -> list[Row]:
    """Return rows with two choices each if the full texts of both fit."""
    rows: list[Row] = []
    place = 0
    while place < len(choices):
        pair = choices[place : place + 2]
        two = len(pair) == 2 and all(_cells(each.text) < width // 2 for each in pair)
        rows.append(Row((place, place + 1), 2) if two else Row((place,), 1))
        place += len(rows[-1].places)
    return rows


def _fits(rows: Sequence[Row], choices: Sequence[PanelChoice], width: int) -> bool:
    return all(
        _cells(choices[place].short) <= width // row.columns for row in rows for place in row.places
    )


def _cells(text: str) -> int:
    return KEY_CELLS + plain(text).cell_length


def _cell(choice: PanelChoice, width: int, *, here: bool) -> Content:
    text = choice.text if _cells(choice.text) <= width else choice.short
    pointer = "▸" if here else " "
    cell = Content.assemble(f"{pointer} ", plain(choice.letter, "bold"), " ", plain(text))
    cell = cell.truncate(width, ellipsis=True)
    return (cell.stylize("bold reverse") if here else cell).truncate(width, pad=True)
