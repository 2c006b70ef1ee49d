"""A list of choices, each with a line that says what it means."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import TextLines, plain, wrapped


class ListChoice(Struct, frozen=True):
    """One choice: the letter that chooses it, its words, and what it means."""

    letter: str
    words: str
    meaning: str = ""


class ChoiceList(PointerList):
    """Shows `choices`; in a low window only the highlighted one says what it means."""

    choices: reactive[tuple[ListChoice, ...]] = reactive((), repaint=False)

    watch_choices = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of choices."""
        return len(self.choices)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:
        """Return the choices with what they mean, in as many lines as that needs."""
        full = [self._row(choice, width) for choice in self.choices]
        if sum(map(len, full)) <= height:
            return full
        return [row if place == self.highlighted else row[:1] for place, row in enumerate(full)]

    def place_of(self, letter: str) -> int | None:
        """Return the index of the choice with this letter."""
        letters = [choice.letter for choice in self.choices]
        return letters.index(letter) if letter in letters else None

    def _row(self, choice: ListChoice, width: int) -> list[Content]:
        head = Content.assemble(plain(choice.letter, "bold"), "  ", plain(choice.words))
        return [head, *(line.pad_left(3) for line in wrapped(choice.meaning, width - 3, "dim"))]
