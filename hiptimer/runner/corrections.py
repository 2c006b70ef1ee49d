"""What a person corrects in past sessions: saved at once, and kept while it can't be.

It waits for no disk. What could not be saved is tried again at every later correction of that
session and at the end, and is shown meanwhile as the person typed it.
"""

from functools import partial
from pathlib import Path

from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.runner.history import History
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.sessions import SessionStore


class Corrections:
    """Saves through `history`; made when the history opens, and closed when it is left."""

    def __init__(self, history: History, store: SessionStore) -> None:
        self._history = history
        self._store = store
        self._latest: dict[str, Session] = {}
        self._writers: dict[str, SessionWriter] = {}

    def load(self, session_id: str) -> Session:
        """Give a session with what was corrected in it; raises UnreadableError."""
        self._let_go()
        kept = self._latest.get(session_id)
        return self._history.load(session_id) if kept is None else kept

    def amend(self, session: Session) -> None:
        """Have a corrected session saved soon."""
        self._latest[session.id] = session
        if session.id not in self._writers:
            self._writers[session.id] = SessionWriter(partial(_save, self._history, self._store))
        self._writers[session.id].put(session)

    def problem(self, session_id: str) -> str | None:
        """Tell why a session is not on disk as it was corrected; None when all is well."""
        writer = self._writers.get(session_id)
        return writer.problem if writer else None

    def drop(self, session_id: str) -> None:
        """Forget what was corrected in a session and could not be saved."""
        self._latest.pop(session_id, None)
        self._writers.pop(session_id, None)

    def try_again(self) -> str | None:
        """Try once more what failed, and wait; give back in words what is still not saved."""
        for session_id, writer in self._writers.items():
            if writer.flush() and writer.problem:
                writer.put(self._latest[session_id])
        problems = [writer.problem for writer in self._writers.values() if writer.flush()]
        return next(filter(None, problems), None)

    @property
    def busy(self) -> bool:
        """Whether something is still being saved."""
        return not all(writer.flush(0) for writer in self._writers.values())

    def close(self) -> str | None:
        """Save what is left, and try once more what failed; give back in words what is lost."""
        problems = [writer.close() for writer in self._writers.values()]
        self._latest.clear()
        self._writers.clear()
        return next(filter(None, problems), None)

    def _let_go(self) -> None:
        """Forget what lies safe on disk, where something else may change it from now on."""
        for session_id, writer in list(self._writers.items()):
            if writer.flush(0) and writer.problem is None:
                writer.close()
                self.drop(session_id)


def _save(history: History, store: SessionStore, session: Session) -> None:
    problem = history.correct(session)
    if problem is not None:
        path = store.path_of(session.id)
        raise SaveError(Path(path.name), problem.removeprefix(f"{path}: "))
