"""Stands between storage and the system: counts the calls on one folder, and breaks one of them.

Every call of a module that touches the folder goes through here, unless it is made in C: SQLite's
own are made to fail by strace (`test_index_on_a_failing_disk`), and strace also shows that no
other one is missed (`test_no_call_is_missed`).
"""

import contextlib
import errno
import fcntl
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from tests.support.children import kill_myself
from tests.support.session_values import SESSION_ID

BY_PATH: Final = {
    **dict.fromkeys(("open", "stat", "lstat", "mkdir", "chmod", "unlink", "readlink"), 0),
    **dict.fromkeys(("scandir", "listdir", "utime", "rmdir", "access"), 0),
    **dict.fromkeys(("replace", "rename", "link", "symlink"), 1),
}
"""Calls, and which argument is the path that a table names them by."""

BY_DESCRIPTOR: Final = ("read", "write", "fsync", "fstat", "ftruncate", "close")


FILELOCK: Final = "filelock"
"""Names every call of that library: which ones it makes is its own business."""


class Killed(BaseException):
    """The process was killed: nothing that would tidy up can do anything any more."""


Fault = Callable[[str], None]
"""What happens instead of a call (or after it); it raises what the call fails with."""


def error(number: int) -> Fault:
    """Fail with the error of that number."""

    def fail(_: str) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def no_memory(_: str) -> None:
    """Fail for want of memory."""
    raise MemoryError


def kill(_: str) -> None:
    """Kill the process, as a power cut would."""
    raise Killed


def really_kill(_: str) -> None:
    """Kill this process, which is a child of the test."""
    kill_myself()


class System:
    """What storage asks of the system about `folder`: `calls` lists it, each as "open x.toml".

    The call at `broken` (from 0) meets `fault`, `after` it was done or in its place. `whole` names
    the calls of filelock too, and has files really synced.
    """

    def __init__(
        self,
        folder: Path,
        broken: int = -1,
        fault: Fault = kill,
        *,
        after: bool = False,
        whole: bool = False,
    ) -> None:
        self.calls: list[str] = []
        self._folder = os.path.realpath(folder)
        self._broken = broken
        self._fault = fault
        self._after = after
        self._whole = whole
        self._open: dict[int, str] = {}
        self._names: dict[str, str | None] = {}
        self._killed = False
        self.leaked: list[str] = []
        self._patch = pytest.MonkeyPatch()
        self._close = os.close

    def __enter__(self) -> "System":
        for name, place in BY_PATH.items():
            self._patch.setattr(os, name, self._by_path(name, getattr(os, name), place))
        for name in BY_DESCRIPTOR:
            self._patch.setattr(os, name, self._by_descriptor(name, getattr(os, name)))
        self._patch.setattr(fcntl, "flock", self._by_descriptor("flock", fcntl.flock))
        return self

    def __exit__(self, *_: object) -> None:
        self._patch.undo()
        self.leaked = sorted(self._open.values())
        for descriptor in self._open:
            os.close(descriptor)

    def run(self, act: Callable[[], object]) -> None:
        """Carry out `act` while it stands between."""
        with self:
            act()

    def name_of(self, path: object) -> str | None:
        """Name a place in the folder; None for one elsewhere."""
        if isinstance(path, int):
            return self._open.get(path)
        whole: str = os.fspath(path)  # type: ignore[call-overload] # a path
        if whole not in self._names:
            self._names[whole] = self._name_of(os.path.abspath(whole))
        return self._names[whole]

    def _name_of(self, whole: str) -> str | None:
        if whole == self._folder:
            return "."
        if not whole.startswith(f"{self._folder}/"):
            return None
        head, slash, tail = whole[len(self._folder) + 1 :].rpartition("/")
        name = "TEMPORARY" if tail.startswith(".hiptimer-") else tail
        return f"{head}{slash}{name}".replace(SESSION_ID, "SESSION")

    def _by_path(self, name: str, call: Callable[..., Any], place: int) -> Callable[..., Any]:
        def asked(*given: Any, **how: Any) -> Any:
            at = self.name_of(given[place]) if len(given) > place else None
            if at is None:
                return call(*given, **how)
            looks = name == "stat" and how.get("follow_symlinks") is False
            made = f"{'lstat' if looks else name} {at}"
            result = self._step(made, lambda: call(*given, **how))
            if name == "open":
                self._open[result] = at
            return result

        return asked

    def _by_descriptor(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(descriptor: Any, *given: Any) -> Any:
            at = self._open.get(descriptor)
            if at is None:
                return call(descriptor, *given)
            if name == "close":
                del self._open[descriptor]
                return self._step(f"close {at}", lambda: call(descriptor), always=True)
            if (
                name == "fsync" and not self._whole
            ):  # nothing here is cut off from power, and it takes long
                return self._step(f"fsync {at}", lambda: None)
            return self._step(f"{name} {at}", lambda: call(descriptor, *given))

        return asked

    def _step(self, made: str, call: Callable[[], Any], *, always: bool = False) -> Any:
        if self._killed:
            if always:
                call()
            raise Killed
        number = len(self.calls)
        self.calls.append(FILELOCK if not self._whole and _is_of_filelock() else made)
        if number != self._broken:
            return call()
        self._killed = self._fault is kill
        if always or self._after:
            with contextlib.suppress(OSError):  # what it would have answered is not heard
                self._let_go(made, call())
        self._fault(made)
        raise AssertionError(f"the fault of {made} raised nothing")

    def _let_go(self, made: str, result: Any) -> None:
        if made.startswith("open "):
            self._close(result)
        elif made.startswith("scandir "):
            result.close()


def _is_of_filelock() -> bool:
    frame: FrameType | None = sys._getframe(3)
    while frame is not None and not frame.f_globals.get("__name__", "").startswith("hiptimer."):
        if frame.f_globals.get("__name__", "").startswith("filelock."):
            return True
        frame = frame.f_back
    return False


ERRORS: Final = {
    name: error(getattr(errno, name))
    for name in (
        *("EACCES", "EIO", "ENOSPC", "EROFS", "EPERM"),
        *("EMFILE", "ENOTCONN", "EDQUOT", "EINVAL"),
    )
} | {"MEMORY": no_memory}
"""Every fault of the table, in the order of its columns."""
