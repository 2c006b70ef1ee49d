"""The layout of the scale 0-10 in a row of cells, with its words below. It uses no colour."""

from typing import Final, Self

from msgspec import Struct
from textual.content import Content

from hiptimer.model import pain as pain_scale

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
