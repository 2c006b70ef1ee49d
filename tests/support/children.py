"""Runs a part of a test in a forked child, which may drop its rights or be killed."""

import os
import signal
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

NOBODY = 65534


@dataclass(frozen=True)
class Ended:
    """How a child ended: the signal that killed it (0 for none), and what it said before."""

    signal: int
    said: str


@dataclass(frozen=True)
class Child:
    """A child at work: its process, and the pipe through which it reports how that ended."""

    process: int
    pipe: int

    def ended(self) -> Ended:
        """Wait until it has ended."""
        with os.fdopen(self.pipe, "rb") as pipe:
            said = pipe.read().decode()
        _, status = os.waitpid(self.process, 0)
        return Ended(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, said)


def start(work: Callable[[], object], *, without_rights: bool = False) -> Child:
    """Begin to do `work` in a child; what it returns or raises is reported in words."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():  # of threads: the child only does its work and ends
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _work(work, writer, without_rights=without_rights)
    os.close(writer)
    return Child(process, reader)


def in_child(work: Callable[[], object], *, without_rights: bool = False) -> Ended:
    """Do `work` in a child, to its end."""
    return start(work, without_rights=without_rights).ended()


def kill_myself() -> NoReturn:
    """End this process as a power cut would: at once, with nothing tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def _work(work: Callable[[], object], writer: int, *, without_rights: bool) -> NoReturn:
    try:
        if without_rights and os.getuid() == 0:  # root may do anything, whatever the mode says
            os.setgroups([])
            os.setuid(NOBODY)
        said = str(work())
    except BaseException as error:  # noqa: BLE001 - the parent gets it, and judges
        said = f"{type(error).__name__}: {error}"
    os.write(writer, said.encode())
    os._exit(0)
