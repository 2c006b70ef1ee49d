"""Sees to it that a process which has to end does end, even where something in it hangs."""

import contextlib
import os
import threading
from collections.abc import Callable
from typing import Final

from hiptimer.runner.writer import LONGEST_CLOSE_SECONDS

LONGEST_LEAVE_SECONDS: Final = LONGEST_CLOSE_SECONDS + 2
"""A slow disk is waited for; beyond that something hangs."""


class Watchdog:
    """Once started, it ends the process after `seconds`, whatever the rest of it does.

    `last_words` is called first, in a thread of the watchdog's own; it must not block.
    """

    def __init__(
        self, last_words: Callable[[], object], seconds: float = LONGEST_LEAVE_SECONDS
    ) -> None:
        self._last_words = last_words
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def start(self, code: int) -> None:
        """Let the process end with `code` when the time is over; only the first call counts."""
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self._end, (code,))
            self._timer.daemon = True
            with contextlib.suppress(RuntimeError):  # no more threads: then nothing is watched
                self._timer.start()

    def close(self) -> None:
        """Nothing hangs: stand down."""
        if self._timer is not None:
            self._timer.cancel()

    def _end(self, code: int) -> None:
        try:
            self._last_words()
        finally:
            os._exit(code)
