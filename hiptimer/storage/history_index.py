"""The index of the history: which sessions there are, found and counted without opening a file.

It is a cache of the files' content, and contains nothing else. Before asking, bring it up to date
with the files (`history_check`); what has been deleted since is simply not in it. A filter becomes
a query with all values beside its text, never in it.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from hiptimer.model.digest import STOPS, Ending, HistoryFilter, SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.text import folded
from hiptimer.storage.history_database import DamagedError, HistoryDatabase
from hiptimer.storage.history_file import (
    ENTRY,
    FIELD,
    SECONDS_A_DAY,
    IndexedFile,
    IndexedSession,
    second_of,
    sides_of,
    words_of,
)


def condition(wanted: HistoryFilter, day_starts_at: time) -> tuple[str, list[object]]:
    """Return the condition on the table `file`, and the values of its question marks."""
    parts, values = ["counts = 1"], list[object]()
    if wanted.since is not None:
        parts.append("local >= ?")
        values.append(_begin_of(wanted.since, day_starts_at))
    if wanted.until is not None:
        parts.append("local < ?")
        values.append(_begin_of(wanted.until, day_starts_at) + SECONDS_A_DAY)
    if wanted.ending is not None:
        endings = STOPS if wanted.ending is Ending.STOPPED else {wanted.ending}
        parts.append(f"ending IN ({', '.join('?' * len(endings))})")
        values += sorted(endings)
    if wanted.unrated:
        parts.append("unrated = 1")
    followed, names = _on_course(wanted)
    if followed:
        parts.append(f"course IN (SELECT number FROM course WHERE {' AND '.join(followed)})")  # noqa: S608 - our own text
        values += names
    return " AND ".join(parts), values


def _on_course(wanted: HistoryFilter) -> tuple[list[str], list[object]]:
    parts, values = list[str](), list[object]()
    if wanted.protocol:
        parts.append("protocol = ?")
        values.append(wanted.protocol)
    if wanted.exercise or wanted.side is not None:
        parts.append("instr(sides, ?)")
        values.append(_entry_with(wanted))
    # A word that names an exercise must name one that was done on that side.
    words = "words" if wanted.side is None else f"words_{wanted.side}"
    for word in wanted.words:
        parts.append(f"instr({words}, ?)")
        values.append(folded(word))
    return parts, values


def _entry_with(wanted: HistoryFilter) -> str:
    exercise = f"{ENTRY}{wanted.exercise}{FIELD}" if wanted.exercise else FIELD
    return exercise if wanted.side is None else f"{exercise}{wanted.side.value}{FIELD}"


def _begin_of(day: date, day_starts_at: time) -> int:
    """Return the local second at which `day` begins, in the units of `IndexedSession.local`."""
    begins = day_starts_at.hour * 3600 + day_starts_at.minute * 60 + day_starts_at.second
    return day.toordinal() * SECONDS_A_DAY + begins


NO_STAMP: Final = 0
"""The stamp of a file that is read again at each look."""

READ_AT_ONCE: Final = 200
"""Digests read at once, so that other threads do not wait longer."""

ALL: Final = -1
"""No limit, in SQLite's terms."""

_CHECKSUM_BYTES: Final = 4

_PUT: Final = """
INSERT INTO file
    (name, stamp, problem, session, rank, digest,
     started, local, ending, unrated, course, counts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
ON CONFLICT (name) DO UPDATE SET
    (stamp, problem, session, rank, digest, started, local, ending, unrated, course, counts) =
    (excluded.stamp, excluded.problem, excluded.session, excluded.rank, excluded.digest,
     excluded.started, excluded.local, excluded.ending, excluded.unrated, excluded.course, 0)
"""

_DROP_COURSES: Final = (
    "DELETE FROM course WHERE number NOT IN (SELECT course FROM file WHERE course IS NOT NULL)"
)
"""The names of what was followed go with the last session that contains them."""

_NOTHING: Final = (None, None, None, None, None)

_Course = tuple[str, str, list[tuple[str, str, Side]]]
"""Id and name of a protocol, and id, name and side of its exercises as done, in order."""


