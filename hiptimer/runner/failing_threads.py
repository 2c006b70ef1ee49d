"""The last resort for a thread that fails with an unforeseen error, instead of Python's own.

Python would print the error with its values on the terminal and carry on.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def failing_threads(failed: Callable[[Exception], object]) -> Iterator[None]:
    """Call `failed`, in the failing thread itself, with the error that ended it."""

    def heard(details: threading.ExceptHookArgs) -> None:
        if isinstance(details.exc_value, Exception):
            failed(details.exc_value)

    before, threading.excepthook = threading.excepthook, heard
    try:
        yield
    finally:
        threading.excepthook = before
