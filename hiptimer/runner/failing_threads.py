"""The last resort for a thread that fails with an unforeseen error: it is not left to Python.

Python would print the error with its values on the terminal, and go on as if nothing had happened.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def failing_threads(failed: Callable[[Exception], object]) -> Iterator[None]:
    """Call `failed`, in the thread itself, with an error that ended a thread."""

    def heard(details: threading.ExceptHookArgs) -> None:
        if isinstance(details.exc_value, Exception):
            failed(details.exc_value)

    before, threading.excepthook = threading.excepthook, heard
    try:
        yield
    finally:
        threading.excepthook = before
