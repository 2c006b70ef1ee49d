"""A screen that loses no letters if a person types faster than it opens."""

from typing import TypeVar

from textual.events import Key

from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.line_input import hand_on

ResultT = TypeVar("ResultT")


class TypedAhead(GuardedScreen[ResultT]):
    """Passes letters on to the focused widget if they came before it had the focus."""

    def on_key(self, event: Key) -> None:
        """Pass on a letter; a focused widget lets none through to here."""
        if event.is_printable and self.focused is not None:
            hand_on(event, self.focused, self)
