"""Moves sessions to the trash and back, and tells in words what became of it."""

from hiptimer.errors import FileError, FileRemovedError
from hiptimer.model.digest import SessionDigest
from hiptimer.runner.history import History
from hiptimer.runner.session_changes import RemovedSession
from hiptimer.tui.screens.history import telling
from hiptimer.wording.problems import problem_words


class Discarding:
    """What was removed while the history is open: the last one is put back first.

    `emptied` tells whether what others removed is gone from the trash too.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._removed: list[tuple[SessionDigest, RemovedSession]] = []
        self.in_trash = 0
        self.problem = ""
        self.emptied = False

    @property
    def can_put_back(self) -> bool:
        """Whether something was removed that still lies there."""
        return bool(self._removed)

    def look(self) -> int:
        """Count the files in the trash again; `problem` says why they can't be counted."""
        self.in_trash, self.problem = 0, ""
        try:
            self.in_trash = self._history.trash_count()
        except FileError as error:
            self.problem = problem_words(error)
        return self.in_trash

    def remove(self, digest: SessionDigest) -> tuple[bool, str]:
        """Move a session to the trash, and tell whether it is there now."""
        try:
            self._removed.append((digest, self._history.remove(digest.id)))
        except FileError as error:
            return False, problem_words(error)
        self.look()
        day = self._history.day_of(digest.started_at)
        return True, telling.removed_words(digest.started_at, day, digest.protocol_name)

    def put_back(self) -> tuple[SessionDigest | None, str]:
        """Take the last one out of the trash, and give it; None where that failed."""
        digest, removed = self._removed[-1]
        try:
            self._history.put_back(removed)
        except FileRemovedError:  # with it goes the offer, for the one before may be there still
            del self._removed[-1]
            self.look()
            return None, telling.TAKEN_OUT
        except FileError as error:
            return None, problem_words(error)
        del self._removed[-1]
        self.look()
        return digest, telling.PUT_BACK

    def empty(self) -> str:
        """Delete what lies in the trash for good."""
        self._removed.clear()
        self.emptied = True
        try:
            said = telling.emptied_words(self._history.empty_trash())
        except FileError as error:
            said = problem_words(error)
        self.look()
        return said
