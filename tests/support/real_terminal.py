"""Runs the program in a real terminal, a pseudo-terminal read with pyte, and waits on its screen.

Nothing here sleeps: each wait is for a condition, with a deadline by which the test has failed.
"""

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyte

LONGEST_WAIT_SECONDS: Final = 20.0

_UNKNOWN_TO_PYTE: Final = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p")


class RealTerminal:
    """A program in a pseudo-terminal of 80 by 24. Leaving the context kills what still runs."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._slave = slave
        self.modes_before = termios.tcgetattr(slave)
        self.raw = b""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)

        def in_the_child() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if prepare:
                prepare()

        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
            start_new_session=True,
            preexec_fn=in_the_child,  # noqa: PLW1509 - it makes two system calls
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close()
        os.close(self._slave)

    # What it shows

    @property
    def text(self) -> str:
        """The screen as it is now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *texts: str) -> str:
        """Wait until the screen shows all of `texts`; give back the screen."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}")

    def wait_for_raw(self, pattern: bytes) -> None:
        """Wait until bytes that match `pattern` were written."""
        self.wait_until(lambda: re.search(pattern, self.raw) is not None, f"{pattern!r}")

    def wait_until(self, holds: Callable[[], bool], what: str) -> str:
        """Wait until a condition holds, reading what is written meanwhile."""
        deadline = time.monotonic() + LONGEST_WAIT_SECONDS
        while not holds():
            left = deadline - time.monotonic()
            assert left > 0, f"{what} did not come; the screen was:\n{self.text}"
            assert self._read(min(left, 0.1)) or self.process.poll() is None, (
                f"it ended with {self.process.returncode} before {what}:\n{self.text}"
            )
        return self.text

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.raw += data
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return bool(data)

    def forget(self) -> None:
        """Wipe the screen, as a terminal does that was given to another program meanwhile."""
        self._screen.reset()

    # What is done to it

    def send(self, keys: str | bytes) -> None:
        """Type `keys`."""
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def close(self) -> None:
        """Close the terminal, as a person closes its window."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def exit_code(self) -> int:
        """Wait for the end, and give back the exit code."""
        deadline = time.monotonic() + LONGEST_WAIT_SECONDS
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"it did not end:\n{self.text}"
            if self._master < 0 or not self._read(0.05):
                select.select([], [], [], 0.02)
        while self._master >= 0 and self._read(0.05):
            pass
        return self.process.returncode

    def stopped(self) -> bool:
        """Whether the program is stopped just now."""
        state = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8")
        return state.rpartition(")")[2].split()[0] == "T"

    @property
    def threads(self) -> int:
        """How many threads the program has just now."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    @property
    def modes(self) -> list[Any]:
        """The modes of the terminal now."""
        return termios.tcgetattr(self._slave)

    @property
    def sane(self) -> bool:
        """Whether the terminal is as it was: its modes, the usual screen, and a cursor."""
        last = {mode: self.raw.rfind(b"\x1b[?%dh" % mode) for mode in (1049, 1000, 2004)}
        left = all(self.raw.rfind(b"\x1b[?%dl" % mode) >= at for mode, at in last.items())
        cursor = self.raw.rfind(b"\x1b[?25h") >= self.raw.rfind(b"\x1b[?25l")
        return self.modes == self.modes_before and left and cursor
