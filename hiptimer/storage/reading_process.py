"""A process that reads files for this one: asked a line, it answers a line.

What the lines say is for those who ask and answer. It is never trusted to be there: whoever asks
can do the work as well.
"""

import contextlib
import os
import subprocess
import sys
from typing import Final

FEW: Final = 200
"""Files; so many are read sooner than a process has started."""

MOST_HELPERS: Final = 4
"""Processes beside each other: some cores are left to others."""


def helper_count() -> int:
    """Tell how many processes may read beside each other here, at least one."""
    return min(MOST_HELPERS, os.cpu_count() or 1)


class ReadingProcess:
    """Runs `program`, Python text, with `arguments`; raises OSError where it can't be started.

    `program` ends when its input does, and so together with whoever started it, however that one
    ends.
    """

    def __init__(self, program: str, *arguments: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - a list of arguments, and no shell
            # -P: what lies in the folder one happens to be in must not be imported.
            [sys.executable, "-P", "-c", program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ctrl-c in a terminal is for who started it
        )

    def ask(self, question: bytes) -> None:
        """Hand over a line; raises OSError where the process has gone."""
        assert self._process.stdin  # noqa: S101 - it is a pipe
        self._process.stdin.write(question)
        self._process.stdin.flush()

    def answer(self) -> bytes:
        """Wait for the line that answers the oldest question; empty where the process has gone."""
        assert self._process.stdout  # noqa: S101 - it is a pipe
        return self._process.stdout.readline()

    def close(self) -> None:
        """Let the process go, and see to it that it has gone."""
        self._process.kill()
        with contextlib.suppress(OSError), self._process:  # what it did not take is lost
            self._process.wait()
