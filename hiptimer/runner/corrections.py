"""Corrections of past sessions: saved at once, and kept if that fails.

Nothing here waits for a disk. A correction that could not be saved is tried again at every later
correction of that session and at the end, and is shown meanwhile as the person typed it. It never
overwrites what something else has written meanwhile: such a correction is refused.
"""

import threading

from hiptimer.errors import FileChangedError, FileError, SaveError, SessionOpenError
from hiptimer.model.session import Session
from hiptimer.model.text import one_line
from hiptimer.runner.history import History
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.preload import preload_changes


class Corrections:
    """Saves through `history`; made when the history opens, and closed when it is left."""

    def __init__(self, history: History) -> None:
        preload_changes()
        self._history = history
        self._kept: dict[str, _Correction] = {}
        self._moved: list[str] = []
        self._closing = threading.Lock()
        self._lost: str | None = None

    def load(self, session_id: str) -> Session:
        """Return a session with its corrections; raises UnreadableError."""
        self._let_go()
        kept = self._kept.get(session_id)
        return self._history.load(session_id) if kept is None else kept.latest

    def amend(self, session: Session) -> None:
        """Save a corrected session soon."""
        if session.id not in self._kept:
            self._kept[session.id] = _Correction(self._history, self._moved)
        self._kept[session.id].put(session)

    def problem(self, session_id: str) -> str | None:
        """Return why a session is not on disk as it was corrected; None if all is well."""
        kept = self._kept.get(session_id)
        return kept.problem if kept else None

    def refused(self, session_id: str) -> bool:
        """Return whether a correction can't be saved over what the file says now."""
        kept = self._kept.get(session_id)
        return kept is not None and kept.problem is not None and kept.refused

    def moved_message(self) -> str:
        """Return, once, what else happened to the files, in words; usually nothing."""
        lines = " ".join(self._moved)
        self._moved.clear()
        return lines

    def settle(self, session_id: str) -> None:
        """Wait until a correction in progress is saved or has failed."""
        if session_id in self._kept:
            self._kept[session_id].writer.flush()

    def drop(self, session_id: str) -> None:
        """Drop the corrections of a session that could not be saved."""
        if session_id in self._kept:
            self._kept.pop(session_id).writer.forget()

    def drop_refused(self, besides: str | None = None) -> str | None:
        """Drop what was refused, `besides` in one session; return in words why it was refused."""
        refused = [each for each in self._kept if each != besides and self.refused(each)]
        problems = [self.problem(each) for each in refused]
        for each in refused:
            self.drop(each)
        return next(filter(None, problems), None)

    def try_again(self) -> str | None:
        """Try again to save what failed, and wait; return in words what is still not saved."""
        for kept in self._kept.values():
            if kept.writer.flush() and kept.problem:
                kept.put(kept.latest)
        problems = [kept.problem for kept in self._kept.values() if kept.writer.flush()]
        return next(filter(None, problems), None)

    @property
    def busy(self) -> bool:
        """Whether something is still being saved."""
        return not all(kept.writer.flush(0) for kept in self._kept.values())

    def close(self) -> str | None:
        """Save what is left, and try again what failed; return in words what is lost.

        Both going back to home and the end of the app may call it, and get the same answer.
        """
        with self._closing:
            for kept in self._kept.values():
                kept.writer.close()
            problems = [kept.problem for kept in self._kept.values()]
            self._kept.clear()
            self._lost = next(filter(None, problems), self._lost)
            return self._lost

    def _let_go(self) -> None:
        """Drop what is safe on disk, since something else may change it from now on."""
        for session_id, kept in list(self._kept.items()):
            if kept.writer.flush(0) and kept.problem is None:
                self.drop(session_id)


class _Correction:
    """One session being corrected: its `latest` state, and whether that was saved."""

    latest: Session

    def __init__(self, history: History, moved: list[str]) -> None:
        self.writer = SessionWriter(self._save)
        self.refused = False
        self._history = history
        self._moved = moved
        self._words = ""

    @property
    def problem(self) -> str | None:
        return self.writer.problem and (self._words or self.writer.problem)

    def put(self, session: Session) -> None:
        self.latest = session
        self.writer.put(session)

    def _save(self, session: Session) -> None:
        self.refused, self._words = False, ""
        try:
            moved = self._history.correct(session)
        except (FileChangedError, SessionOpenError) as error:
            self.refused, self._words = True, f"{error.problem[0].upper()}{error.problem[1:]}."
            raise
        except FileError as error:
            name = one_line(error.path.name)
            self._words = f"{name}: {error.problem}".replace(one_line(str(error.path)), name)
            raise SaveError(error.path, error.problem) from error
        self._moved += [
            "Another file of this session would have hidden the correction. "
            f"It is now in the trash as {one_line(place.name)}."
            for place in moved
        ]
