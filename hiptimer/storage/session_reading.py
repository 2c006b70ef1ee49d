"""Reads one session file of a folder, and decides which of two files of one session counts.

A link that leads out of the folder is not followed.
"""

from pathlib import Path

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.session_file import loads
from hiptimer.storage.session_names import LEADS_OUT, leads_out
from hiptimer.storage.system_errors import reason
from hiptimer.storage.toml_reading import SESSION, read

Completeness = tuple[int, bool, int, int, bool]
"""Sets, whether it has ended, ratings and answers, adjustments, whether it has its own name."""


def read_session(path: Path, folder: Path) -> Session:
    """Read the session at `path` in the folder of sessions; raises UnreadableError."""
    try:
        out = leads_out(path.parent, folder) or leads_out(path, folder)
    except OSError as error:
        raise UnreadableError(path, f"can't be read: {reason(error)}") from error
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
        len(session.sets),
        session.outcome is not None,
        rated + answers,
        len(session.adjustments),
        path.stem == session.id,
    )
