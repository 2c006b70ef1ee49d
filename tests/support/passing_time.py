"""The time of a screen's timers, which passes when a test says so and not by itself."""

import asyncio

import pytest
from textual import _time, timer
from textual.pilot import Pilot


class PassingTime:
    """Lets what is done every few seconds be done without waiting for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._now = 0.0
        self._asleep: list[tuple[float, asyncio.Future[None]]] = []
        monkeypatch.setattr(_time, "get_time", lambda: self._now)
        monkeypatch.setattr(timer, "sleep", self._sleep)

    async def passes(self, pilot: Pilot[int], seconds: float) -> None:
        """Let this many seconds pass, and each timer do its work in its turn."""
        until = self._now + seconds
        while due := [each for each in self._asleep if each[0] <= until]:
            first = min(due, key=lambda each: each[0])
            self._asleep.remove(first)
            self._now, waked = first
            if not waked.done():
                waked.set_result(None)
            await pilot.pause()
        self._now = until

    async def _sleep(self, seconds: float) -> None:
        waked = asyncio.get_running_loop().create_future()
        self._asleep.append((self._now + seconds, waked))
        await waked
