"""The sets that are not rated yet, shown when the session waits anyway."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.model.pain import NOT_RATED
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain, two_ends

POINTER_CELLS: Final = 2

SEPARATOR: Final = " · "

SHORTEST_NAME: Final = 6
"""Cells; fewer of an exercise's name say nothing."""


class OwedSet(Struct, frozen=True):
    """A set that can be rated: the exercise, the side in words, and its pain once rated."""

    exercise: str
    side: str
    number: int
    pain: int | None = None


class OwedList(TextLines):
    """Shows `sets`, one in each row; `cursor` is the index of the set being rated.

    If there are fewer rows, it shows those around the cursor, and its position in the list.
    """

    DEFAULT_CSS = "OwedList { height: auto; }"

    sets: reactive[tuple[OwedSet, ...]] = reactive((), repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)

    watch_sets = TextLines.look_again
    watch_cursor = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the rows around the cursor."""
        count = len(self.sets)
        first = max(0, min(self.cursor - height // 2, count - height))
        shown = range(first, min(first + height, count))
        return [self._row(index, width, all_shown=count <= height) for index in shown]

    def _row(self, index: int, width: int, *, all_shown: bool) -> Content:
        owed, here = self.sets[index], index == self.cursor
        style = "bold" if here else ""
        pain = NOT_RATED if owed.pain is None else str(owed.pain)
        place = f" ({index + 1} of {len(self.sets)})" if here and not all_shown else ""
        right = plain(f"set {owed.number}: {pain}{place}", style)
        room = max(0, width - POINTER_CELLS)
        left = _name(owed, room - right.cell_length - GAP).stylize(style)
        return Content.assemble("▸ " if here else "  ", two_ends(left, right, room))


def _name(owed: OwedSet, width: int) -> Content:
    """Return the exercise and the side; if both don't fit, the exercise is cut or left out."""
    side, exercise = plain(owed.side), plain(owed.exercise)
    if not side:
        return exercise
    room = width - side.cell_length - len(SEPARATOR)
    if room < SHORTEST_NAME:
        return side
    return Content.assemble(exercise.truncate(room, ellipsis=True), SEPARATOR, side)