class HistoryIndex:
    """The index in the cache folder `folder`. It may be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self.database = HistoryDatabase(folder)
        self._changes = 0

    @property
    def state(self) -> tuple[int, ...]:
        """A value that differs after any change, by this window or another one."""
        (version,) = self.database.ask(lambda db: db.execute("PRAGMA data_version").fetchone())
        return self.database.openings, self._changes, version

    # Keeping it up to date

    def stamps(self) -> dict[str, int]:
        """Return the stamps of all files, by name."""
        return self.database.ask(_all_stamps)

    def stamps_of(self, names: Iterable[str]) -> dict[str, int]:
        """Return the stamps of those of these files that are known, by name."""
        wanted = [(name,) for name in names]

        def find(db: sqlite3.Connection) -> dict[str, int]:
            asked = (db.execute("SELECT name, stamp FROM file WHERE name = ?", n) for n in wanted)
            return dict(row for found in asked for row in found)

        return self.database.ask(find)

    def put(self, files: Sequence[IndexedFile], stamps: Mapping[str, int]) -> None:
        """Store what was found in files."""

        def put(db: sqlite3.Connection) -> bool:
            found = [_put(db, f, stamps[f.name] if f.settled else NO_STAMP) for f in files]
            if any(left for _, left in found):
                db.execute(_DROP_COURSES)
            return any(changed for changed, _ in found)

        self._changes += self.database.change(put)

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are gone."""
        gone = list(names)

        def forget(db: sqlite3.Connection) -> None:
            for name in gone:
                _take_out(db, name)
            db.execute(_DROP_COURSES)

        self.database.change(forget)
        self._changes += 1

    # Queries

    def count(
        self, wanted: HistoryFilter, day_starts_at: time, newer_than: SessionDigest | None = None
    ) -> int:
        """Return how many sessions match `wanted`, in all or only those `newer_than` another."""
        where, values = condition(wanted, day_starts_at)
        if newer_than is not None:
            where += " AND (started, session) > (?, ?)"
            values += [second_of(newer_than.started_at), newer_than.id]
        query = f"SELECT count(*) FROM file WHERE {where}"  # noqa: S608 - our own text
        (count,) = self.database.ask(lambda db: db.execute(query, values).fetchone())
        return int(count)

    def numbers(
        self, wanted: HistoryFilter, day_starts_at: time, first: int = 0, count: int = ALL
    ) -> list[int]:
        """Return the numbers of `count` sessions that match `wanted`, newest first.

        The list begins with the one at `first` (from 0).
        """
        where, values = condition(wanted, day_starts_at)
        query = (
            f"SELECT number FROM file WHERE {where} "  # noqa: S608 - our own text
            "ORDER BY started DESC, session DESC LIMIT ? OFFSET ?"
        )
        rows = (*values, count, first)
        return self.database.ask(lambda db: [number for (number,) in db.execute(query, rows)])

    def digests(self, numbers: Sequence[int]) -> Iterator[SessionDigest]:
        """Yield the digests of the sessions with these numbers, except those that are gone."""
        for first in range(0, len(numbers), READ_AT_ONCE):
            part = numbers[first : first + READ_AT_ONCE]
            yield from self.database.ask(partial(_digests, part))

    def exercises(self) -> tuple[tuple[str, str, Side], ...]:
        """Return id, name and side of every exercise ever done, the last done first."""
        found: dict[tuple[str, str], tuple[str, str, Side]] = {}
        for _, _, sides in self.database.ask(_courses):
            for exercise, name, side in reversed(sides):
                found.setdefault((exercise, side), (exercise, name, side))
        return tuple(found.values())

    def protocols(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every protocol ever followed, the last followed first."""
        found: dict[str, str] = {}
        for protocol, name, _ in self.database.ask(_courses):
            found.setdefault(protocol, name)
        return tuple(found.items())

    def problems(self) -> list[tuple[str, str]]:
        """Return the files that can't be read, by name, and why."""
        query = "SELECT name, problem FROM file WHERE problem IS NOT NULL ORDER BY name"
        return self.database.ask(lambda db: db.execute(query).fetchall())

    def names_of(self, session_id: str) -> list[str]:
        """Return the files that contain this session; the one that counts comes first."""
        query = "SELECT name FROM file WHERE session = ? ORDER BY rank DESC, name DESC"
        return self.database.ask(lambda db: [n for (n,) in db.execute(query, (session_id,))])


def _all_stamps(db: sqlite3.Connection) -> dict[str, int]:
    stamps: dict[str, int] = dict(db.execute("SELECT name, stamp FROM file"))
    (entries,) = db.execute("SELECT count(counts) FROM file INDEXED BY by_start").fetchone()
    if len(stamps) != entries:  # a power cut can leave one without the other
        raise DamagedError("it lacks a part")
    return stamps


def _put(db: sqlite3.Connection, file: IndexedFile, stamp: int) -> tuple[bool, bool]:
    """Store what was found in a file; return whether it changed, and whether it left a course."""
    kept = "SELECT problem, session, rank, digest, course FROM file WHERE name = ?"
    row = db.execute(kept, (file.name,)).fetchone()
    before, course = (row[:4], row[4]) if row else (None, None)
    session = file.session
    now: tuple[str | None, str | None, str | None, bytes | None] = (file.problem, None, None, None)
    if session:
        now = (None, session.id, session.rank, _with_checksum(session.digest.encode()))
    if before == now:
        db.execute("UPDATE file SET stamp = ? WHERE name = ?", (stamp, file.name))
        return False, False
    found = _found(db, session) if session else _NOTHING
    db.execute(_PUT, (file.name, stamp, *now, *found))
    for session_id in {before and before[1], now[1]}:
        if session_id is not None:
            _elect(db, session_id)
    return True, course not in (None, found[-1])


def _found(db: sqlite3.Connection, session: IndexedSession) -> tuple[object, ...]:
    place = session.started, session.local
    return *place, session.ending, session.unrated, _course(db, session)


def _take_out(db: sqlite3.Connection, name: str) -> None:
    row = db.execute("SELECT session FROM file WHERE name = ?", (name,)).fetchone()
    db.execute("DELETE FROM file WHERE name = ?", (name,))
    if row:
        _elect(db, row[0])


def _elect(db: sqlite3.Connection, session_id: str) -> None:
    """Choose one of the files that contain this session to count for it."""
    files = "SELECT number, counts FROM file WHERE session = ? ORDER BY rank DESC, name DESC"
    for place, (number, counts) in enumerate(db.execute(files, (session_id,)).fetchall()):
        if counts != (place == 0):
            db.execute("UPDATE file SET counts = ? WHERE number = ?", (place == 0, number))


def _course(db: sqlite3.Connection, session: IndexedSession) -> int | None:
    key = (session.protocol, session.protocol_name, session.sides)
    find = "SELECT number FROM course WHERE protocol = ? AND protocol_name = ? AND sides = ?"
    row = db.execute(find, key).fetchone()
    if row:
        number: int = row[0]
        return number
    words = [words_of(session), *(words_of(session, side) for side in Side)]
    names = ", ".join(("words", *(f"words_{side}" for side in Side)))
    put = (
        f"INSERT INTO course (protocol, protocol_name, sides, {names}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own text
    )
    return db.execute(put, (*key, *words)).lastrowid


def _courses(db: sqlite3.Connection) -> list[_Course]:
    """Return everything ever followed, the last followed first."""
    query = (
        "SELECT protocol, protocol_name, sides, max(started) AS last FROM file "
        "JOIN course ON course.number = file.course "
        "WHERE counts GROUP BY course ORDER BY last DESC"
    )
    try:
        return [(protocol, name, _done(sides)) for protocol, name, sides, _ in db.execute(query)]
    except ValueError as error:
        raise DamagedError("an exercise was changed") from error


def _done(sides: str) -> list[tuple[str, str, Side]]:
    return [(exercise, name, Side(side)) for exercise, side, name in sides_of(sides)]


def _digests(numbers: Iterable[int], db: sqlite3.Connection) -> list[SessionDigest]:
    query = "SELECT digest FROM file WHERE number = ? AND session IS NOT NULL"
    rows = (db.execute(query, (number,)).fetchone() for number in numbers)
    return [_checked(row[0]) for row in rows if row]


def _with_checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM_BYTES) + data


def _checked(blob: object) -> SessionDigest:
    """Read a digest; raises DamagedError if it is not as it was stored."""
    data = blob[_CHECKSUM_BYTES:] if isinstance(blob, bytes) else b""
    if _with_checksum(data) != blob:
        raise DamagedError("a digest was changed")
    return msgspec.json.decode(data, type=SessionDigest)
