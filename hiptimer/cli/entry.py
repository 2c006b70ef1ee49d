"""One run of `hiptimer`: from the arguments to the exit code.

Nothing slow is imported before the arguments are read, so that `--version` answers at once.
"""

import os
import sys

from hiptimer.cli.arguments import parse

INTERRUPTED = 130
"""128 and SIGINT's number."""

PIPE_CLOSED = 141
"""128 and SIGPIPE's number: whoever read the output has left."""


def run(arguments: list[str]) -> int:
    """Do what `arguments` ask for; give back the exit code."""
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer must not fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _run(arguments: list[str]) -> int:
    try:
        options = parse(arguments)
    except SystemExit as done:  # --version, --help and mistakes
        return int(done.code or 0)
    from hiptimer.cli.commands import carry_out  # noqa: PLC0415 - stores take their time

    return carry_out(options, os.environ)
