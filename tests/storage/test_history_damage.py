"""Whatever happens to the file of the index: it is built again, without a message."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hiptimer.storage import history_database
from tests.support.indexed_sessions import ALL, FOUR, Shelf, session_of


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    for number in range(3):
        shelf.save(session_of(number))
    yield shelf
    shelf.index.database.close()


IDS = [session_of(number).id for number in (2, 1, 0)]


def zeroes(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all " * 2_000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def holes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for begin in range(4096, len(data), 4096):
        data[begin : begin + 64] = os.urandom(64)
    path.write_bytes(data)


def another_version(path: Path) -> None:
    statement(path, "PRAGMA user_version = 999")


def older_version(path: Path) -> None:
    statement(
        path, "DROP INDEX by_start; ALTER TABLE file DROP COLUMN local; PRAGMA user_version = -1"
    )


def lacks_a_table(path: Path) -> None:
    statement(path, "DROP TABLE course")


def lies_about_a_number(path: Path) -> None:
    statement(path, "UPDATE file SET digest = replace(digest, '\"worst\":2', '\"worst\":9')")


def lies_about_a_type(path: Path) -> None:
    statement(path, "UPDATE file SET digest = 7")


def lies_about_a_side(path: Path) -> None:
    statement(path, "UPDATE course SET sides = replace(sides, 'left', 'lift')")


def statement(path: Path, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def deleted(path: Path) -> None:
    path.unlink()


def all_deleted(path: Path) -> None:
    for each in (*path.parent.iterdir(), path.parent):
        each.rmdir() if each.is_dir() else each.unlink()


DAMAGES = [
    *(zeroes, garbage, cut, empty, holes, another_version, older_version, lacks_a_table),
    *(lies_about_a_number, lies_about_a_type, lies_about_a_side, deleted, all_deleted),
]


def everything(shelf: Shelf) -> tuple[list[str], list[int | None], tuple[object, ...]]:
    """Ask all that can be asked, twice: the first answer may find the damage."""
    for _ in range(2):
        shelf.index.exercises()
        digests = list(shelf.index.digests(shelf.index.numbers(ALL, FOUR)))
        shelf.check()
    return shelf.found(), [each.worst for each in digests], shelf.index.exercises()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("when", ["before it is opened", "while it is open"])
def test_a_damaged_index_is_built_again_without_a_message(
    shelf: Shelf, damage: Callable[[Path], None], when: str
) -> None:
    shelf.check()
    whole = everything(shelf)
    if when == "before it is opened":
        shelf.index.database.close()
    damage(shelf.database_file)
    assert everything(shelf) == whole
    assert shelf.index.database.problem is None
    assert shelf.database_file.is_file()
    again = shelf.another_window()
    assert everything(again) == whole
    again.index.database.close()


def test_a_part_that_a_power_cut_took_away_is_missed(shelf: Shelf) -> None:
    shelf.check()
    shelf.index.database.close()
    lose_an_entry(shelf.database_file)
    shelf.check()
    assert shelf.found() == IDS


def lose_an_entry(path: Path) -> None:
    """Leave a session in the table and take it out of the order of starts."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'by_start'").fetchone()
    connection.execute("DROP INDEX by_start")
    connection.execute(f"{sql} WHERE name NOT LIKE '%_0001_%'")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'by_start'", (sql,))
    connection.commit()
    connection.close()


def test_an_index_that_is_damaged_again_and_again_is_kept_in_memory(
    shelf: Shelf,
) -> None:
    shelf.check()
    for _ in range(history_database.MOST_DAMAGES + 1):
        garbage(shelf.database_file)
        shelf.check()
    assert shelf.index.database.problem
    assert shelf.found() == IDS


def test_a_change_finds_the_file_gone_and_makes_it_again(shelf: Shelf) -> None:
    shelf.check()
    shelf.database_file.unlink()
    shelf.index.forget([f"2026/{IDS[0]}.toml", "2026/never-known.toml"])
    assert shelf.database_file.is_file()
    assert shelf.index.database.problem is None
