"""A question with a few answers, each with a letter and an explanation."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.choice_list import ChoiceList, ListChoice
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList


class ChoiceScreen(GuardedScreen[str | None]):
    """Asks `question`; its result is the letter of the answer, None if it was skipped.

    `preferred` is the letter of the answer that is highlighted first. `later` says what esc does.
    """

    CSS_PATH: ClassVar[str] = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown", "confirm", "choose", key_display="enter"),
        Binding("up", "move(-1)", "move", show=False, key_display="↑ ↓"),
        Binding("down", "move(1)", "move", show=False, key_display="↑ ↓"),
    ]

    def __init__(
        self,
        question: str,
        explanation: str,
        choices: Sequence[ListChoice],
        *,
        preferred: str,
        later: str,
    ) -> None:
        super().__init__()
        self._question = question
        self._explanation = explanation
        self._choices = tuple(choices)
        self._preferred = preferred
        self._bindings.bind("escape", "dismiss", later, key_display="esc")

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers."""
        with Vertical(classes="card"):
            yield CueText(self._question, classes="question")
            yield CueText(self._explanation)
            answers = ChoiceList()
            answers.choices = self._choices
            answers.highlighted = answers.place_of(self._preferred) or 0
            yield answers
        yield KeyLine()

    def action_move(self, step: int) -> None:
        """Move the pointer."""
        self.query_one(ChoiceList).move(step)

    def action_confirm(self) -> None:
        """Return the highlighted answer."""
        self.dismiss(self._choices[self.query_one(ChoiceList).highlighted].letter)

    def on_key(self, event: events.Key) -> None:
        """Return the answer with the letter that was pressed."""
        if any(choice.letter == event.character for choice in self._choices):
            event.stop()
            self.dismiss(event.character)

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Return the answer that was clicked."""
        self.dismiss(self._choices[event.place].letter)
