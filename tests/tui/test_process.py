"""The app as a process: signals, threads and tasks all lead to an orderly end."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Awaitable, Callable

import pytest

from hiptimer.runner.watchdog import Watchdog
from hiptimer.tui.terminal import process
from tests.support.bare_app import BareApp


class Recorded(BareApp):
    """An app without a screen, which does one thing and says what was asked of it."""

    def __init__(self, deed: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._deed = deed
        self.asked: list[object] = []

    async def run_async(self, **_: object) -> int | None:
        await self._deed()
        async with asyncio.timeout(10):
            while not self.asked:
                await asyncio.sleep(0)
        return None

    def leave(self, code: int) -> None:
        self.asked.append(code)

    def fail(self, error: Exception) -> None:
        self.asked.append(type(error))


def ask(deed: Callable[[], Awaitable[None]], watchdog: Watchdog) -> list[object]:
    app = Recorded(deed)
    asyncio.run(process._run(app, watchdog))
    return app.asked


@pytest.fixture
def watchdog(monkeypatch: pytest.MonkeyPatch) -> Watchdog:
    watchdog = Watchdog(lambda: None)
    monkeypatch.setattr(watchdog, "start", lambda _code: None)
    return watchdog


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_asks_the_app_to_leave(watchdog: Watchdog, name: str) -> None:
    number = signal.Signals[name]
    before = signal.getsignal(number)

    async def deed() -> None:
        os.kill(os.getpid(), number)

    assert ask(deed, watchdog) == [128 + number]
    assert signal.getsignal(number) is before


def test_a_thread_that_fails_ends_the_app(watchdog: Watchdog) -> None:
    before = threading.excepthook

    async def deed() -> None:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()

    assert ask(deed, watchdog) == [ZeroDivisionError]
    assert threading.excepthook is before


def test_a_task_that_is_not_awaited_ends_the_app_when_it_fails(watchdog: Watchdog) -> None:
    async def fails() -> None:
        raise ZeroDivisionError

    async def deed() -> None:
        task = asyncio.ensure_future(fails())
        while not task.done():
            await asyncio.sleep(0)
        del task
        gc.collect()

    assert ask(deed, watchdog) == [ZeroDivisionError]
