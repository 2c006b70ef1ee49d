"""Calls the timer when something is due. It reads no clock: it is told how long to wait."""

import asyncio
from collections.abc import Callable
from typing import Final

SHORTEST_SECONDS: Final = 0.001
"""Something overdue comes at once, but never so that nothing else gets its turn."""


class PulseLoop:
    """Calls `beat`, asks it how many seconds to wait, and calls it again.

    `deliver` brings a call to where its exceptions end the program. Without that they would be
    lost in the event loop, and the timer would just stand still.
    """

    def __init__(
        self, beat: Callable[[], float], deliver: Callable[[Callable[[], None]], object]
    ) -> None:
        self._beat = beat
        self._deliver = deliver
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
            loop = asyncio.get_running_loop()
            self._handle = loop.call_later(wait, self._deliver, self._turn)

    def _turn(self) -> None:
        if self._runs:
            self.rearm(self._beat())

    def _disarm(self) -> None:
        if self._handle:
            self._handle.cancel()
        self._handle = None
