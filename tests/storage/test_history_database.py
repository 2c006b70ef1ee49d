"""One index for all windows, kept from others' eyes; where none can be kept, it does without."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hiptimer.storage import history_database
from hiptimer.storage.history_database import HistoryDatabase
from tests.support.indexed_sessions import Shelf, session_of


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    for number in range(3):
        shelf.save(session_of(number))
    yield shelf
    shelf.index.database.close()


IDS = [session_of(number).id for number in (2, 1, 0)]


def test_folder_and_file_are_for_this_person_only_whatever_the_umask(shelf: Shelf) -> None:
    modes = set[int]()

    def look(db: sqlite3.Connection) -> None:
        db.execute("UPDATE file SET counts = 1")
        modes.update(path.stat().st_mode & 0o777 for path in shelf.database_file.parent.iterdir())

    before = os.umask(0)
    try:
        shelf.check()
        shelf.index.database.change(look)  # with its journal beside it
    finally:
        os.umask(before)
    assert modes == {0o600}
    assert len(list(shelf.database_file.parent.iterdir())) == 2
    assert shelf.database_file.parent.stat().st_mode & 0o777 == 0o700


def test_the_next_process_finds_the_index_as_it_was_left(shelf: Shelf) -> None:
    shelf.check()
    shelf.index.database.close()
    again = shelf.another_window()
    assert again.found() == IDS
    assert not again.changes()
    again.index.database.close()


def test_two_windows_write_one_index_at_once(shelf: Shelf) -> None:
    other = shelf.another_window()
    for number in range(3, 9):
        (shelf, other)[number % 2].save(session_of(number))
        shelf.check()
        other.check()
    assert shelf.found() == other.found() == [session_of(n).id for n in range(8, -1, -1)]
    assert not other.changes()
    other.index.database.close()


def test_what_another_window_found_is_another_state(shelf: Shelf) -> None:
    shelf.check()
    before = shelf.index.state
    assert shelf.index.state == before
    other = shelf.another_window()
    other.save(session_of(5))
    other.check()
    assert shelf.index.state != before
    assert len(shelf.found()) == 4
    other.index.database.close()


def test_a_window_that_is_busy_is_waited_for(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.check()
    other = sqlite3.connect(shelf.database_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(history_database, "BUSY_SECONDS", 0.0)
    shelf.index.database.close()
    monkeypatch.setattr(time, "sleep", lambda _: other.rollback())
    assert shelf.found() == IDS
    assert shelf.index.database.problem is None
    other.close()


def test_a_window_that_was_stopped_in_the_middle_is_not_waited_for_for_ever(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.check()
    shelf.index.database.close()
    other = sqlite3.connect(shelf.database_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(history_database, "BUSY_SECONDS", 0.0)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    shelf.check()
    assert shelf.found() == IDS
    assert "can't be kept here" in (shelf.index.database.problem or "")
    other.close()
    assert shelf.another_window().found() == IDS  # it was not thrown away


def folder_is_a_file(folder: Path) -> None:
    folder.write_text("mine", encoding="utf-8")


def file_is_a_folder(folder: Path) -> None:
    (folder / "history.sqlite3").mkdir(parents=True)


def file_is_a_pipe(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / "history.sqlite3")


def link_to_itself(folder: Path) -> None:
    folder.mkdir()
    (folder / "history.sqlite3").symlink_to(folder / "history.sqlite3")


@pytest.mark.parametrize(
    "obstacle", [folder_is_a_file, file_is_a_folder, file_is_a_pipe, link_to_itself]
)
def test_if_none_can_be_kept_it_lives_in_memory_and_the_reason_is_reported(
    tmp_path: Path, obstacle: Callable[[Path], None]
) -> None:
    obstacle(tmp_path / "cache")
    shelf = Shelf(tmp_path)
    shelf.save(session_of(1))
    shelf.check()
    assert shelf.found() == [session_of(1).id]
    assert "history.sqlite3: it can't be kept here: " in (shelf.index.database.problem or "")
    assert not shelf.changes()
    shelf.index.database.close()


def test_a_disk_that_is_full_is_reported_and_the_rest_lives_in_memory(shelf: Shelf) -> None:
    def fill(db: sqlite3.Connection) -> None:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")

    shelf.index.database.ask(fill)
    for number in range(3, 60):
        shelf.save(session_of(number))
    assert shelf.check().complete
    assert len(shelf.found()) == 60
    assert "full" in (shelf.index.database.problem or "")


def test_a_mistake_in_a_question_is_no_damage_for_ever(tmp_path: Path) -> None:
    database = HistoryDatabase(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        database.ask(lambda db: db.execute("SELECT wrong FROM file"))
    database.close()


def test_work_that_fails_changes_nothing(tmp_path: Path) -> None:
    database = HistoryDatabase(tmp_path)

    def work(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO file (name, stamp, counts) VALUES ('a', 0, 0)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.change(work)
    assert database.ask(lambda db: db.execute("SELECT count(*) FROM file").fetchone()) == (0,)
    database.close()


def test_two_windows_make_the_tables_once(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    make, other = history_database._make_tables, shelf.another_window()
    windows = [other]

    def make_after_the_other(connection: sqlite3.Connection) -> None:
        while windows:
            windows.pop().check()
        make(connection)

    monkeypatch.setattr(history_database, "_make_tables", make_after_the_other)
    assert shelf.found() == IDS
    assert shelf.index.database.openings == 1
    other.index.database.close()
