"""A screen that is left once: a second press that was on its way when it went changes nothing.

Textual gives such a press to whatever screen is on top by then, or ends the program.
"""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class GuardedScreen(Screen[ScreenResultType]):
    """What every screen is; one that is under another, or gone, can't be left."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`, if this screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
