"""The file of the session that this window has open, and that nobody else should write.

What something else wrote there nevertheless, such as a sync tool, is written over, for this window
knows what was done last; but it goes to the trash first, and that is told.
"""

import contextlib
from pathlib import Path

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.precautions import Precaution, words_for
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.system_errors import reason
from hiptimer.storage.toml_reading import SESSION, read_bytes, read_text


class OwnSession:
    """Saves one session; `notice` tells what became of a version that was not its own."""

    def __init__(self, sessions: SessionStore) -> None:
        self._sessions = sessions
        self._last: bytes | None = None
        self._attempt: bytes | None = None
        self._told: str | None = None
        self.notice: str | None = None

    def take(self, session_id: str) -> None:
        """Take what stands in the file of a session as its own: it is gone on with."""
        with contextlib.suppress(UnreadableError):  # whatever that is, it will be kept
            path = self._sessions.path_of(session_id)
            read_text(path, SESSION)
            self._last = read_bytes(path, SESSION)

    def save(self, session: Session) -> None:
        """Save the session in the place of its last version; raises SaveError."""
        path = self._sessions.path_of(session.id)
        kept = self._sessions.trash.keep(path) if self._is_foreign(path) else None
        self._attempt = dumps(session)  # it may stand there even where the save fails after that
        saved = self._sessions.save(session)
        self._last = self._attempt
        self._tell_of(saved.refused)
        if kept:
            self.notice = (
                f"{path.name}: something else changed this file meanwhile; "
                f"what it wrote lies in the trash, as {kept.name}"
            )

    def _tell_of(self, refused: frozenset[Precaution]) -> None:
        """Notify once of what the disk does not know, until the next save."""
        words = words_for(refused)
        if self.notice == self._told:
            self.notice = None
        if words and self._told is None:
            self.notice = self._told = words

    def _is_foreign(self, path: Path) -> bool:
        try:
            return read_bytes(path, SESSION) not in (self._last, self._attempt)
        except MissingFileError:
            return False
        except UnreadableError as error:
            if isinstance(error.__cause__, OSError):  # nothing can be said of what stands there
                problem = f"it was not saved: {reason(error.__cause__)}"
                raise SaveError(path, problem) from error
            return True
