"""Has the screen flash when the phase changes, so that it is seen from the corner of an eye."""

from collections.abc import Sequence
from typing import Any, Final

from textual.screen import Screen

from hiptimer.engine.events import Event, PhaseStarted

FLASH_CLASS: Final = "-flash"

FLASH_SECONDS: Final = 0.15

APART_SECONDS: Final = 0.5
"""Two in a second at most; three a second can harm people with epilepsy (WCAG 2.1, 2.3.1)."""


class Flash:
    """Sets and takes the class of a flash on `screen`. The time is passed in."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._last = float("-inf")

    def hear(self, events: Sequence[Event], now: float) -> None:
        """Flash at a change of phase, unless it has only just flashed."""
        changed = any(isinstance(event, PhaseStarted) for event in events)
        if not changed or now - self._last < APART_SECONDS:
            return
        self._last = now
        self._screen.add_class(FLASH_CLASS)
        self._screen.set_timer(FLASH_SECONDS, self._over)

    def _over(self) -> None:
        self._screen.remove_class(FLASH_CLASS)
