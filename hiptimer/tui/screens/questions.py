"""Questions on a card: one with a few answers, one for a folder, one for the pain afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hiptimer.clock import Clock
from hiptimer.runner.rescue import folder_of
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.pain_keys import ARROW_KEYS, DIGIT_KEYS, PainKeys
from hiptimer.tui.widgets.choice_list import ChoiceList, ListChoice
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import LineInput
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.rating_row import RatingRow


class ChoiceScreen(GuardedScreen[str | None]):
    """Asks `question`; its result is the letter of the answer, None if it was skipped.

    `preferred` is the letter of the answer that is highlighted first. `later` says what esc does.
    """

    CSS_PATH: ClassVar[str] = "questions.tcss"
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


FOLDER_QUESTION: Final = "In which folder?"

FOLDER_EXPLANATION: Final = "The file gets the name of the session; no other file is overwritten."


class FolderScreen(GuardedScreen[Path | None]):
    """Proposes `folders`; its result is the folder, None if the person cancelled.

    `problem` says why the last one, `typed`, did not work.
    """

    CSS_PATH: ClassVar[str] = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "save it there", priority=True),
        Binding("up", "propose(-1)", "another folder", show=False, key_display="↑ ↓"),
        Binding("down", "propose(1)", "another folder", show=False, key_display="↑ ↓"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    line = getters.query_one(LineInput)

    def __init__(self, folders: Sequence[Path], problem: str = "", typed: Path | None = None):
        super().__init__()
        self._folders = [str(folder) for folder in folders] or [""]
        self._problem = problem
        self._typed = self._folders[0] if typed is None else str(typed)
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the question above the line to type in."""
        with Vertical(classes="card"):
            yield CueText(FOLDER_QUESTION, classes="question")
            yield CueText(self._problem or FOLDER_EXPLANATION)
            yield LineInput()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the folder typed before, or with the first proposal."""
        self.line.show(self._typed)
        self.line.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer the arrows only if there are several folders."""
        return action != "propose" or len(self._folders) > 1

    def action_propose(self, step: int) -> None:
        """Show another proposal in the line."""
        self._place = (self._place + step) % len(self._folders)
        self.line.show(self._folders[self._place])

    def action_choose(self) -> None:
        """Return the folder in the line."""
        if self.line.value.strip():
            self.dismiss(folder_of(self.line.value))


SKIPPABLE: Final = "0 to 10, or skip it"


class NextDayScreen(GuardedScreen[int | None]):
    """Asks `question`; its result is the number, None if the person gave none."""

    CSS_PATH = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown", "confirm", "save", key_display="enter"),
        *DIGIT_KEYS,
        *ARROW_KEYS,
        Binding("escape", "dismiss", "skip", key_display="esc"),
    ]

    def __init__(self, question: str, about: str, clock: Clock) -> None:
        super().__init__()
        self._question = question
        self._about = about
        self._pain = PainKeys(clock)

    def compose(self) -> ComposeResult:
        """Lay out the scale below the question."""
        with Vertical(classes="card"):
            yield CueText(self._question, classes="question")
            yield CueText(self._about)
            row = RatingRow()
            row.question = SKIPPABLE
            yield row
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer to save and to remove a number only if there is one."""
        rated = self.is_mounted and self.query_one(RatingRow).chosen is not None
        return rated if action in ("confirm", "clear_pain") else True

    def action_pain(self, number: int) -> None:
        """Choose the number of a digit, or ten."""
        self._choose(self._pain.typed(number))

    def action_move_pain(self, step: int) -> None:
        """Choose the next number on the scale."""
        self._choose(self._pain.moved(self.query_one(RatingRow).chosen, step))

    def action_clear_pain(self) -> None:
        """Remove the number."""
        self._pain.forget()
        self._choose(None)

    def action_confirm(self) -> None:
        """Return the number."""
        self.dismiss(self.query_one(RatingRow).chosen)

    def on_rating_row_number_chosen(self, event: RatingRow.NumberChosen) -> None:
        """Choose the number that was clicked."""
        self._pain.forget()
        self._choose(event.pain)

    def _choose(self, pain: int | None) -> None:
        self.query_one(RatingRow).chosen = pain
        self.refresh_bindings()
