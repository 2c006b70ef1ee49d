"""One session file as the index keeps it: the session's digest, or why it can't be read.

Whatever can be derived from a session alone is derived here, since this runs in the reading
processes and not in the one with the screen.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from hiptimer.errors import NewerFormatError, UnreadableError
from hiptimer.model.digest import Ending, SessionDigest, SideDigest, digest, ending_of
from hiptimer.model.protocol import Side
from hiptimer.model.text import folded
from hiptimer.storage.sessions import Completeness, completeness, read_session

ENTRY: Final = "\x1e"
FIELD: Final = "\x1f"
"""Start an entry and separate its fields; no cleaned text contains them."""

SECONDS_A_DAY: Final = 86_400

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class IndexedSession(Struct, frozen=True, kw_only=True):
    """A session as the index finds it. `digest` is a SessionDigest as JSON.

    `started` is in seconds since 1970, `local` in seconds of the calendar as the clock of that day
    and place showed it. Of two files with one id, the one with the greater `rank` counts.
    """

    id: str
    rank: str
    started: int
    local: int
    ending: Ending
    unrated: bool
    protocol: str
    protocol_name: str
    sides: str
    digest: str


class IndexedFile(Struct, frozen=True, kw_only=True):
    """What was found in the file `name` (below the folder): a session, or else a `problem`.

    A problem that is not `settled` may be gone at the next look, with the file unchanged.
    """

    name: str
    session: IndexedSession | None = None
    problem: str | None = None
    settled: bool = True


def read_files(folder: Path, names: Iterable[str]) -> list[IndexedFile]:
    """Read the files with these names in the folder of sessions; no file makes it fail."""
    return [_read(folder, name) for name in names]


def sides_of(text: str) -> list[tuple[str, str, str]]:
    """Return exercise, side and name of the entries in the `sides` of a session."""
    entries = text.split(ENTRY)[1:]
    return [(exercise, side, name) for exercise, side, name in map(_fields, entries)]


def words_of(session: IndexedSession, side: Side | None = None) -> str:
    """Return all names and ids as they are looked for; of exercises, only those done on `side`."""
    names = [session.protocol, session.protocol_name]
    for exercise, done_on, name in sides_of(session.sides):
        if side in (None, done_on):
            names += [exercise, name]
    return folded("\n".join(names))


def second_of(moment: datetime) -> int:
    """Return whole seconds since 1970, which sessions are ordered by."""
    return int((moment - _EPOCH).total_seconds() // 1)


def _read(folder: Path, name: str) -> IndexedFile:
    path = folder / name
    try:
        session = read_session(path, folder)
    except UnreadableError as error:
        by_system = isinstance(error.__cause__, OSError)  # permissions, a disk that fails
        settled = not by_system and not isinstance(error, NewerFormatError)
        return IndexedFile(name=name, problem=error.problem, settled=settled)
    found = _indexed(digest(session), completeness(session, path))
    return IndexedFile(name=name, session=found)


def _indexed(found: SessionDigest, complete: Completeness) -> IndexedSession:
    started = found.started_at
    time_of_day = started.hour * 3600 + started.minute * 60 + started.second
    return IndexedSession(
        id=found.id,
        rank="".join(f"{int(part):07}" for part in complete),
        started=second_of(started),
        local=started.toordinal() * SECONDS_A_DAY + time_of_day,
        ending=ending_of(found.outcome, found.stop_reason),
        unrated=found.worst is None,
        protocol=found.protocol_id,
        protocol_name=found.protocol_name,
        sides="".join(map(_entry, found.sides)),
        digest=msgspec.json.encode(found).decode(),
    )


def _entry(side: SideDigest) -> str:
    return ENTRY + FIELD.join((side.exercise, side.side, side.name))


def _fields(entry: str) -> list[str]:
    return entry.split(FIELD)
