"""The database file of the index: opened, shared with other windows, and rebuilt if it must be.

Nothing in it is worth asking the person about. A damaged one, or one of another version, is
deleted, never converted, since everything in it can be derived again from the session files. If
none can be kept on disk it is kept in memory, and `problem` says why.
"""

import contextlib
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from hiptimer.errors import FileError
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import make_folder
from hiptimer.storage.precautions import Precaution, Precautions
from hiptimer.wording.problems import NO_REGULAR_FILE, reason

VERSION: Final = 5
"""Goes up with every change of the tables, and of what is stored in them (`history_file`)."""

TABLES: Final = (
    """
CREATE TABLE course (            -- what was followed: a few texts for many sessions
    number INTEGER PRIMARY KEY,
    protocol TEXT NOT NULL,
    protocol_name TEXT NOT NULL,
    sides TEXT NOT NULL,         -- exercises and sides in the order of doing (history_file)
    words TEXT NOT NULL,         -- all names and ids, as they are looked for
    words_left TEXT NOT NULL,    -- those of the protocol, and of what was done on that side
    words_right TEXT NOT NULL,
    words_bilateral TEXT NOT NULL,
    UNIQUE (protocol, protocol_name, sides)
)
    """,
    """
CREATE TABLE file (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never another session's, while pages are read
    name TEXT NOT NULL UNIQUE,   -- below the folder of sessions
    stamp INTEGER NOT NULL,      -- changes with the file; 0: to be read again each time
    problem TEXT,                -- why it can't be read; then there is no session
    session TEXT,
    rank TEXT,                   -- of two files with one session the greater one counts
    counts INTEGER NOT NULL,
    started INTEGER,
    local INTEGER,
    ending TEXT,
    unrated INTEGER,             -- 1 where nothing was rated
    course INTEGER,
    digest BLOB                  -- a checksum, and the digest as JSON
)
    """,
    "CREATE INDEX by_session ON file (session)",
    "CREATE INDEX by_start ON file (counts, started, session, local, ending, course)",
    "CREATE INDEX by_problem ON file (name, problem) WHERE problem IS NOT NULL",
)


NAME: Final = "history.sqlite3"

BUSY_SECONDS: Final = 0.05
"""How long one attempt waits for another window: no other thread can ask meanwhile."""

BUSY_ATTEMPTS: Final = 60
"""A window that holds it for seconds was stopped in the middle, and may stay so."""

BUSY_PAUSE_SECONDS: Final = 0.005
"""Between two attempts; other threads may ask meanwhile."""

MOST_DAMAGES: Final = 5
"""Finding it damaged this often means that the disk can't keep one."""

_PRAGMAS: Final = (
    # No log in shared memory, as with "WAL": truncating that would crash this process.
    "PRAGMA journal_mode = TRUNCATE",
    # Nothing here is worth waiting for the disk. If a power cut damages it, it is rebuilt.
    "PRAGMA synchronous = OFF",
    "PRAGMA mmap_size = 0",
    # A deleted session leaves none of its names in the file or in a file beside it.
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

_DISK: Final = frozenset(
    {
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOLFS),
    }
)
"""Errors of the place, not of what it contains."""

_FLAGS: Final = (  # a pipe with that name would block a plain open for ever
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)

T = TypeVar("T")


class DamagedError(Exception):
    """The index contains something that hiptimer did not put there."""


class HistoryDatabase:
    """One connection for all threads of this process, opened when it is first asked.

    `problem` says why it is not kept on disk, if so. `openings` counts how often it was opened:
    what was found in it before need no longer be in it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.problem: str | None = None
        self.openings = 0
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._damages = 0

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `question` finds. It may be called again, and may raise DamagedError."""
        attempts = 0
        while True:
            with self._lock:
                try:
                    return question(self._open())
                except (sqlite3.DatabaseError, DamagedError) as error:
                    attempts += 1
                    if _code(error) not in _BUSY or attempts == BUSY_ATTEMPTS:
                        self._recover_from(error)
            time.sleep(BUSY_PAUSE_SECONDS)  # another thread may ask meanwhile

    def change(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` change it, all or nothing."""

        def transaction(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                return work(connection)

        return self.ask(transaction)

    def look_after(self) -> None:
        """Switch to the file that is there now, if it was deleted or replaced meanwhile."""
        with self._lock:
            if self._was_moved():
                self.close()

    def close(self) -> None:
        """Close it; the next question opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._identity = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.openings += 1
            if self.problem is None:
                self._open_file()
            if self._connection is None:
                self._connection = _connect(":memory:")
                _make_tables(self._connection)
        return self._connection

    def _open_file(self) -> None:
        try:
            precautions = Precautions()
            make_folder(self.path.parent, precautions)
            _make_private(self.path, precautions)
        except OSError as error:
            self._keep_in_memory(reason(error))
            return
        connection = _connect(str(self.path))
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                _make_tables(connection)
            elif version != VERSION:
                raise DamagedError(f"it is of version {version}")
            self._identity = _identity(self.path)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _recover_from(self, error: Exception) -> None:
        """Delete what is damaged; keep it in memory if the disk can't take it."""
        if self._connection is not None and self.problem is not None:
            raise error  # memory does not get damaged
        moved = self._was_moved()
        self.close()
        self._damages += 1
        if moved:
            return
        if _code(error) in _DISK | _BUSY or self._damages > MOST_DAMAGES:
            self._keep_in_memory(one_line(str(error)))
            return
        for path in (self.path, self.path.with_name(f"{NAME}-journal")):
            with contextlib.suppress(OSError):  # opening it will report that
                path.unlink()

    def _keep_in_memory(self, why: str) -> None:
        self.problem = str(FileError(self.path, f"it can't be kept here: {why}"))

    def _was_moved(self) -> bool:
        return self._identity is not None and _identity(self.path) != self._identity


def _connect(place: str) -> sqlite3.Connection:
    return sqlite3.connect(
        place, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _make_tables(connection: sqlite3.Connection) -> None:
    """Create the tables, unless another window has just done so."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _make_private(path: Path, precautions: Precautions) -> None:
    """Make it a regular file for this person only; its journal gets the same permissions.

    Raises OSError.
    """
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise FileExistsError(NO_REGULAR_FILE)
        precautions.take(Precaution.MODE, lambda: path.chmod(0o600))  # whatever the umask
    finally:
        os.close(descriptor)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _code(error: Exception) -> int:
    """Return SQLite's primary code of an error; 0 if it has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
