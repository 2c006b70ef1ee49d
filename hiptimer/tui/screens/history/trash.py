"""Moves sessions to the trash and back, and returns a message about each move."""

from hiptimer.errors import FileError, FileRemovedError
from hiptimer.model.digest import SessionDigest
from hiptimer.runner.history import History
from hiptimer.runner.session_changes import RemovedSession
from hiptimer.tui.screens.history import messages
from hiptimer.wording.problems import problem_words


class RemovedSessions:
    """The sessions that were removed while the history is open: the last one is put back first.

    `emptied` says that the trash was emptied, including what was removed elsewhere.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._removed: list[tuple[SessionDigest, RemovedSession]] = []
        self.in_trash = 0
        self.problem = ""
        self.emptied = False

    @property
    def can_put_back(self) -> bool:
        """Whether a removed session is still in the trash."""
        return bool(self._removed)

    def look(self) -> int:
        """Return the number of files in the trash; `problem` says why they can't be counted."""
        self.in_trash, self.problem = 0, ""
        try:
            self.in_trash = self._history.trash_count()
        except FileError as error:
            self.problem = problem_words(error)
        return self.in_trash

    def remove(self, digest: SessionDigest) -> tuple[bool, str]:
        """Move a session to the trash; return whether it is there now, and a message."""
        try:
            self._removed.append((digest, self._history.remove(digest.id)))
        except FileError as error:
            return False, problem_words(error)
        self.look()
        day = self._history.day_of(digest.started_at)
        return True, messages.removed_words(digest.started_at, day, digest.protocol_name)

    def put_back(self) -> tuple[SessionDigest | None, str]:
        """Put the last one back; return it (None if that failed) and a message."""
        digest, removed = self._removed[-1]
        try:
            self._history.put_back(removed)
        except FileRemovedError:  # with it goes the offer, for the one before may be there still
            del self._removed[-1]
            self.look()
            return None, messages.TAKEN_OUT
        except FileError as error:
            return None, problem_words(error)
        del self._removed[-1]
        self.look()
        return digest, messages.PUT_BACK

    def empty(self) -> str:
        """Delete the files in the trash for good, and return a message."""
        self._removed.clear()
        self.emptied = True
        try:
            said = messages.emptied_words(self._history.empty_trash())
        except FileError as error:
            said = problem_words(error)
        self.look()
        return said
