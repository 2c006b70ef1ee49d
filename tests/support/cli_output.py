"""Commands with an output that a test chooses: as a program of its own, or in this process.

A program takes a quarter of a second to start. It is needed where Python's own end counts, which
must not complain of an output that is gone.
"""

import os
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from hiptimer.cli.entry import run

STANDARD_INPUT, STANDARD_OUTPUT = 0, 1


def as_a_program(
    data: Path, *words: str, out: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run `hiptimer --data-dir … words`, with its output in a pipe or in `out`."""
    return subprocess.run(
        [sys.executable, "-m", "hiptimer", "--data-dir", str(data), *words],
        stdout=out,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        check=False,
        # The runner of the tests may have set a width; a terminal has its own.
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
    )


def written(data: Path, *words: str, encoding: str = "utf-8") -> tuple[int, bytes]:
    """Do what `words` ask for; give the exit code, and what was written where no terminal is."""
    with TemporaryFile() as file:
        with _standard_output(file.fileno(), encoding):
            code = run(["--data-dir", str(data), *words])
        file.seek(0)
        return code, file.read()


def turned_away(data: Path, *words: str, out: int) -> int:
    """Do what `words` ask for, with an output that takes nothing; give the exit code."""
    with _standard_output(out, "utf-8"):
        return run(["--data-dir", str(data), *words])


def drawn(data: Path, *words: str, width: int) -> tuple[int, str]:
    """Do what `words` ask for; give the exit code, and what came to a terminal of `width` cells."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (50, width))
    with _standard_output(theirs, "utf-8"):
        code = run(["--data-dir", str(data), *words])
    os.close(theirs)
    text = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    return code, text


@contextmanager
def _standard_output(descriptor: int, encoding: str) -> Iterator[None]:
    """Have this process write to `descriptor`, and read nothing, as a program that begins so."""
    before = sys.stdout
    with Path(os.devnull).open() as nothing:
        kept = {number: os.dup(number) for number in (STANDARD_INPUT, STANDARD_OUTPUT)}
        os.dup2(nothing.fileno(), STANDARD_INPUT)
        os.dup2(descriptor, STANDARD_OUTPUT)
        sys.stdout = os.fdopen(STANDARD_OUTPUT, "w", encoding=encoding, closefd=False)
        try:
            yield
        finally:
            sys.stdout.close()
            sys.stdout = before
            for number, copy in kept.items():
                os.dup2(copy, number)
                os.close(copy)


def _read(terminal: int) -> bytes:
    """Read what is left; a terminal whose other end is closed has no more, which is an error."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""
