"""A screen that is left once: a second press that was on its way when it went changes nothing.

Textual gives such a press to whatever screen is on top by then, or ends the program.
"""

from typing import ClassVar, Final

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from hiptimer.tui.one_shot_timers import OneShotTimers

LEADS_ON: Final = frozenset({"enter", "pagedown", "escape", "q"})
"""Keys that lead from screen to screen: one that is held down leads one screen on, not several."""

REMOVES: Final = frozenset({"x", "delete"})
"""Keys that move something to the trash outside of text: held down, they move one thing only."""


class GuardedScreen(OneShotTimers, Screen[ScreenResultType]):
    """What every screen is; one that is under another, or gone, can't be left."""

    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset()
    """Keys that lead on elsewhere, and only turn pages here."""

    def may_repeat(self, key: str) -> bool:
        """Return whether a key counts again and again here while it is held down."""
        if key in REMOVES:
            return self.focused is not None
        return key not in LEADS_ON or key in self.TURNS_PAGES or self._writes

    def key_held(self, key: str) -> None:
        """Take note that a key is held down which counts only once."""

    @property
    def _writes(self) -> bool:
        return bool(getattr(self.focused, "MAY_REPEAT", False))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`, if this screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
