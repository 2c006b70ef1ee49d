"""The signals that ask a process to end, while a front end listens for them."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

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
