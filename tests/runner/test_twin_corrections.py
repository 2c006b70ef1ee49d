"""Of several files of one session the corrected one counts; no other file is ever deleted."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import SaveError
from hiptimer.model.corrections import with_note, with_pain
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.session import Session
from hiptimer.runner.history import History
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.indexed_sessions import session_of

STORED = replace(session_of(1), note="a note")


class AppDriver:
    """A folder with one session, under its own name."""

    def __init__(self, folder: Path) -> None:
        self.store = SessionStore(folder / "sessions", Trash(folder / "trash"))
        settings, lock = SettingsStore(folder / "settings.toml"), SessionLock(folder / "state")
        self.history = History(self.store, settings, lock, folder / "cache")
        self.own = self.store.save(STORED).path

    def put(self, session: Session, letters: str = "zzzzzzzz") -> Path:
        """Put a version of the session under another name."""
        twin = self.store.path_of(f"{STORED.id[:-8]}{letters}")
        twin.write_bytes(dumps(session))
        return twin

    def worst(self) -> list[int | None]:
        """What the whole folder says, read again."""
        self.history.check(lambda _: None)
        found = self.history.page(HistoryFilter(), 0, 10)
        assert [each.id for each in found] == [each.id for each in self.store.newest(10).sessions]
        return [each.worst for each in found]


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[AppDriver]:
    driver = AppDriver(tmp_path)
    yield driver
    driver.history.stop()


def test_a_rating_that_is_taken_away_stays_away_and_the_other_file_goes_to_the_trash(
    driver: AppDriver,
) -> None:
    twin = driver.put(STORED)
    assert driver.worst() == [2]
    (place,) = driver.history.correct(with_pain(driver.history.load(STORED.id), 1, None))
    assert driver.worst() == [None]
    assert place.name == twin.name
    assert place.read_bytes() == dumps(STORED)
    assert not twin.exists()


def test_a_note_that_is_taken_away_stays_away(driver: AppDriver) -> None:
    driver.put(STORED)
    assert driver.worst() == [2]
    assert driver.history.correct(with_note(driver.history.load(STORED.id), ""))
    assert driver.history.load(STORED.id).note == ""


def test_a_file_that_does_not_count_anyway_stays_where_it_is(driver: AppDriver) -> None:
    twin = driver.put(replace(STORED, note=""))
    assert driver.worst() == [2]
    assert driver.history.correct(with_pain(driver.history.load(STORED.id), 1, 6)) == ()
    assert twin.exists()
    assert driver.worst() == [6]


def test_where_the_other_file_can_not_be_moved_nothing_is_changed(
    driver: AppDriver, tmp_path: Path
) -> None:
    driver.put(STORED)
    assert driver.worst() == [2]
    (tmp_path / "trash").write_text("in the way", encoding="utf-8")
    with pytest.raises(SaveError, match="not moved to the trash"):
        driver.history.correct(with_pain(driver.history.load(STORED.id), 1, None))
    assert driver.worst() == [2]


def test_where_the_correction_can_not_be_saved_the_other_files_are_put_back(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = [driver.put(STORED), driver.put(STORED, "yyyyyyyy")]
    assert driver.worst() == [2]

    def full(path: Path, _: Session) -> None:
        raise SaveError(path, "it was not saved: the disk is full")

    monkeypatch.setattr(driver.store, "save_to", full)
    with pytest.raises(SaveError, match="the disk is full"):
        driver.history.correct(with_pain(driver.history.load(STORED.id), 1, None))
    assert [twin.read_bytes() for twin in twins] == [dumps(STORED)] * 2
    assert driver.history.trash_count() == 0


def test_another_file_that_was_damaged_since_is_left_as_it_is(driver: AppDriver) -> None:
    twin = driver.put(STORED)
    assert driver.worst() == [2]
    twin.write_bytes(b"damaged")
    assert driver.history.correct(with_pain(driver.history.load(STORED.id), 1, None)) == ()
    assert twin.read_bytes() == b"damaged"


def test_another_name_of_the_same_file_is_no_other_file(driver: AppDriver) -> None:
    link = driver.own.with_name(f"{STORED.id[:-8]}zzzzzzzz.toml")
    os.link(driver.own, link)
    assert driver.worst() == [2]
    link.unlink()
    link.symlink_to(driver.own)
    assert driver.history.correct(with_pain(driver.history.load(STORED.id), 1, None)) == ()
    assert driver.worst() == [None]
    assert link.is_symlink()
