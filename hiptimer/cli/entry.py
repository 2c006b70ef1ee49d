"""One run of `hiptimer`: from the arguments to the exit code.

Nothing slow is imported before the arguments are read, so that `--version` answers at once.
"""

import contextlib
import os
import sys

from hiptimer.cli.arguments import parse
from hiptimer.cli.foreign_variables import drop_foreign_variables

TYPE_CHECKING = False  # as in the arguments
if TYPE_CHECKING:
    from typing import TextIO

INTERRUPTED = 130
"""128 and SIGINT's number."""

PIPE_CLOSED = 141
"""128 and SIGPIPE's number: whoever read the output has left."""


def run(arguments: list[str]) -> int:
    """Do what `arguments` ask for; give back the exit code."""
    try:
        code = _run(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = PIPE_CLOSED
    heard = [_flush(stream) for stream in (sys.stdout, sys.stderr)]
    return code if all(heard) else code or PIPE_CLOSED


def _run(arguments: list[str]) -> int:
    try:
        options = parse(arguments)
    except SystemExit as done:  # --version, --help and mistakes
        return int(done.code or 0)
    drop_foreign_variables(os.environ)
    from hiptimer.cli.commands import carry_out  # noqa: PLC0415 - stores take their time

    return carry_out(options, os.environ)


def _flush(stream: "TextIO | None") -> bool:
    """Bring out what was written; where nobody takes it, Python must not fail of it at its end."""
    if stream is None:
        return True
    try:
        stream.flush()
    except OSError:
        with contextlib.suppress(OSError):  # then Python says so itself
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True
