"""A check finds what is new, what changed and what is gone, and opens nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.digest import digest
from hiptimer.model.session import Session
from hiptimer.storage import history_check, history_file, history_reading
from hiptimer.storage.history_check import look_at_newest
from hiptimer.storage.sessions import read_session
from tests.support.indexed_sessions import ALL, FOUR, Shelf, session_of
from tests.support.session_values import hold_row


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.index.database.close()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the files that are opened."""
    names: list[str] = []

    def read_and_note(path: Path, folder: Path) -> Session:
        names.append(path.stem)
        return read_session(path, folder)

    monkeypatch.setattr(history_file, "read_session", read_and_note)
    return names


def test_where_there_is_no_folder_there_is_nothing(shelf: Shelf) -> None:
    assert not shelf.changes()
    assert shelf.check().complete
    assert (shelf.found(), shelf.progress) == ([], [(0, 0)])


def test_everything_is_found_and_the_newest_first(
    shelf: Shelf, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_reading, "PART", 2)
    ids = [Path(shelf.save(session_of(number))).stem for number in (2, 1, 3)]
    newest_first = sorted(ids, reverse=True)
    assert shelf.changes()
    assert opened == shelf.found() == newest_first
    assert shelf.progress == [(0, 3), (2, 3), (3, 3)]


def test_what_is_as_it_was_is_not_opened_again(shelf: Shelf, opened: list[str]) -> None:
    shelf.save(session_of(1))
    shelf.check()
    opened.clear()
    assert not shelf.changes()
    assert opened == []
    assert shelf.progress == [(1, 1)]


def test_a_session_that_was_corrected_is_read_again(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    shelf.check()
    corrected = replace(session_of(1), sets=(replace(hold_row(), pain=7),))
    shelf.save(corrected)
    assert shelf.changes()
    assert list(shelf.index.digests(shelf.index.numbers(ALL, FOUR))) == [digest(corrected)]


def test_a_change_is_seen_though_size_and_time_were_set_back(shelf: Shelf) -> None:
    path = shelf.save(session_of(1))
    shelf.check()
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"pain = 2", b"pain = 9"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert shelf.changes()


def test_a_file_that_was_touched_only_has_changed_nothing(shelf: Shelf) -> None:
    path = shelf.save(session_of(1))
    shelf.check()
    os.utime(path, ns=(1, 1))
    assert not shelf.changes()


def test_a_session_that_is_gone_is_forgotten(shelf: Shelf) -> None:
    paths = [shelf.save(session_of(number)) for number in (1, 2)]
    shelf.check()
    paths[0].unlink()
    assert shelf.changes()
    assert shelf.found() == [paths[1].stem]


def test_files_that_are_no_sessions_are_reported_and_not_opened(
    shelf: Shelf, opened: list[str]
) -> None:
    path = shelf.save(session_of(1))
    other = path.with_name(f"{path.stem} (conflicted copy).toml")
    other.write_bytes(path.read_bytes())
    assert shelf.check().others == (other,)
    assert opened == [path.stem]


def test_a_year_that_leads_out_of_the_folder_is_reported(shelf: Shelf, tmp_path: Path) -> None:
    shelf.save(session_of(1))
    (tmp_path / "elsewhere").mkdir()
    (shelf.store.folder / "2025").symlink_to(tmp_path / "elsewhere")
    (error,) = shelf.check().unlisted
    assert "leads out" in error.problem
    assert len(shelf.found()) == 1


def test_a_link_that_leads_nowhere_is_unreadable_until_it_leads_somewhere(shelf: Shelf) -> None:
    kept = session_of(1)
    path = shelf.store.path_of(kept.id)
    path.parent.mkdir(parents=True)
    target = path.parent / ".kept"
    path.symlink_to(target)
    shelf.check()
    ((name, problem),) = shelf.index.problems()
    assert (name, problem) == (f"2026/{path.name}", "is not there")
    assert not shelf.changes()
    shelf.put(kept, "other").rename(target)
    assert shelf.changes()
    assert (shelf.found(), shelf.index.problems()) == ([kept.id], [])


def test_a_check_that_is_sent_away_leaves_the_rest_for_the_next(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    shelf.gate.shut()
    checked = shelf.check()
    assert (checked.complete, shelf.found()) == (False, [])
    shelf.gate.begin()
    assert shelf.check().complete
    assert len(shelf.found()) == 1


def test_an_index_that_is_lost_while_it_is_built_is_built_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_reading, "PART", 1)
    for number in range(4):
        shelf.save(session_of(number))

    def report(done: int, total: int) -> None:
        shelf.progress.append((done, total))
        if len(shelf.progress) == 3:
            shelf.index.database.close()
            shelf.database_file.unlink()

    checked = history_check.check(shelf.index, shelf.store.folder, shelf.gate, report)
    assert checked.complete
    assert len(shelf.found()) == 4


def test_a_look_at_the_newest_opens_no_more_than_those(shelf: Shelf, opened: list[str]) -> None:
    ids = [shelf.save(session_of(number)).stem for number in range(5)]
    look_at_newest(shelf.index, shelf.store.folder, 2)
    assert opened == ids[:2:-1]
    assert shelf.found() == ids[:2:-1]
    look_at_newest(shelf.index, shelf.store.folder, 2)
    assert len(opened) == 2
