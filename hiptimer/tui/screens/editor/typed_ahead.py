"""A screen to write on that loses no letter of a person who types faster than it opens."""

from typing import TypeVar

from textual.events import Key

from hiptimer.tui.guarded_app import GuardedScreen
from hiptimer.tui.widgets.own_keys import hand_on

ResultT = TypeVar("ResultT")


class TypedAhead(GuardedScreen[ResultT]):
    """Hands letters on to what has the keyboard, where they came before it had it."""

    def on_key(self, event: Key) -> None:
        """Pass on a letter; what has the keyboard lets none come by here."""
        if event.is_printable and self.focused is not None:
            hand_on(event, self.focused, self)
