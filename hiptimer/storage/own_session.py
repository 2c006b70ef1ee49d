"""The file of the session that this window has open, and that nothing else should write.

If something else, such as a sync tool, writes it nevertheless, that is overwritten, since this
window knows what was done last; but it goes to the trash first, with a notice.
"""

import contextlib
from pathlib import Path

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.precautions import Precaution, words_for
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.toml_reading import SESSION, read_bytes, read_text
from hiptimer.wording.problems import not_saved, reason


class OwnSession:
    """Saves one session; `notice` says what happened to a version that was not its own."""

    def __init__(self, sessions: SessionStore) -> None:
        self._sessions = sessions
        self._last: bytes | None = None
        self._attempt: bytes | None = None
        self._announced: str | None = None
        self.notice: str | None = None

    def take(self, session_id: str) -> None:
        """Treat what is in the file of a session as its own: the session is resumed."""
        with contextlib.suppress(UnreadableError):  # whatever that is, it will be kept
            path = self._sessions.path_of(session_id)
            read_text(path, SESSION)
            self._last = read_bytes(path, SESSION)

    def save(self, session: Session) -> None:
        """Save the session over its last version; raises SaveError."""
        path = self._sessions.path_of(session.id)
        kept = self._sessions.trash.keep(path) if self._is_foreign(path) else None
        self._attempt = dumps(session)  # it may be on disk even if the save fails after that
        saved = self._sessions.save(session)
        self._last = self._attempt
        self._note_missing(saved.refused)
        if kept:
            self.notice = (
                f"{path.name}: something else changed this file meanwhile; "
                f"its version is in the trash as {kept.name}"
            )

    def _note_missing(self, refused: frozenset[Precaution]) -> None:
        """Notify once of what the disk does not support, until the next save."""
        words = words_for(refused)
        if self.notice == self._announced:
            self.notice = None
        if words and self._announced is None:
            self.notice = self._announced = words

    def _is_foreign(self, path: Path) -> bool:
        try:
            return read_bytes(path, SESSION) not in (self._last, self._attempt)
        except MissingFileError:
            return False
        except UnreadableError as error:
            if isinstance(error.__cause__, OSError):  # nothing is known of what is there
                problem = not_saved(reason(error.__cause__))
                raise SaveError(path, problem) from error
            return True
