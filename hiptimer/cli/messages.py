"""Messages of the command line: on standard error, in words, and never in anybody's way."""

import contextlib
import sys


def tell(text: str) -> None:
    """Print `text`; where standard error is closed, or nobody reads it, the exit code has to do."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
