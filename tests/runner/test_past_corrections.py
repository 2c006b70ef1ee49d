"""Corrections of past sessions are saved in order, and kept for as long as they can't be."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from hiptimer.errors import SaveError, UnreadableError
from hiptimer.model.corrections import with_note, with_pain
from hiptimer.model.session import Session
from hiptimer.runner.corrections import Corrections
from hiptimer.runner.history import History
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.session_builders import hold, session

PAST = session(hold(1, 2))
OTHER = session(hold(1, 1), letters="zzzzzzzz")


class AppDriver:
    """A folder with two sessions, whose disk can be full."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.before_saving: Callable[[], object] = lambda: None
        trash = Trash(folder / "trash")
        self.store = SessionStore(folder / "sessions", trash)
        settings = SettingsStore(folder / "settings.toml")
        self.history = History(
            self.store, settings, SessionLock(folder / "state"), folder / "cache"
        )
        for each in (PAST, OTHER):
            self.store.save(each)
        save = self.store.save_to

        def saving(path: Path, corrected: Session) -> object:
            self.before_saving()
            if self.full:
                raise SaveError(path, "it was not saved: the disk is full")
            return save(path, corrected)

        monkeypatch.setattr(self.store, "save_to", saving)

    def note(self, of: Session = PAST) -> str:
        return self.store.load(of.id).note


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppDriver:
    return AppDriver(tmp_path, monkeypatch)


@pytest.fixture
def corrections(driver: AppDriver) -> Corrections:
    return Corrections(driver.history)


def test_a_correction_is_on_disk_when_they_are_closed(
    driver: AppDriver, corrections: Corrections
) -> None:
    for of in (PAST, OTHER):
        corrections.amend(with_note(corrections.load(of.id), "new"))
    assert corrections.close() is None
    assert (driver.note(PAST), driver.note(OTHER)) == ("new", "new")


def test_what_was_corrected_is_seen_before_it_is_on_disk(
    driver: AppDriver, corrections: Corrections
) -> None:
    driver.full = True
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    assert corrections.load(PAST.id).note == "new"
    assert corrections.load(OTHER.id).note == ""
    assert driver.note() == ""


def test_what_lies_safe_on_disk_is_read_from_there_again(
    driver: AppDriver, corrections: Corrections
) -> None:
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    assert corrections.try_again() is None
    driver.store.save(with_note(PAST, "by another device"))
    assert corrections.load(PAST.id).note == "by another device"


def test_a_failed_save_is_reported_with_the_name_of_its_file_and_tried_again(
    driver: AppDriver, corrections: Corrections
) -> None:
    driver.full = True
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    problem = corrections.try_again()
    assert problem == f"{PAST.id}.toml: it was not saved: the disk is full"
    assert corrections.problem(PAST.id) == problem
    assert corrections.problem(OTHER.id) is None
    driver.full = False
    assert corrections.try_again() is None
    assert driver.note() == "new"


def test_closing_tries_once_more_and_returns_what_is_lost(
    driver: AppDriver, corrections: Corrections
) -> None:
    driver.full = True
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    lost = corrections.close()
    assert lost is not None
    assert "the disk is full" in lost
    assert corrections.close() == lost


def test_what_something_else_changed_meanwhile_stays(
    driver: AppDriver, corrections: Corrections
) -> None:
    mine = with_note(corrections.load(PAST.id), "mine")
    driver.store.save(with_note(PAST, "theirs"))
    corrections.amend(mine)
    assert corrections.close() == "Something else changed this session meanwhile."
    assert driver.note() == "theirs"


def test_what_is_refused_stays_to_be_seen_until_it_is_dropped(
    driver: AppDriver, corrections: Corrections
) -> None:
    mine = with_note(corrections.load(PAST.id), "mine")
    driver.store.save(with_note(PAST, "theirs"))
    corrections.amend(mine)
    corrections.settle(PAST.id)
    assert corrections.refused(PAST.id)
    assert corrections.load(PAST.id).note == "mine"
    assert corrections.drop_refused(besides=PAST.id) is None
    assert corrections.drop_refused() == "Something else changed this session meanwhile."
    assert corrections.load(PAST.id).note == "theirs"
    assert corrections.drop_refused() is None
    assert corrections.close() is None


def test_what_can_not_be_saved_is_not_refused(driver: AppDriver, corrections: Corrections) -> None:
    driver.full = True
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    corrections.settle(PAST.id)
    assert not corrections.refused(PAST.id)
    assert corrections.drop_refused() is None
    assert corrections.load(PAST.id).note == "new"
    assert not corrections.refused(OTHER.id)


def test_a_file_that_was_damaged_meanwhile_is_reported_by_its_name(
    driver: AppDriver, corrections: Corrections
) -> None:
    mine = with_note(corrections.load(PAST.id), "mine")
    driver.store.path_of(PAST.id).write_text("[", encoding="utf-8")
    corrections.amend(mine)
    corrections.settle(PAST.id)
    assert (corrections.problem(PAST.id) or "").startswith(f"{PAST.id}.toml: is not valid TOML")


def test_a_file_that_had_to_give_way_is_reported_once(
    driver: AppDriver, corrections: Corrections
) -> None:
    twin = driver.store.path_of(PAST.id).with_name(f"{PAST.id[:-8]}yyyyyyyy.toml")
    twin.write_bytes(driver.store.path_of(PAST.id).read_bytes())
    corrections.amend(with_pain(corrections.load(PAST.id), 1, None))
    corrections.settle(PAST.id)
    assert corrections.moved_message() == (
        "Another file of this session would have hidden the correction. "
        f"It is now in the trash as {twin.name}."
    )
    assert corrections.moved_message() == ""


def test_what_was_dropped_is_not_tried_again(driver: AppDriver, corrections: Corrections) -> None:
    driver.full = True
    corrections.amend(with_note(corrections.load(PAST.id), "new"))
    corrections.try_again()
    corrections.drop(PAST.id)
    driver.full = False
    assert corrections.close() is None
    assert driver.note() == ""


def test_a_session_that_can_not_be_read_is_reported(
    driver: AppDriver, corrections: Corrections
) -> None:
    driver.store.path_of(PAST.id).write_text("[", encoding="utf-8")
    with pytest.raises(UnreadableError):
        corrections.load(PAST.id)


def test_two_threads_may_close_at_once(driver: AppDriver, corrections: Corrections) -> None:
    at_work, go_on = Event(), Event()

    def wait_in_turn() -> None:
        at_work.set()
        go_on.wait(20)

    driver.before_saving = wait_in_turn
    for of in (PAST, OTHER):
        corrections.amend(with_note(corrections.load(of.id), "new"))
    assert at_work.wait(20)
    lost: list[str | None] = []
    threads = [Thread(target=lambda: lost.append(corrections.close())) for _ in range(4)]
    for each in threads:
        each.start()
    go_on.set()
    for each in threads:
        each.join(20)
    assert lost == [None] * 4
    assert (driver.note(PAST), driver.note(OTHER)) == ("new", "new")
