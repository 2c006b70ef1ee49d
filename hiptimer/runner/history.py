"""The history as front ends ask for it: counted, paged, filtered, corrected and removed.

It shows what the files say, by way of an index of them, and keeps no truth of its own. Nobody but
a person changes a session.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.model.side import Side
from hiptimer.runner.session_changes import RemovedSession, SessionChanges
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from hiptimer.model.digest import SessionDigest
    from hiptimer.model.history_filter import HistoryFilter
    from hiptimer.storage.history_check import Checked
    from hiptimer.storage.history_index import HistoryIndex

NEWEST: Final = 40
"""Files that are looked at before the first answer: more than a screen shows, and soon read."""

T = TypeVar("T")


class Progress(Struct, frozen=True):
    """How far a check has come, in files."""

    done: int
    total: int


class History:
    """All sessions of one person. Its methods may be called from any thread.

    It knows nothing before it is asked, and then the newest sessions first.
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
        self._complete_since = 0
        self._looked_at = -1
        self._state: tuple[int, ...] = ()
        self._session_changes = SessionChanges(sessions, lock, lambda: self._index)

    # Bringing it up to the files

    def check(self, told: Callable[[Progress], None]) -> bool:
        """Bring it up to the files, newest first; tell whether anything changed.

        It takes long where much changed, and belongs into a thread. It may be called again at any
        time: that is how the work of a sync tool appears.
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
                lambda done, total: told(Progress(done, total)),
            )
            if checked.complete:
                self._checked = checked
                self._complete_since = self._looked_at = index.database.births
            state_before, self._state = self._state, index.state  # other windows change it too
            changed = self._state != state_before
        return changed or before is None or checked.beside != before.beside

    @property
    def complete(self) -> bool:
        """Whether everything that stood in the files at the last check is known."""
        return self._checked is not None and self._complete_since == self._index.database.births

    @property
    def problem(self) -> str | None:
        """Why the index is not kept on disk, where that is so; all the rest works without."""
        return self._index.database.problem

    def hold(self) -> None:
        """Have a check pause within 50 ms, for a session begins."""
        self._gate.hold()

    def go_on(self) -> None:
        """Let a check go on after `hold`."""
        self._gate.go_on()

    def stop(self) -> None:
        """Have a check that is under way end soon, held or not, and let go of the index.

        Whoever asks again opens it again.
        """
        self._gate.shut()
        if self._kept_index:
            self._kept_index.database.close()

    # Asking

    def count(self, wanted: "HistoryFilter") -> int:
        """Count the sessions that `wanted` asks for, as far as they are known."""
        return self._asked(lambda index, starts: index.count(wanted, starts))

    def place_of(self, digest: "SessionDigest", wanted: "HistoryFilter") -> int:
        """Tell how many that `wanted` asks for are newer than a session, which need not be one."""
        return self._asked(lambda index, starts: index.count(wanted, starts, newer_than=digest))

    def page(self, wanted: "HistoryFilter", first: int, count: int) -> "tuple[SessionDigest, ...]":
        """Give `count` sessions, newest first, from the one at `first` (from 0)."""
        found = self._asked(lambda index, starts: index.numbers(wanted, starts, first, count))
        return tuple(self._index.digests(found))

    def digests(self, wanted: "HistoryFilter") -> "Iterator[SessionDigest]":
        """Give all sessions that `wanted` asks for, oldest first."""
        found = self._asked(lambda index, starts: index.numbers(wanted, starts))
        return self._index.digests(found[::-1])

    def exercises(self) -> tuple[tuple[str, str, Side], ...]:
        """List id, name and side of every exercise that was ever done, the last done first."""
        return self._index.exercises()

    def protocols(self) -> tuple[tuple[str, str], ...]:
        """List id and name of every protocol that was ever followed, the last followed first."""
        return self._index.protocols()

    def unreadable(self) -> tuple[UnreadableError, ...]:
        """List what can't be read, with the reasons: folders, and then files by their names."""
        folders = self._checked.unlisted if self._checked else ()
        problems = self._index.problems()
        folder = self._sessions.folder
        return *folders, *(UnreadableError(folder / name, why) for name, why in problems)

    def others(self) -> tuple[Path, ...]:
        """List what stands among the sessions and is none."""
        return self._checked.others if self._checked else ()

    def day_of(self, moment: datetime) -> date:
        """Tell which day a session that began at `moment` counts for."""
        return self._settings.day_of(moment)

    # One session

    def load(self, session_id: str) -> Session:
        """Read one session; raises UnreadableError and MissingFileError."""
        return self._session_changes.load(session_id)

    def correct(self, session: Session) -> tuple[Path, ...]:
        """Save a corrected session in the place of what `load` gave; raises FileError.

        What something else changed since is left as it is, and so is one that another window has
        open. Where another file of it would have hidden the correction, it tells where in the
        trash that lies now.
        """
        return self._session_changes.correct(session)

    def remove(self, session_id: str) -> RemovedSession:
        """Move a session into the trash, with every file that tells of it.

        Raises FileError, also while another window has it open; then all is where it was.
        """
        return self._session_changes.remove(session_id)

    def put_back(self, removed: RemovedSession) -> None:
        """Take a removed session out of the trash; raises SaveError."""
        self._session_changes.put_back(removed)

    # The trash

    def trash_count(self) -> int:
        """Count the files in the trash; raises UnreadableError."""
        return self._trash.count()

    def empty_trash(self) -> int:
        """Delete the files in the trash for good, and tell how many; raises SaveError."""
        return self._trash.empty()

    def _asked(self, question: "Callable[[HistoryIndex, time], T]") -> T:
        """Give what `question` finds out in the index, with the time that a day starts at."""
        index = self._index
        found = question(index, self._settings.day_starts_at)
        if index.database.births != self._looked_at:  # begun anew, it knew nothing yet
            return self._asked(question)
        return found

    @property
    def _settings(self) -> Settings:
        settings = self._kept_settings or self._settings_store.load().settings
        self._kept_settings = settings
        return settings

    @property
    def _index(self) -> "HistoryIndex":
        """Give the index, with the newest sessions in it at least."""
        index = self._opened()
        with self._looking:
            if self._looked_at != index.database.births:  # or it begins anew
                from hiptimer.storage.history_check import look_at_newest  # noqa: PLC0415

                look_at_newest(index, self._sessions.folder, NEWEST)
                self._looked_at = index.database.births
        return index

    def _opened(self) -> "HistoryIndex":
        with self._opening:
            if self._kept_index is None:
                from hiptimer.storage.history_index import HistoryIndex  # noqa: PLC0415 - as above

                self._kept_index = HistoryIndex(self._cache)
            return self._kept_index
