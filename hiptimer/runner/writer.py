"""Saves sessions in a thread of its own, one after another; the latest state wins.

A failing disk never holds up or ends a session: what could not be saved is kept, reported in words,
and tried again at every later save, after a pause, and when the person asks. Only a save that
returned counts as saved; if anything else happens, the thread reports it and keeps working.
"""

import sys
import threading
from collections.abc import Callable, Sequence
from typing import Final

from hiptimer.errors import FileChangedError, SessionOpenError
from hiptimer.model.session import Session
from hiptimer.wording.problems import NOT_SAVED, failure_words, not_saved

LONGEST_TURN_SECONDS: Final = 0.0005
"""How long the thread may delay the event loop: Python's own 5 ms would make a cue late."""

LONGEST_CLOSE_SECONDS: Final = 10.0
"""A disk that hangs must not keep a person from leaving; a healthy one needs milliseconds."""

PAUSES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds from one failure to the next attempt; the last one repeats."""


NO_ANSWER: Final = "the disk does not answer; the last changes may not be saved"

NO_THREAD: Final = not_saved("the system allows no more threads; close other programs")

REFUSED: Final = (FileChangedError, SessionOpenError)
"""Saving would overwrite someone else's change: only a person can decide that."""


class SessionWriter:
    """Writes with `save`. Made for one session, and closed at its end.

    For a resumed session, `saved` is what is already on disk.
    """

    def __init__(
        self,
        save: Callable[[Session], object],
        saved: Session | None = None,
        pauses: Sequence[float] | None = None,
    ) -> None:
        self._save = save
        self._pauses = pauses or PAUSES
        self._changed = threading.Condition()
        self._waiting: Session | None = None
        self._failed: Session | None = None
        self._attempts = 0
        self._writing = False
        self._closing = False
        self._problem: str | None = None
        self._saved = saved
        self._thread: threading.Thread | None = None

    @property
    def problem(self) -> str | None:
        """Why the session is not on disk as it stands, in words; None if all is well."""
        return self._problem

    @property
    def saved(self) -> Session | None:
        """The session as it is on disk: the last state saved; None before the first save."""
        return self._saved

    def put(self, session: Session) -> None:
        """Save `session` soon. It never waits for the disk."""
        with self._changed:
            self._waiting = session
            self._closing = False
            self._start()
            self._changed.notify_all()

    def flush(self, timeout: float = LONGEST_CLOSE_SECONDS) -> bool:
        """Wait until everything put so far is written or has failed; return whether it is."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, timeout)

    def try_again(self, timeout: float = LONGEST_CLOSE_SECONDS) -> str | None:
        """Write what is left, and once more what failed; wait, and return the problem, if any."""
        if self._finish_writing(timeout):
            with self._changed:
                self._waiting = self._failed
            self._finish_writing(timeout)
        return self._problem

    def close(self, timeout: float = LONGEST_CLOSE_SECONDS) -> str | None:
        """Do as `try_again` does, and end."""
        problem = self.try_again(timeout)
        self.forget()
        return problem

    def forget(self) -> None:
        """End after the save in progress, and stop retrying what failed."""
        with self._changed:
            self._failed = None
            self._closing = True
            self._changed.notify_all()

    def _is_idle(self) -> bool:
        return self._waiting is None and not self._writing

    def _finish_writing(self, timeout: float) -> bool:
        """Wait until nothing is left to write; return whether the disk answered."""
        with self._changed:
            threaded = self._is_idle() or self._start()
            self._changed.notify_all()
        if not threaded:
            self._write_here()
        idle = self.flush(timeout)
        if not idle:
            self._problem = NO_ANSWER
        return idle

    def _start(self) -> bool:
        """Start the thread unless one is running; return whether one is now."""
        if self._thread is None:
            thread = threading.Thread(target=self._work, name="session-writer", daemon=True)
            try:
                thread.start()
            except (RuntimeError, MemoryError):
                self._problem = NO_THREAD
                return False
            self._thread = thread
        return True

    def _work(self) -> None:
        try:
            sys.setswitchinterval(min(sys.getswitchinterval(), LONGEST_TURN_SECONDS))
            while (session := self._next()) is not None:
                self._write(session)
        except BaseException as error:  # noqa: BLE001 - it is reported, and `put` starts another
            with self._changed:
                self._problem = failure_words(error, NOT_SAVED)
                self._thread = None

    def _write_here(self) -> None:
        """Write in the caller's thread, since no other can be started."""
        with self._changed:
            session, self._waiting = self._waiting, None
            self._writing = session is not None
        if session is not None:
            self._write(session)

    def _next(self) -> Session | None:
        """Wait for the next state to write, or until a failed one is due; None at the end."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._waiting or self._closing, self._pause):
                self._waiting = self._failed
            session, self._waiting = self._waiting, None
            self._writing = session is not None
            if session is None:
                self._thread = None
            return session

    @property
    def _pause(self) -> float | None:
        """Return the seconds until what failed is tried again; None if waiting changes nothing."""
        return self._pauses[min(self._attempts, len(self._pauses)) - 1] if self._attempts else None

    def _write(self, session: Session) -> None:
        problem: str | None = NOT_SAVED
        attempts = 0
        try:
            self._save(session)
            problem = None
        except REFUSED as error:
            problem = str(error)
        except BaseException as error:  # noqa: BLE001 - it is reported; the thread must not end
            attempts = self._attempts + 1
            problem = failure_words(error, NOT_SAVED)
        finally:
            with self._changed:
                self._problem, self._attempts, self._writing = problem, attempts, False
                if problem is None:
                    self._saved, self._failed = session, None
                else:
                    self._failed = None if self._closing else session
                self._changed.notify_all()
