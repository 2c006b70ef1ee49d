"""The tables of the index of the history.

Everything in them is derived from session files, and can be derived again. So they are never
converted: an index of another version is deleted.
"""

from typing import Final

VERSION: Final = 3
"""Goes up with every change of the tables, and of what is stored in them (`history_file`)."""

TABLES: Final = (
    """
CREATE TABLE course (            -- what was followed: a few texts for many sessions
    number INTEGER PRIMARY KEY,
    protocol TEXT NOT NULL,
    protocol_name TEXT NOT NULL,
    sides TEXT NOT NULL,         -- exercises and sides in the order of doing (history_file)
    words TEXT NOT NULL,         -- all names and ids, in small letters
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
