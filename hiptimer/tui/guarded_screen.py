"""The screen that all others derive from, and which keys may be held down on it."""

from typing import Any, ClassVar, Final

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from hiptimer.tui.one_shot_timers import OneShotTimers

LEADS_ON: Final = frozenset({"enter", "pagedown", "escape", "q"})
"""Keys that lead to another screen: holding one down leads one screen on, not several."""

REMOVES: Final = frozenset({"x", "delete"})
"""Keys that move something to the trash, outside a text field: holding one down moves one thing."""


class Writing:
    """A widget to write in: every key may be held down while it has the focus."""


class GuardedScreen(OneShotTimers, Screen[ScreenResultType]):
    """A base for every screen. One that is below another, or gone, can't be dismissed."""

    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset()
    """Keys that elsewhere lead to another screen, and here only turn pages."""

    UNDOES: ClassVar[bool] = False
    """Whether ctrl+z undoes a change here; elsewhere it stops hiptimer for now."""

    def fit(self, app: App[Any]) -> None:
        """Take the classes for the size of the window before any widget is styled.

        Textual 8.2.8 does the same, but only after it has styled every widget for a size of zero.
        No issue was found upstream. Remove this when it styles a new screen only once.
        """
        across, down = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        for cells, own, shared in (
            (app.size.width, across, app.HORIZONTAL_BREAKPOINTS),
            (app.size.height, down, app.VERTICAL_BREAKPOINTS),
        ):
            steps = sorted((own if own is not None else shared) or ())
            reached = [name for least, name in steps if cells >= least]
            self.add_class(*reached[-1:], update=False)

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats here while it is held down."""
        if key in REMOVES:
            return self.focused is not None
        return key not in LEADS_ON or key in self.TURNS_PAGES or isinstance(self.focused, Writing)

    def key_held(self, key: str) -> None:
        """React to a key that is held down and counts only once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Dismiss the screen with `result` if it is on top.

        Textual 8.2.8 closes the screen on top in any case; its issue 2575 made that an error for a
        time. Remove this when dismissing a screen that is not on top does nothing.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()
