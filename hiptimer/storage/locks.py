"""Sees to it that one session runs at a time on a device.

The system frees the lock when the process ends, however it ends. The lock's file stays where it
is: whoever removes it lets a second session in.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from hiptimer.errors import SessionRunningError
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import make_folder
from hiptimer.storage.system_errors import reason

if TYPE_CHECKING:
    from filelock import BaseFileLock


class SessionLock:
    """The lock of one state folder. It may be acquired in one thread and released in another."""

    def __init__(self, state_folder: Path) -> None:
        self._path = state_folder / "session.lock"
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this very lock is held."""
        return self._lock is not None

    def acquire(self) -> str | None:
        """Take the lock, without waiting for it.

        Raises SessionRunningError when somebody else holds it. Where it can't be taken for another
        reason the session may run all the same: that is told in words, to be shown.
        """
        if self._lock is not None:
            return None
        from filelock import FileLock, Timeout  # noqa: PLC0415 - 30 ms that only a session needs

        lock = FileLock(self._path, blocking=False, thread_local=False, mode=0o600)
        try:
            make_folder(self._path.parent)
            lock.acquire()
        except Timeout as error:
            raise SessionRunningError(
                "Another hiptimer on this device runs a session just now. "
                "Finish it there, or close that window, and start again."
            ) from error
        except (OSError, NotImplementedError) as error:
            why = reason(error) if isinstance(error, OSError) else "its disk knows no locks"
            return (
                f"{one_line(str(self._path))}: this session could not be locked: {why}. "
                "You can go on; start no second one meanwhile."
            )
        self._lock = lock
        return None

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
