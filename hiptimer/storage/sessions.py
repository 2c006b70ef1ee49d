"""The folder of sessions: one file a session, in a folder for each year.

It saves whole sessions, reads the newest without opening the rest, and never changes, moves or
deletes a file that it can't read.
"""

from pathlib import Path
from typing import Final

from msgspec import Struct

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.atomic import Saved, save
from hiptimer.storage.folders import problem_at
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.session_names import LEADS_OUT, SessionNames, is_session_id, leads_out
from hiptimer.storage.toml_reading import SESSION, read, shown
from hiptimer.storage.trash import Trash
from hiptimer.wording.problems import not_read, not_saved, reason

Completeness = tuple[int, int, bool, int, int, bool]
"""Sets, whether it has ended, ratings and answers, adjustments, whether it has its own name."""


def read_session(path: Path, folder: Path) -> Session:
    """Read the session at `path` in the folder of sessions; raises UnreadableError."""
    try:
        out = leads_out(path.parent, folder) or leads_out(path, folder)
    except OSError as error:
        raise UnreadableError(path, not_read(reason(error))) from error
    if out:
        raise UnreadableError(path, LEADS_OUT)
    return loads(read(path, SESSION), path)


def read_file(session_id: str, path: Path, folder: Path) -> Session:
    """Read the session with this id at `path`, whatever its name is; raises UnreadableError."""
    session = read_session(path, folder)
    if session.id != session_id:
        raise UnreadableError(path, f"holds another session, {session.id}")
    return session


def completeness(session: Session, path: Path) -> Completeness:
    """Return how much a file at `path` contains of its session; of two the greater one counts."""
    rated = sum(row.pain is not None for row in session.sets)
    known = (session.pain_before, session.pain_next_day, session.note or None)
    answers = sum(value is not None for value in known) + session.pain_next_day_asked
    return (
        session.revision,
        len(session.sets),
        session.outcome is not None,
        rated + answers,
        len(session.adjustments),
        path.stem == session.id,
    )


TOO_LONG: Final = f"with this it would be too long to be read again (more than {SESSION.limit})"

MOST_LOOKED_THROUGH: Final = 20
"""How many sessions are searched for an unfinished one; it can be resumed for two hours."""

_YEAR: Final = len("2026/")


class Listing(Struct, frozen=True):
    """What was found in the folder: sessions (newest first), failures, and other files."""

    sessions: tuple[Session, ...] = ()
    unreadable: tuple[UnreadableError, ...] = ()
    others: tuple[Path, ...] = ()


class SessionStore:
    """The sessions of one person, from all devices that share the folder."""

    def __init__(self, folder: Path, trash: Trash) -> None:
        self.folder = folder
        self.trash = trash

    def path_of(self, session_id: str) -> Path:
        """Return where this session is kept; raises MissingFileError for an invalid id."""
        if not is_session_id(session_id):
            raise MissingFileError(self.folder, f"has no session {shown(session_id)}")
        return self.folder / session_id[:4] / f"{session_id}.toml"

    def save(self, session: Session) -> Saved:
        """Save `session` over its last version; raises SaveError."""
        return self.save_to(self.path_of(session.id), session)

    def save_to(self, path: Path, session: Session) -> Saved:
        """Save `session` at `path` in the folder of a year; raises SaveError."""
        data = dumps(session)
        if len(data) > SESSION.most_bytes:
            raise SaveError(path, not_saved(TOO_LONG))
        try:
            out = leads_out(path.parent, self.folder) or leads_out(path, self.folder)
        except OSError as error:
            raise SaveError(path, not_saved(problem_at(path, error))) from error
        if out:
            raise SaveError(path, not_saved(f"its place {LEADS_OUT}"))
        return save(path, data)

    def load(self, session_id: str) -> Session:
        """Read the session with this id; raises UnreadableError, MissingFileError."""
        return self.load_from(self.path_of(session_id), session_id)

    def load_from(self, path: Path, session_id: str) -> Session:
        """Read the session with this id at `path`, whatever its name; raises as `load`."""
        return read_file(session_id, path, self.folder)

    def newest(self, count: int) -> Listing:
        """Read the `count` newest sessions by the names of their files, and no more.

        Of two files with one id the more complete one counts.
        """
        names = SessionNames(self.folder)
        files = sorted((name[_YEAR:], name) for name, _ in names.sessions())
        read_so_far: dict[str, tuple[Session, Path]] = {}
        unreadable = names.unreadable
        for _, name in reversed(files):
            if len(read_so_far) == count:
                break
            path = self.folder / name
            try:
                session = read_session(path, self.folder)
            except UnreadableError as error:
                unreadable.append(error)
                continue
            twin = read_so_far.get(session.id)
            if twin is None or completeness(session, path) > completeness(*twin):
                read_so_far[session.id] = (session, path)
        sessions = sorted(
            (session for session, _ in read_so_far.values()),
            key=lambda session: session.id,
            reverse=True,
        )
        return Listing(tuple(sessions), tuple(unreadable), tuple(sorted(names.others)))

    def unfinished(self, device: str) -> tuple[Session, ...]:
        """Return the newest sessions of `device` that have not ended: running, or cut off."""
        return tuple(
            session
            for session in self.newest(MOST_LOOKED_THROUGH).sessions
            if session.outcome is None and session.device == device
        )

    def discard(self, session_id: str) -> Path:
        """Move a session to the trash and return its place there; raises FileError.

        One that can't be read stays where it is.
        """
        self.load(session_id)
        return self.trash.put(self.path_of(session_id))
