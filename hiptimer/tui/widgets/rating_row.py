"""The pain question with its eleven answers, and the sets that still have none.

No number is ever filled in for the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from hiptimer.model import pain as pain_scale
from hiptimer.model.pain import NOT_RATED
from hiptimer.tui.widgets.text_lines import GAP, TextLines, first_fitting, plain, two_ends
from hiptimer.wording.session import your_limit

NUMBERS: Final = range(pain_scale.LOWEST, pain_scale.HIGHEST + 1)
WIDEST: Final = 10
NARROWEST_WITH_WORDS: Final = 3
ENDS: Final = ("worst imaginable", "worst")
"""The word at ten, in full and in short."""

_BANDS: Final = (("none", 0, 0), ("mild", 1, 3), ("moderate", 4, 6), ("severe", 7, 9))
"""The words of the scale with their first and last numbers, as in `pain.word`."""

_CEILING, _CHOSEN, _HIGHLIGHTED = ("▕", "▏"), ("[", "]"), ("▸", "◂")


class Scale(Struct, frozen=True):
    """How many cells a number has, and the word at ten (none: no words at all)."""

    cell: int
    end: str

    @classmethod
    def for_width(cls, width: int) -> Self:
        """Return the widest cells; the full word at ten is worth more than wider cells."""
        for end in ENDS:
            cell = min(WIDEST, (width - len(end) - 1) // pain_scale.HIGHEST)
            if cell >= NARROWEST_WITH_WORDS + (end == ENDS[0]):
                return cls(cell, end)
        return cls(2, "")

    def number_at(self, x: int) -> int | None:
        """Return the number in the cell at column `x`; ten has one more cell."""
        number = min(x // self.cell, pain_scale.HIGHEST)
        end = self.cell * len(NUMBERS) + 1
        return number if 0 <= x < end else None

    def numbers(
        self, *, ceiling: int | None, chosen: int | None, highlighted: int | None
    ) -> Content:
        """Return the numbers; marks and weight show the ceiling, the choice and the highlight."""
        parts: list[Content] = []
        for number in NUMBERS:
            if number == highlighted:
                parts.append(self._marked(number, _HIGHLIGHTED, "bold reverse"))
            elif number == chosen:
                parts.append(self._marked(number, _CHOSEN, "bold reverse"))
            elif number == ceiling:
                parts.append(self._marked(number, _CEILING, "bold"))
            else:
                parts.append(self._marked(number, (" ", " "), ""))
        return Content("").join(parts)

    def _marked(self, number: int, marks: tuple[str, str], style: str) -> Content:
        before, after = marks
        inner = f" {number} " if self.cell >= 5 else str(number)
        drawn = f"{before}{inner}{after}" if self.cell >= 3 else f"{before}{number}"
        text = Content.styled(drawn, style)
        width = self.cell + (number == pain_scale.HIGHEST)
        left = max(0, (self.cell - len(drawn.replace("10", "1"))) // 2)
        return text.pad_left(left).truncate(width, pad=True)

    def words(self, current: int | None) -> Content:
        """Return the words, each centred below its numbers; that of `current` is bold."""
        line = Content("")
        for word, first, last in (*_BANDS, (self.end, pain_scale.HIGHEST, pain_scale.HIGHEST)):
            here = current is not None and first <= current <= last
            middle = self.cell * (first + last + 1) // 2
            start = max(middle - len(word) // 2, line.cell_length + bool(line))
            if first == pain_scale.HIGHEST:
                start = self.cell * first + 1
            line = line.truncate(start, pad=True) + Content.styled(word, "bold" if here else "")
        return line


class RatingRow(TextLines):
    """Shows the question, the numbers with the ceiling marked, and the words of the scale.

    `chosen` is the rating that was given, `highlighted` the number that the arrows are on. The
    screen binds the keys: it calls `move` and reads `highlighted`. With fewer than three rows it
    leaves out the words, then the question.
    """

    DEFAULT_CSS = "RatingRow { height: 3; }"

    question: reactive[str] = reactive(pain_scale.QUESTION, repaint=False)
    ceiling: reactive[int | None] = reactive(None, repaint=False)
    chosen: reactive[int | None] = reactive(None, repaint=False)
    highlighted: reactive[int | None] = reactive(None, repaint=False)

    watch_question = TextLines.look_again
    watch_ceiling = TextLines.look_again
    watch_chosen = TextLines.look_again
    watch_highlighted = TextLines.look_again

    @dataclass
    class NumberChosen(Message):
        """A number was clicked."""

        pain: int

    def move(self, step: int) -> None:
        """Move the highlight by `step` from where it is, from the rating, or from zero."""
        start = self.chosen if self.highlighted is None else self.highlighted
        number = pain_scale.LOWEST if start is None else start + step
        self.highlighted = min(max(number, pain_scale.LOWEST), pain_scale.HIGHEST)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the scale as wide as the row."""
        scale = Scale.for_width(width)
        numbers = scale.numbers(
            ceiling=self.ceiling, chosen=self.chosen, highlighted=self.highlighted
        )
        if height == 1:
            return (numbers,)
        current = self.chosen if self.highlighted is None else self.highlighted
        words = scale.words(current) if scale.end else Content("")
        return (self._question(width), numbers, words)[:height]

    def _question(self, width: int) -> Content:
        question = plain(self.question, "bold")
        limit = "" if self.ceiling is None else your_limit(self.ceiling)
        if self.chosen is None:
            notes: tuple[str, ...] = (limit, "")
        else:
            said = f"you said {self.chosen}, {pain_scale.word(self.chosen)}"
            both = " · ".join(filter(None, (said, limit)))
            notes = (both, said, f"{self.chosen}", "")
        room = width - question.cell_length - 2
        return two_ends(question, Content(first_fitting(notes, room)), width)

    def on_click(self, event: Click) -> None:
        """Post the number that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        numbers_row = 0 if self.size.height == 1 else 1
        if offset is None or offset.y != numbers_row:
            return
        number = Scale.for_width(self.size.width).number_at(offset.x)
        if number is not None:
            self.post_message(self.NumberChosen(number))


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
