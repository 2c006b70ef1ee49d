"""A process that reads files for this one: each line of input gets a line back.

The two sides define what the lines mean. Nothing depends on it being there: the caller can do the
work itself.
"""

import contextlib
import os
import subprocess
import sys
from typing import Final

FEW: Final = 200
"""Files; this many are read sooner than a process starts."""

MOST_HELPERS: Final = 4
"""Processes at a time: some cores are left to others."""


def helper_count() -> int:
    """Return how many processes may read at the same time here, at least one."""
    return min(MOST_HELPERS, os.cpu_count() or 1)


class ReadingProcess:
    """Runs `program`, Python text, with `arguments`; raises OSError if it can't be started.

    `program` ends when its input does, and so together with the process that started it, however
    that ends.
    """

    def __init__(self, program: str, *arguments: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - a list of arguments, and no shell
            # -P: nothing in the current folder may be imported.
            [sys.executable, "-P", "-c", program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ctrl-c in a terminal is for the parent
        )

    def ask(self, question: bytes) -> None:
        """Send a line; raises OSError if the process is gone."""
        assert self._process.stdin  # noqa: S101 - it is a pipe
        self._process.stdin.write(question)
        self._process.stdin.flush()

    def answer(self) -> bytes:
        """Wait for the line that answers the oldest question; empty if the process is gone."""
        assert self._process.stdout  # noqa: S101 - it is a pipe
        return self._process.stdout.readline()

    def close(self) -> None:
        """End the process, and make sure that it is gone."""
        self._process.kill()
        with contextlib.suppress(OSError), self._process:  # what it did not take is lost
            self._process.wait()
