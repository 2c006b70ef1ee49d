"""Makes sure that one session runs at a time on a device, and that only its window writes it.

The system frees a lock when the process ends, however it ends. The lock files stay in place:
removing one would let a second session in.
"""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hiptimer.errors import SaveError, SessionOpenError, SessionRunningError, UnreadableError
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import make_file, save
from hiptimer.storage.precautions import Precaution, Precautions, is_refused
from hiptimer.storage.toml_reading import LOCK_NOTE, read_text
from hiptimer.wording.problems import reason

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_TURN_SECONDS: Final = 2.0
"""How long a window waits while another one saves; a healthy disk needs milliseconds."""


class SessionLock:
    """The lock of one state folder. It may be acquired in one thread and released in another.

    Its holder announces which session it is for. Taking the lock and correcting a past session take
    turns, so that no session can be opened while another window still writes it.
    """

    def __init__(self, state_folder: Path) -> None:
        self._path = state_folder / "session.lock"
        self._about = state_folder / "session.id"
        self._turns = state_folder / "turns.lock"
        self._lock: BaseFileLock | None = None
        self._releasing = threading.Lock()

    @property
    def held(self) -> bool:
        """Whether this very lock is held."""
        return self._lock is not None

    def acquire(self, session_id: str = "") -> str | None:
        """Take the lock for a session, without waiting for another holder.

        Raises SessionRunningError if another process holds it. If it can't be taken for another
        reason the session may run all the same: the reason is returned in words, to be shown.
        """
        if self._lock is not None:
            return None
        with self._turn():
            problem = self._take()
            try:
                self.record_session(session_id)
            except BaseException:
                self.release()
                raise
        return problem

    def record_session(self, session_id: str) -> None:
        """Announce to other windows which session it is for, once that has an id."""
        if self._lock is not None and session_id != self._announced_id():
            # Without it others may correct the session: their change is then found, and kept.
            with contextlib.suppress(SaveError):
                save(self._about, session_id.encode())

    def release(self) -> None:
        """Release the lock, if it is held; the end of a session and of the app may both do it."""
        with self._releasing:
            if self._lock is not None:
                try:
                    self.record_session("")
                finally:
                    with contextlib.suppress(OSError):  # the end of the process frees it
                        self._lock.release()
                    self._lock = None

    @contextlib.contextmanager
    def changing(self, session_id: str, path: Path) -> Iterator[None]:
        """Let no window open a session while its file at `path` is changed here.

        Raises SessionOpenError if another window has it open; then nothing may be changed.
        """
        with self._turn():
            if session_id == self._announced_id() and self._is_taken():
                raise SessionOpenError(
                    path,
                    "this session is still open in another window: change it there, "
                    "or here once that window is closed",
                )
            yield

    def _take(self) -> str | None:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - 30 ms that only a session needs

        lock = FileLock(self._path, blocking=False, thread_local=False, fallback_to_soft=False)
        try:
            make_file(self._path, Precautions())
            lock.acquire()
        except Timeout as error:
            raise SessionRunningError(
                "Another hiptimer window is running a session. Finish or close it first."
            ) from error
        except (OSError, NotImplementedError) as error:
            why = _why(error)
            return (
                f"{one_line(str(self._path))}: this session could not be locked: {why}. "
                "You can continue, but don't start a second one meanwhile."
            )
        self._lock = lock
        return None

    def _announced_id(self) -> str:
        try:
            return read_text(self._about, LOCK_NOTE)
        except UnreadableError:
            return ""

    def _is_taken(self) -> bool:
        """Return whether a window holds the lock; one that was killed left only the name behind."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

        try:
            with FileLock(self._path, blocking=False, fallback_to_soft=False):
                return False
        except Timeout:
            return True
        except (OSError, NotImplementedError):
            return False

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other window is about to write or to open a session.

        If that can't be found out, or the disk hangs, continue: a session must not wait.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

        lock = FileLock(
            self._turns, LONGEST_TURN_SECONDS, thread_local=False, fallback_to_soft=False
        )
        with contextlib.suppress(OSError, NotImplementedError, Timeout):
            make_file(self._turns, Precautions())
            lock.acquire(poll_interval=0.01)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # as above
                lock.release()


def _why(error: OSError | NotImplementedError) -> str:
    """Return why a lock could not be taken."""
    if isinstance(error, NotImplementedError) or is_refused(Precaution.LOCK, error):
        return "its disk knows no locks"
    return reason(error)
