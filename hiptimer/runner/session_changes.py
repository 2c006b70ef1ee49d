"""What a person does to a stored session: correct it, remove it, and take that back.

It never writes over what something else wrote since the session was read, and moves no file that
can't be read.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hiptimer.errors import FileError, SaveError
from hiptimer.model.session import Session
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Removed, Trash

if TYPE_CHECKING:
    from hiptimer.storage.history_index import HistoryIndex

MOST_REMEMBERED: Final = 8
"""Sessions as they were last loaded; a person corrects one at a time."""

CHANGED_MEANWHILE: Final = (
    "something else changed this session meanwhile; look at it again, and then correct it"
)


@dataclass(frozen=True, slots=True)
class RemovedSession:
    """A session that lies in the trash, with every file that told of it."""

    id: str
    files: tuple[Removed, ...]


class SessionChanges:
    """Finds a session's files by the index that `index` gives, and keeps that up to them."""

    def __init__(
        self, sessions: SessionStore, trash: Trash, index: Callable[[], "HistoryIndex"]
    ) -> None:
        self._sessions = sessions
        self._trash = trash
        self._index = index
        self._remembering = threading.Lock()
        self._loaded: dict[str, Session] = {}

    def load(self, session_id: str) -> Session:
        """Read one session; raises UnreadableError and MissingFileError."""
        path, *_ = self._paths_of(session_id)
        session = self._sessions.load_from(path, session_id)
        self._remember(session)
        return session

    def correct(self, session: Session) -> str | None:
        """Save a corrected session in the place of what `load` gave; None, or the problem."""
        try:
            path, *_ = self._paths_of(session.id)
            current = self._sessions.load_from(path, session.id)
            if current != self._loaded.get(session.id):
                return CHANGED_MEANWHILE
            self._sessions.save_to(path, replace(session, unknown=current.unknown))
        except FileError as error:
            return str(error)
        self._remember(session)
        self._look_again([path])
        return None

    def remove(self, session_id: str) -> RemovedSession:
        """Move a session into the trash, all of it or nothing; raises FileError."""
        paths = self._paths_of(session_id)
        for path in paths:
            self._sessions.load_from(path, session_id)
        removed = RemovedSession(session_id, ())
        try:
            for path in paths:
                file = Removed(path, self._trash.put(path))
                removed = replace(removed, files=(*removed.files, file))
        except SaveError:
            self.put_back(removed)
            raise
        self._look_again(paths)
        return removed

    def put_back(self, removed: RemovedSession) -> None:
        """Take a removed session out of the trash; raises SaveError."""
        for file in removed.files:
            self._trash.restore(file.place, file.path)
        self._look_again(file.path for file in removed.files)

    def _paths_of(self, session_id: str) -> list[Path]:
        """List the files that hold a session, the one that counts first; or where it would be."""
        own = self._sessions.path_of(session_id)
        names = self._index().names_of(session_id)
        return [self._sessions.folder / name for name in names] or [own]

    def _remember(self, session: Session) -> None:
        with self._remembering:
            self._loaded.pop(session.id, None)
            self._loaded[session.id] = session
            if len(self._loaded) > MOST_REMEMBERED:
                del self._loaded[next(iter(self._loaded))]

    def _look_again(self, paths: Iterable[Path]) -> None:
        from hiptimer.storage.history_check import look_again  # noqa: PLC0415 - needed seldom

        look_again(self._index(), self._sessions.folder, paths)
