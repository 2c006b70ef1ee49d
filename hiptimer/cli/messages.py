"""Messages of the command line: in words, on standard error, never failing."""

import contextlib
import sys


def notify(text: str) -> None:
    """Print `text`; if standard error is closed or not read, the exit code must do.

    On a terminal no word is broken at its edge, and so no path without spaces.
    """
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{_fitted(text) if sys.stderr.isatty() else text}\n")


def _fitted(text: str) -> str:
    import shutil  # noqa: PLC0415 - messages are seldom
    import textwrap  # noqa: PLC0415 - as above

    width = max(20, shutil.get_terminal_size().columns)
    return "\n".join(
        textwrap.fill(
            line,
            width,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
