"""Moves sessions to the trash and back, and reports what came of each move."""

from hiptimer.errors import FileError, FileRemovedError
from hiptimer.model.digest import SessionDigest
from hiptimer.runner.history import History
from hiptimer.runner.history_notices import FileFailed, Notice, SessionRemoved, TrashEmptied
from hiptimer.runner.session_changes import RemovedSession


class RemovedSessions:
    """The sessions that were removed while the history is open: the last one is put back first.

    `in_trash` is the number of files in the trash when it was last counted. `emptied` says that the
    trash was emptied, including what was removed elsewhere.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._removed: list[tuple[SessionDigest, RemovedSession]] = []
        self.in_trash = 0
        self.problem: FileError | None = None
        self.emptied = False

    @property
    def can_put_back(self) -> bool:
        """Whether a removed session is still in the trash."""
        return bool(self._removed)

    def count(self) -> int:
        """Return the number of files in the trash; `problem` says why they can't be counted."""
        self.in_trash, self.problem = 0, None
        try:
            self.in_trash = self._history.trash_count()
        except FileError as error:
            self.problem = error
        return self.in_trash

    def remove(self, digest: SessionDigest) -> SessionRemoved | FileFailed:
        """Move a session to the trash."""
        try:
            self._removed.append((digest, self._history.remove(digest.id)))
        except FileError as error:
            return FileFailed(error)
        self.count()
        day = self._history.day_of(digest.started_at)
        return SessionRemoved(digest.started_at, day, digest.protocol_name)

    def put_back(self) -> tuple[SessionDigest | None, Notice | FileFailed]:
        """Put the last one back; return it (None if that failed)."""
        digest, removed = self._removed[-1]
        try:
            self._history.put_back(removed)
        except FileRemovedError:  # with it goes the offer, for the one before may be there still
            del self._removed[-1]
            self.count()
            return None, Notice.TAKEN_OUT
        except FileError as error:
            return None, FileFailed(error)
        del self._removed[-1]
        self.count()
        return digest, Notice.PUT_BACK

    def empty(self) -> TrashEmptied | FileFailed:
        """Delete the files in the trash for good."""
        self._removed.clear()
        self.emptied = True
        report: TrashEmptied | FileFailed
        try:
            report = TrashEmptied(self._history.empty_trash())
        except FileError as error:
            report = FileFailed(error)
        self.count()
        return report
