"""Calls the timer when something is due. It reads no clock: the timer returns how long to wait."""

import asyncio
from collections.abc import Callable
from typing import Final

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
