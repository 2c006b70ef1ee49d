"""One run of `hiptimer`: from the arguments to the exit code.

Nothing slow is imported before it is needed: `--version` answers at once.
"""

import os
import sys

from hiptimer import __version__

TYPE_CHECKING = False  # the real one would cost a quarter of what --version takes
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TextIO

    from hiptimer.cli.home_options import HomeOptions

INTERRUPTED = 130
"""128 and SIGINT's number."""

PIPE_CLOSED = 141
"""128 and SIGPIPE's number: the reader of the output is gone."""


def run(arguments: list[str]) -> int:
    """Do what `arguments` ask for; return the exit code."""
    try:
        code = _run(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = PIPE_CLOSED
    heard = [_flush(stream) for stream in (sys.stdout, sys.stderr)]
    return code if all(heard) else code or PIPE_CLOSED


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        if sys.stdout is not None:
            sys.stdout.write(f"hiptimer {__version__}\n")
        return 0
    try:
        options = _read(arguments)
    except SystemExit as done:  # --help and mistakes
        return int(done.code or 0)
    from hiptimer.cli.foreign_variables import drop_foreign_variables  # noqa: PLC0415

    drop_foreign_variables(os.environ)
    from hiptimer.cli.commands import carry_out  # noqa: PLC0415 - stores take their time

    return carry_out(options, os.environ)


def _read(arguments: list[str]) -> "HomeOptions | Namespace":
    """Return the options in `arguments`; raises SystemExit with 0 or 2 if these end the program."""
    from hiptimer.cli.home_options import home_options  # noqa: PLC0415

    asked = home_options(arguments)
    if asked:
        return asked
    from hiptimer.cli.arguments import parse  # noqa: PLC0415 - argparse is slow to import

    return parse(arguments)


def _flush(stream: "TextIO | None") -> bool:
    """Flush what was written; if the reader is gone, Python must not fail over it at its end."""
    if stream is None:
        return True
    try:
        stream.flush()
    except OSError:
        import contextlib  # noqa: PLC0415 - it brings collections, and is seldom needed

        with contextlib.suppress(OSError):  # Python reports that itself
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True
