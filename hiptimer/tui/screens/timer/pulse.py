"""What goes by the clock on the timer: beats when something is due, and flashes.

Neither reads a clock: the timer returns how long to wait, and passes the time in.
"""

import asyncio
from collections.abc import Callable, Sequence
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


SHORTEST_SECONDS: Final = 0.001
"""The shortest wait, so that overdue beats don't starve everything else."""


class PulseLoop:
    """Calls `beat`, which returns how many seconds to wait, and then calls it again.

    The event loop calls it directly: a Textual message for each beat would queue behind others, and
    cost more than most beats do. An error in it ends the app like any error in the loop.
    """

    def __init__(self, beat: Callable[[], float]) -> None:
        self._beat = beat
        self._handle: asyncio.TimerHandle | None = None
        self._runs = False

    def start(self) -> None:
        """Start, with a beat at once."""
        self._runs = True
        self._turn()

    def stop(self) -> None:
        """Stop calling."""
        self._runs = False
        self._disarm()

    def rearm(self, seconds: float) -> None:
        """Wait this long instead, because something else is due."""
        self._disarm()
        if self._runs:
            wait = max(SHORTEST_SECONDS, seconds)
            self._handle = asyncio.get_running_loop().call_later(wait, self._turn)

    def _turn(self) -> None:
        self.rearm(self._beat())

    def _disarm(self) -> None:
        if self._handle:
            self._handle.cancel()
        self._handle = None
