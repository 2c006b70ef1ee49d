"""The choices above the pain ceiling, in kind words, while the rest continues.

It decides and suggests nothing by itself: the choices come in order. Long texts have a row each,
short ones stand side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain

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


class CeilingPanel(TextLines):
    """Shows as many sentences of `lead` as fit a row, and the choices with their keys.

    `highlighted` is an index into `choices`. A screen that binds the keys calls `confirm` and
    `choose`; a click gives it a `ChoiceMade` too.
    """

    DEFAULT_CSS = "CeilingPanel { height: auto; }"

    lead: reactive[tuple[str, ...]] = reactive((), repaint=False)
    choices: reactive[tuple[PanelChoice, ...]] = reactive((), repaint=False)
    highlighted: reactive[int] = reactive(0, repaint=False)

    watch_lead = TextLines.look_again
    watch_choices = TextLines.look_again
    watch_highlighted = TextLines.look_again

    @dataclass
    class ChoiceMade(Message):
        """The person has decided."""

        choice: PanelChoice

    def confirm(self) -> None:
        """Choose the highlighted choice."""
        if self.highlighted < len(self.choices):
            self.post_message(self.ChoiceMade(self.choices[self.highlighted]))

    def choose(self, letter: str) -> bool:
        """Choose by letter; return False if no choice has it."""
        for choice in self.choices:
            if choice.letter == letter:
                self.post_message(self.ChoiceMade(choice))
                return True
        return False

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the lead above the choices; in a single row only the choices."""
        rows, first = self._layout(width, height)
        shown = [draw(row, self.choices, self.highlighted, width) for row in rows]
        return [self._lead(width), *shown] if first else shown

    def _layout(self, width: int, height: int) -> tuple[Sequence[Row], int]:
        """Return the rows of the visible choices, and the row in which they begin."""
        first = int(height > 1)
        rows = arrange(self.choices, width, height - first)
        room = max(1, height - first)
        at = next((y for y, row in enumerate(rows) if self.highlighted in row.places), 0)
        start = max(0, min(at - room // 2, len(rows) - room))
        return rows[start : start + room], first

    def _lead(self, width: int) -> Content:
        text = Content("")
        for sentence in self.lead:
            longer = Content.assemble(text, " " if text else "", plain(sentence))
            if text and longer.cell_length > width:
                break
            text = longer
        return text.stylize("bold").truncate(width, ellipsis=True)

    def on_click(self, event: Click) -> None:
        """Choose the choice that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        rows, first = self._layout(*self.size)
        if 0 <= offset.y - first < len(rows):
            row = rows[offset.y - first]
            place = min(offset.x // (self.size.width // row.columns), len(row.places) - 1)
            self.post_message(self.ChoiceMade(self.choices[row.places[place]]))
