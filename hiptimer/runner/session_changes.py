"""Changes to a stored session: correct it, remove it, and undo that.

It never overwrites what something else has written since the session was read, changes no session
that is open in another window, and moves no file that can't be read.
"""

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.errors import FileChangedError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore, completeness
from hiptimer.storage.trash import Removed

if TYPE_CHECKING:
    from hiptimer.storage.history_index import HistoryIndex

MOST_REMEMBERED: Final = 8
"""Sessions as they were last loaded; a person corrects one at a time."""

CHANGED_MEANWHILE: Final = "something else changed this session meanwhile"


class RemovedSession(Struct, frozen=True):
    """A session in the trash, with every file that contained it."""

    id: str
    files: tuple[Removed, ...]


class SessionChanges:
    """Finds a session's files with the index that `index` returns, and keeps that up to date."""

    def __init__(
        self, sessions: SessionStore, lock: SessionLock, index: Callable[[], "HistoryIndex"]
    ) -> None:
        self._sessions = sessions
        self._trash = sessions.trash
        self._lock = lock
        self._index = index
        self._remembering = threading.Lock()
        self._loaded: dict[str, Session] = {}

    def load(self, session_id: str) -> Session:
        """Read one session; raises UnreadableError and MissingFileError."""
        path, *_ = self._paths_of(session_id)
        session = self._sessions.load_from(path, session_id)
        self._remember(session)
        return session

    def correct(self, session: Session) -> tuple[Path, ...]:
        """Save a corrected session over what `load` returned; raises FileError.

        Another file of it that would take precedence now goes to the trash, so that the person sees
        the correction. Returns where such files are.
        """
        path, *others = self._paths_of(session.id)
        with self._lock.changing(session.id, path):
            current = self._sessions.load_from(path, session.id)
            loaded = self._loaded.get(session.id)
            if loaded is None or not current.records_the_same_as(loaded):
                raise FileChangedError(path, CHANGED_MEANWHILE)
            corrected = replace(session, unknown=current.unknown)
            removed = self._put_away(self._outranking(corrected, path, others))
            try:
                self._sessions.save_to(path, corrected)
            except BaseException:  # whatever it is: both files, or neither
                self._restore(removed)
                raise
        self._remember(session)
        self._look_again([path, *others])
        return tuple(file.place for file in removed)

    def remove(self, session_id: str) -> RemovedSession:
        """Move a session into the trash, all of it or nothing; raises FileError."""
        paths = self._paths_of(session_id)
        with self._lock.changing(session_id, paths[0]):
            for path in paths:
                self._sessions.load_from(path, session_id)
            removed = RemovedSession(session_id, self._put_away(paths))
        self._look_again(paths)
        return removed

    def put_back(self, removed: RemovedSession) -> None:
        """Take a removed session out of the trash; raises SaveError."""
        self._restore(removed.files)
        self._look_again(file.path for file in removed.files)

    def _paths_of(self, session_id: str) -> list[Path]:
        """Return a session's files, the one that counts first; or where it would be."""
        own = self._sessions.path_of(session_id)
        names = self._index().names_of(session_id)
        return [self._sessions.folder / name for name in names] or [own]

    def _outranking(self, session: Session, path: Path, others: Iterable[Path]) -> list[Path]:
        """Return the `others` that would take precedence over `session` at `path`."""
        rank = completeness(session, path), str(path)
        return [
            other
            for other in others
            if (twin := self._twin(session.id, path, other))
            and (completeness(twin, other), str(other)) > rank
        ]

    def _twin(self, session_id: str, path: Path, other: Path) -> Session | None:
        """Read another file of a session; None for a link to this one, or if it contains none."""
        try:
            if os.path.samestat(other.stat(), path.stat()):
                return None
            return self._sessions.load_from(other, session_id)
        except (OSError, UnreadableError):
            return None

    def _put_away(self, paths: Iterable[Path]) -> tuple[Removed, ...]:
        removed: list[Removed] = []
        try:
            for path in paths:
                place = self._trash.put(path)
                removed.append(Removed(path, place))
        except BaseException:  # whatever it is: all files, or none
            self._restore(removed)
            raise
        return tuple(removed)

    def _restore(self, removed: Iterable[Removed]) -> None:
        for file in removed:
            self._trash.restore(file.place, file.path)

    def _remember(self, session: Session) -> None:
        with self._remembering:
            self._loaded.pop(session.id, None)
            self._loaded[session.id] = session
            if len(self._loaded) > MOST_REMEMBERED:
                del self._loaded[next(iter(self._loaded))]

    def _look_again(self, paths: Iterable[Path]) -> None:
        from hiptimer.storage.history_check import look_again  # noqa: PLC0415 - needed seldom

        look_again(self._index(), self._sessions.folder, paths)
