"""A session that is gone leaves none of its names in the file of the index, or in one beside it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.session import Session
from hiptimer.storage.history_database import VERSION
from tests.support.indexed_sessions import Shelf, session_of
from tests.support.session_values import session


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.index.database.close()


def named(number: int) -> Session:
    """Give a session whose protocol and exercise have names that nothing else has."""
    stored = session_of(number)
    (exercise,) = stored.protocol.exercises
    exercise = replace(exercise, id=f"own-{number}", name=f"Exercise <{number}>")
    protocol = replace(stored.protocol, name=f"Protocol <{number}>", exercises=(exercise,))
    rows = tuple(replace(row, exercise=exercise.id, name=exercise.name) for row in stored.sets)
    return replace(stored, protocol=protocol, sets=rows)


def kept(shelf: Shelf) -> bytes:
    """Read all that is in the cache folder."""
    paths = sorted(path for path in shelf.database_file.parent.iterdir() if path.is_file())
    return b"".join(path.read_bytes() for path in paths).lower()


def names_of(stored: Session) -> tuple[bytes, ...]:
    names = (stored.id, stored.protocol.name, stored.protocol.exercises[0].name)
    return tuple(name.lower().encode() for name in names)


@pytest.mark.parametrize("gone", [range(0, 60, 2), range(30), range(30, 60), range(59)])
def test_the_names_of_sessions_that_are_gone_are_gone(shelf: Shelf, gone: range) -> None:
    paths = {number: shelf.save(named(number)) for number in range(60)}
    shelf.check()
    before = kept(shelf)
    assert all(name in before for number in paths for name in names_of(named(number)))
    for number in gone:
        paths[number].unlink()
    shelf.check()
    after = kept(shelf)
    left = [name for number in gone for name in names_of(named(number)) if name in after]
    assert left == []
    stay = set(paths) - set(gone)
    assert all(name in after for number in stay for name in names_of(named(number)))


def test_what_is_deleted_is_overwritten_however_sqlite_was_built(shelf: Shelf) -> None:
    shelf.check()
    ask = shelf.index.database.ask
    assert ask(lambda db: db.execute("PRAGMA secure_delete").fetchone()) == (1,)
    assert ask(lambda db: db.execute("PRAGMA temp_store").fetchone()) == (2,)


def test_a_name_that_was_changed_in_a_file_is_gone(shelf: Shelf) -> None:
    path = shelf.save(named(1))
    shelf.check()
    path.write_bytes(path.read_bytes().replace(b"<1>", b"<2>"))
    shelf.check()
    assert b"exercise <2>" in kept(shelf)
    assert b"<1>" not in kept(shelf)


def test_an_index_that_still_holds_such_names_is_made_again(shelf: Shelf) -> None:
    shelf.database_file.parent.mkdir()
    with sqlite3.connect(shelf.database_file) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.execute("CREATE TABLE file (name TEXT)")
        old.executemany("INSERT INTO file VALUES (?)", [("a secret name",)] * 500)
        old.execute("DELETE FROM file")
        old.execute(f"PRAGMA user_version = {VERSION - 1}")
    old.close()
    assert b"a secret name" in kept(shelf)
    shelf.save(session())
    shelf.check()
    assert shelf.index.database.problem is None
    assert b"a secret name" not in kept(shelf)
