"""The history for the front ends: counted, paged, filtered, corrected and removed.

It shows what the files say, by way of an index of them, and stores nothing else. Only a person
changes a session.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from hiptimer.errors import UnreadableError
from hiptimer.model.protocol import Side
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.session_changes import RemovedSession, SessionChanges
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from hiptimer.model.digest import HistoryFilter, SessionDigest
    from hiptimer.storage.history_check import Checked
    from hiptimer.storage.history_index import HistoryIndex

NEWEST: Final = 40
"""Files read before the first answer: more than a screen shows, and quick to read."""

T = TypeVar("T")


class Progress(Struct, frozen=True):
    """How far a check has come, in files."""

    done: int
    total: int


class History:
    """All sessions of one person. Its methods may be called from any thread.

    It knows nothing until it is first asked, and then the newest sessions first.
    """

    def __init__(
        self, sessions: SessionStore, settings: SettingsStore, lock: SessionLock, cache: Path
    ) -> None:
        self._sessions = sessions
        self._settings_store = settings
        self._trash = sessions.trash
        self._cache = cache
        self._gate = Gate()
        self._checking = threading.Lock()
        self._opening = threading.Lock()
        self._looking = threading.Lock()
        self._kept_index: HistoryIndex | None = None
        self._kept_settings: Settings | None = None
        self._checked: Checked | None = None
        self._openings_when_complete = 0
        self._openings_when_looked = -1
        self._state: tuple[int, ...] = ()
        self._session_changes = SessionChanges(sessions, lock, lambda: self._index)

    # Bringing it up to date

    def check(self, report: Callable[[Progress], None]) -> bool:
        """Bring it up to date with the files, newest first; return whether anything changed.

        It takes long if much has changed, so call it in a thread. It may be called again at any
        time: that is how the changes of a sync tool show up.
        """
        from hiptimer.storage.history_check import check  # noqa: PLC0415 - home needs no history

        with self._checking:
            self._gate.begin()
            self._kept_settings = None
            before, index = self._checked, self._opened()
            checked = check(
                index,
                self._sessions.folder,
                self._gate,
                lambda done, total: report(Progress(done, total)),
            )
            if checked.complete:
                self._checked = checked
                self._openings_when_complete = self._openings_when_looked = index.database.openings
            state_before, self._state = self._state, index.state  # other windows change it too
            changed = self._state != state_before
        return changed or before is None or checked.beside != before.beside

    @property
    def complete(self) -> bool:
        """Return whether everything in the files at the last check is known."""
        return (
            self._checked is not None
            and self._openings_when_complete == self._index.database.openings
        )

    @property
    def problem(self) -> str | None:
        """Why the index is not kept on disk, if so; everything else works without it."""
        return self._index.database.problem

    def hold(self) -> None:
        """Make a check pause within 50 ms, since a session begins."""
        self._gate.hold()

    def release(self) -> None:
        """Let a check continue after `hold`."""
        self._gate.release()

    def stop(self) -> None:
        """Stop a check in progress soon, held or not, and close the index.

        The next question opens it again.
        """
        self._gate.shut()
        if self._kept_index:
            self._kept_index.database.close()

    # Queries

    def count(self, wanted: "HistoryFilter") -> int:
        """Return how many known sessions match `wanted`."""
        return self._asked(lambda index, starts: index.count(wanted, starts))

    def place_of(self, digest: "SessionDigest", wanted: "HistoryFilter") -> int:
        """Return how many sessions matching `wanted` are newer than this one, matching or not."""
        return self._asked(lambda index, starts: index.count(wanted, starts, newer_than=digest))

    def page(self, wanted: "HistoryFilter", first: int, count: int) -> "tuple[SessionDigest, ...]":
        """Return `count` sessions, newest first, from the one at `first` (from 0)."""
        found = self._asked(lambda index, starts: index.numbers(wanted, starts, first, count))
        return tuple(self._index.digests(found))

    def digests(self, wanted: "HistoryFilter") -> "Iterator[SessionDigest]":
        """Yield all sessions that match `wanted`, oldest first."""
        found = self._asked(lambda index, starts: index.numbers(wanted, starts))
        return self._index.digests(found[::-1])

    def exercises(self) -> tuple[tuple[str, str, Side], ...]:
        """Return id, name and side of every exercise ever done, the last done first."""
        return self._index.exercises()

    def protocols(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every protocol ever followed, the last followed first."""
        return self._index.protocols()

    def unreadable(self) -> tuple[UnreadableError, ...]:
        """Return what can't be read, with the reasons: folders, and then files by name."""
        folders = self._checked.unlisted if self._checked else ()
        problems = self._index.problems()
        folder = self._sessions.folder
        return *folders, *(UnreadableError(folder / name, why) for name, why in problems)

    def others(self) -> tuple[Path, ...]:
        """Return what is among the sessions but is not one."""
        return self._checked.others if self._checked else ()

    def day_of(self, moment: datetime) -> date:
        """Return the day that a session beginning at `moment` counts for."""
        return self._settings.day_of(moment)

    # One session

    def load(self, session_id: str) -> Session:
        """Read one session; raises UnreadableError and MissingFileError."""
        return self._session_changes.load(session_id)

    def correct(self, session: Session) -> tuple[Path, ...]:
        """Save a corrected session over what `load` returned; raises FileError.

        A file that something else has changed since is left as it is, and so is one that another
        window has open. If another file of the session would have hidden the correction, that file
        is moved, and its place in the trash is returned.
        """
        return self._session_changes.correct(session)

    def remove(self, session_id: str) -> RemovedSession:
        """Move a session into the trash, with every file that contains it.

        Raises FileError, also while another window has it open; then nothing was moved.
        """
        return self._session_changes.remove(session_id)

    def put_back(self, removed: RemovedSession) -> None:
        """Take a removed session out of the trash; raises SaveError."""
        self._session_changes.put_back(removed)

    # The trash

    def trash_count(self) -> int:
        """Return how many files are in the trash; raises UnreadableError."""
        return self._trash.count()

    def empty_trash(self) -> int:
        """Delete the files in the trash for good, and return how many; raises SaveError."""
        return self._trash.empty()

    def _asked(self, question: "Callable[[HistoryIndex, time], T]") -> T:
        """Return the answer of `question`, which gets the index and the time a day starts at."""
        index = self._index
        found = question(index, self._settings.day_starts_at)
        if index.database.openings != self._openings_when_looked:  # rebuilt, it knows nothing yet
            return self._asked(question)
        return found

    @property
    def _settings(self) -> Settings:
        settings = self._kept_settings or self._settings_store.load().settings
        self._kept_settings = settings
        return settings

    @property
    def _index(self) -> "HistoryIndex":
        """Return the index, with at least the newest sessions in it."""
        index = self._opened()
        with self._looking:
            if self._openings_when_looked != index.database.openings:  # or it was rebuilt
                from hiptimer.storage.history_check import look_at_newest  # noqa: PLC0415

                look_at_newest(index, self._sessions.folder, NEWEST)
                self._openings_when_looked = index.database.openings
        return index

    def _opened(self) -> "HistoryIndex":
        with self._opening:
            if self._kept_index is None:
                from hiptimer.storage.history_index import HistoryIndex  # noqa: PLC0415 - as above

                self._kept_index = HistoryIndex(self._cache)
            return self._kept_index
