"""Messages of the command line: in words, on standard error, never failing."""

import contextlib
import sys


def notify(text: str) -> None:
    """Print `text`; if standard error is closed or not read, the exit code must do."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{text}\n")
