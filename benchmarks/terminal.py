"""A program in a real pseudo-terminal of 80x24, watched from outside."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

LONGEST_WAIT_SECONDS = 30.0


class Terminal:
    """Runs `command` in a terminal of its own until the `with` block is left."""

    def __init__(self, command: Sequence[str | Path], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def pid(self) -> int:
        """The process in it."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the program has not ended yet."""
        return self._process.poll() is None

    def wait_for(self, text: bytes) -> float:
        """Read until `text` appears; return the seconds since the start of the program."""
        until = time.perf_counter() + LONGEST_WAIT_SECONDS
        while text not in self.seen:
            if time.perf_counter() > until or not self._read(0.5):
                raise RuntimeError(f"{text!r} never came: {self.seen[-400:]!r}")
        return time.perf_counter() - self.began

    def watch(self, seconds: float) -> None:
        """Read the output for `seconds`, so that the program never has to wait."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def press(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._ours, keys)

    def press_until(self, keys: bytes, text: bytes) -> float:
        """Press keys and read until `text` appears after them; return the seconds."""
        self.seen = b""
        before = time.perf_counter() - self.began
        self.press(keys)
        return self.wait_for(text) - before

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], seconds)
        if not ready:
            return self._process.poll() is None
        try:
            chunk = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen = (self.seen + chunk)[-200_000:]
        return bool(chunk)

    def __enter__(self) -> Self:
        """Start watching."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        os.close(self._ours)


def watch(terminals: Sequence[Terminal], seconds: float) -> None:
    """Read the output of all of them for `seconds`, so that none has to wait."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for terminal in terminals:
            terminal.watch(0.05)


def shares(
    processes: Sequence[int], terminals: Sequence[Terminal], seconds: float
) -> tuple[float, ...]:
    """Wait for a while; return the share of a core that each process used."""
    before = [cpu_nanoseconds(process) for process in processes]
    began = time.perf_counter()
    watch(terminals, seconds)
    passed = (time.perf_counter() - began) * 1e9
    after = [cpu_nanoseconds(process) for process in processes]
    return tuple((late - early) / passed for early, late in zip(before, after, strict=True))


def cpu_nanoseconds(pid: int) -> int:
    """Return how long all threads of a process have run on a core, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks)


def resident_kib(pid: int) -> int:
    """Return the resident memory of a process in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
