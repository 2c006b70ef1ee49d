"""Calls the timer when something is due. It reads no clock: it is told how long to wait."""

import asyncio
from collections.abc import Callable
from typing import Final

SHORTEST_SECONDS: Final = 0.001
"""Something overdue comes at once, but never so that nothing else gets its turn."""


class PulseLoop:
    """Calls `beat`, asks it how many seconds to wait, and calls it again.

    The event loop calls it directly: a message of Textual's for each beat would be late behind
    others, and cost more than most beats do. Its errors end the app as all errors in the loop do.
    """

    def __init__(self, beat: Callable[[], float]) -> None:
        self._beat = beat
        self._handle: asyncio.TimerHandle | None = None
        self._runs = False

    def start(self) -> None:
        """Begin, with a beat at once."""
        self._runs = True
        self._turn()

    def stop(self) -> None:
        """Call no more."""
        self._runs = False
        self._disarm()

    def rearm(self, seconds: float) -> None:
        """Wait so long instead, for something else is due now."""
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
