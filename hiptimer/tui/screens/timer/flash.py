"""Flashes the screen when the phase changes, to be noticed out of the corner of an eye."""

from collections.abc import Sequence
from typing import Any, Final

from textual.screen import Screen

from hiptimer.engine.events import Event, PhaseStarted

FLASH_CLASS: Final = "-flash"

FLASH_SECONDS: Final = 0.15

APART_SECONDS: Final = 0.5
"""At most two flashes a second: three can harm people with epilepsy (WCAG 2.1, 2.3.1)."""


class Flash:
    """Sets and removes the flash class of `screen`. The time is passed in."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._last = float("-inf")

    def on_events(self, events: Sequence[Event], now: float) -> None:
        """Flash at a change of phase, unless the last flash was just before."""
        changed = any(isinstance(event, PhaseStarted) for event in events)
        if not changed or now - self._last < APART_SECONDS:
            return
        self._last = now
        self._screen.add_class(FLASH_CLASS)
        self._screen.set_timer(FLASH_SECONDS, self._over)

    def _over(self) -> None:
        self._screen.remove_class(FLASH_CLASS)
