"""The pain in the night or morning after: asked once, and it may be skipped."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hiptimer.clock import Clock
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.pain_keys import ARROW_KEYS, DIGIT_KEYS, PainKeys
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.rating_row import RatingRow

SKIPPABLE: Final = "0 to 10, or skip it"


class NextDayScreen(GuardedScreen[int | None]):
    """Asks `question`; its result is the number, None if the person gave none."""

    CSS_PATH = "card.tcss"
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
