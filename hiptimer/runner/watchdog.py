"""How a process is asked to end, and made to end even if something in it hangs."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from hiptimer.runner.writer import LONGEST_CLOSE_SECONDS

LONGEST_LEAVE_SECONDS: Final = LONGEST_CLOSE_SECONDS + 2
"""Allows for a slow disk; beyond that something hangs."""


class Watchdog:
    """Once started, it ends the process after `seconds`, whatever else is running.

    `last_words` is called first, in a thread of the watchdog's own; it must not block.
    """

    def __init__(
        self, last_words: Callable[[], object], seconds: float = LONGEST_LEAVE_SECONDS
    ) -> None:
        self._last_words = last_words
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def start(self, code: int) -> None:
        """End the process with `code` when the time is up; only the first call counts."""
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self._end, (code,))
            self._timer.daemon = True
            with contextlib.suppress(RuntimeError):  # no more threads: then nothing is watched
                self._timer.start()

    def close(self) -> None:
        """Cancel it: nothing hangs."""
        if self._timer is not None:
            self._timer.cancel()

    def _end(self, code: int) -> None:
        try:
            self._last_words()
        finally:
            os._exit(code)


NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Not every system has all of them."""


@contextmanager
def ending_signals(heard: Callable[[int], object]) -> Iterator[None]:
    """Call `heard` with the number of each such signal, in the main thread.

    Signals that were ignored before (as under `nohup`) stay ignored.
    """
    before: dict[int, object] = {}
    numbers = [int(getattr(signal, name)) for name in NAMES if hasattr(signal, name)]
    try:
        for number in numbers:
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, lambda got, _frame: heard(got))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
