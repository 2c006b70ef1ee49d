"""Saves sessions in a thread of its own, one after another; the latest state wins.

A failing disk never holds up or ends a session: what could not be saved is kept, told in words,
and tried again at every later save and at the end.
"""

import sys
import threading
from collections.abc import Callable
from typing import Final

from hiptimer.errors import SaveError
from hiptimer.model.session import Session

LONGEST_TURN_SECONDS: Final = 0.0005
"""So long the thread may keep the event loop waiting: Python's own 5 ms would make a cue late."""

LONGEST_CLOSE_SECONDS: Final = 10.0
"""A disk that hangs must not keep a person from leaving; a healthy one needs milliseconds."""


class SessionWriter:
    """Writes with `save`, which raises SaveError. Made for one session, and closed at its end."""

    def __init__(self, save: Callable[[Session], object]) -> None:
        self._save = save
        self._changed = threading.Condition()
        self._waiting: Session | None = None
        self._failed: Session | None = None
        self._writing = False
        self._closing = False
        self._problem: str | None = None
        self._thread: threading.Thread | None = None

    @property
    def problem(self) -> str | None:
        """Why the session is not on disk as it stands, in words; None when all is well."""
        return self._problem

    def put(self, session: Session) -> None:
        """Have `session` saved soon. It never waits for the disk."""
        with self._changed:
            self._waiting = session
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work, name="session-writer", daemon=True
                )
                self._thread.start()
            self._changed.notify_all()

    def flush(self, timeout: float = LONGEST_CLOSE_SECONDS) -> bool:
        """Wait (seconds) until everything put so far was written or has failed; tell whether so."""
        with self._changed:
            return self._changed.wait_for(self._is_idle, timeout)

    def close(self, timeout: float = LONGEST_CLOSE_SECONDS) -> str | None:
        """Write what is left, try once more what failed, and end; give back the problem, if any."""
        with self._changed:
            thread = self._thread
            if self._waiting is None and self._failed is not None:
                self._waiting = self._failed
            self._closing = True
            self._changed.notify_all()
        if thread is not None:
            thread.join(timeout)
            if thread.is_alive():
                self._problem = "the disk does not answer; the last changes may not be saved"
        return self._problem

    def forget(self) -> None:
        """End, and try what failed no more."""
        with self._changed:
            self._failed = None
        self.close()

    def _is_idle(self) -> bool:
        return self._waiting is None and not self._writing

    def _work(self) -> None:
        sys.setswitchinterval(min(sys.getswitchinterval(), LONGEST_TURN_SECONDS))
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._closing)
                session, self._waiting = self._waiting, None
                if session is None:
                    return
                self._writing = True
            self._write(session)
            with self._changed:
                self._writing = False
                self._changed.notify_all()

    def _write(self, session: Session) -> None:
        try:
            self._save(session)
        except SaveError as error:
            self._failed, self._problem = session, str(error)
        else:
            self._failed = self._problem = None
