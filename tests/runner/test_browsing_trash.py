"""The trash: a session can be put back until the trash is emptied."""

import pytest

from hiptimer.errors import SaveError
from hiptimer.runner.history import History
from hiptimer.runner.history_browser import HistoryAction
from hiptimer.runner.history_notices import FileFailed, Notice, SessionRemoved, TrashEmptied
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import Browsing, file_of, lay

FIRST, SECOND = unrated(days_ago(2)), both_sides(days_ago(3))


@pytest.fixture
def full(driver: AppDriver) -> Browsing:
    lay(driver, FIRST, SECOND)
    return Browsing(driver)


def ids(driver: AppDriver) -> list[str]:
    return [each.id for each in driver.stored()]


@pytest.mark.parametrize("keys", ["x", "enter x"])
def test_a_session_is_moved_to_the_trash_and_back(
    full: Browsing, driver: AppDriver, keys: str
) -> None:
    whole = file_of(driver, FIRST).read_bytes()
    assert not full.browser.offers(HistoryAction.PUT_BACK)
    full.press(keys)
    assert not file_of(driver, FIRST).exists()
    assert (full.pointed, full.browser.opened) == (SECOND.id, False)
    assert full.report == SessionRemoved(FIRST.started_at, FIRST.started_at.date(), "Mine")
    full.press("down u")
    assert file_of(driver, FIRST).read_bytes() == whole
    assert full.pointed == FIRST.id
    assert full.browser.report is Notice.PUT_BACK
    assert not full.browser.offers(HistoryAction.PUT_BACK)


def test_a_session_after_midnight_is_removed_with_the_day_that_it_counts_for(
    driver: AppDriver,
) -> None:
    night = unrated(days_ago(2, hour=0))
    lay(driver, night)
    at = Browsing(driver)
    at.press("x")
    assert at.report == SessionRemoved(night.started_at, days_ago(3).date(), "Mine")


def test_several_come_back_the_last_one_first(full: Browsing, driver: AppDriver) -> None:
    full.press("x x")
    assert ids(driver) == []
    full.press("u")
    assert ids(driver) == [SECOND.id]
    full.press("u")
    assert ids(driver) == [FIRST.id, SECOND.id]


def test_an_emptied_trash_has_nothing_to_put_back(full: Browsing, driver: AppDriver) -> None:
    assert not full.browser.offers(HistoryAction.EMPTY_TRASH)
    full.press("x x")
    assert full.browser.offers(HistoryAction.EMPTY_TRASH)
    assert full.browser.files_to_delete() == 2
    full.browser.empty_trash()
    assert full.report == TrashEmptied(2)
    assert not full.browser.offers(HistoryAction.PUT_BACK)
    assert not full.browser.offers(HistoryAction.EMPTY_TRASH)
    assert list((driver.folder / "trash").iterdir()) == []
    assert full.browser.trash.emptied


def test_a_trash_that_can_not_be_emptied_is_reported_and_can_be_emptied_later(
    full: Browsing, driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = SaveError(driver.folder / "trash" / "x.toml", "it was not deleted: the disk is full")

    def refused(_: History) -> int:
        raise error

    full.press("x")
    with monkeypatch.context() as disk:
        disk.setattr(History, "empty_trash", refused)
        full.browser.empty_trash()
    assert full.report == FileFailed(error)
    assert full.browser.offers(HistoryAction.EMPTY_TRASH)
    full.browser.empty_trash()
    assert full.browser.report == TrashEmptied(1)


def test_a_session_that_can_not_be_moved_is_reported_and_stays(
    full: Browsing, driver: AppDriver
) -> None:
    (driver.folder / "trash").write_text("no folder", encoding="utf-8")
    full.press("x")
    assert isinstance(full.report, FileFailed)
    assert "it was not moved to the trash" in full.report.error.problem
    assert not full.browser.offers(HistoryAction.PUT_BACK)
    assert len(driver.stored()) == 2


def test_one_that_is_gone_already_is_reported_and_can_not_be_put_back(
    full: Browsing, driver: AppDriver
) -> None:
    file_of(driver, FIRST).unlink()
    full.press("x")
    assert isinstance(full.report, FileFailed)
    full.look_at_files()
    assert full.listed == [SECOND.id]
    assert not full.browser.offers(HistoryAction.PUT_BACK)


def test_one_whose_place_is_taken_meanwhile_stays_in_the_trash(
    full: Browsing, driver: AppDriver
) -> None:
    full.press("x")
    file_of(driver, FIRST).write_text("mine", encoding="utf-8")
    full.press("u")
    assert isinstance(full.report, FileFailed)
    assert "it was not taken out of the trash" in full.report.error.problem
    assert full.browser.offers(HistoryAction.PUT_BACK)
    assert file_of(driver, FIRST).read_text(encoding="utf-8") == "mine"


def test_what_something_else_took_out_of_the_trash_is_not_offered_any_more(
    full: Browsing, driver: AppDriver
) -> None:
    full.press("x x")
    (driver.folder / "trash" / file_of(driver, SECOND).name).unlink()
    full.press("u")
    assert full.report is Notice.TAKEN_OUT
    full.press("u")
    assert full.browser.report is Notice.PUT_BACK
    assert not full.browser.offers(HistoryAction.PUT_BACK)
    assert ids(driver) == [FIRST.id]


def test_a_trash_that_something_else_emptied_has_no_files_to_delete(
    full: Browsing, driver: AppDriver
) -> None:
    full.press("x")
    (driver.folder / "trash" / file_of(driver, FIRST).name).unlink()
    assert full.browser.files_to_delete() == 0
    assert full.report is Notice.NOTHING_IN_TRASH
    assert not full.browser.offers(HistoryAction.EMPTY_TRASH)


def test_a_trash_that_can_not_be_counted_says_why(
    full: Browsing, driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = SaveError(driver.folder / "trash", "it can't be read")

    def refused(_: History) -> int:
        raise error

    monkeypatch.setattr(History, "trash_count", refused)
    assert full.browser.files_to_delete() == 0
    assert full.report == FileFailed(error)


def test_the_pointer_stays_in_its_place_while_one_cleans_up(driver: AppDriver) -> None:
    sessions = many(6)
    lay(driver, *sessions)
    at = Browsing(driver)
    at.press("down down x x")
    assert at.pointed == sessions[4].id
    at.press("end x")
    assert at.pointed == sessions[4].id


def test_one_that_is_put_back_does_not_get_what_was_meant_for_another(
    full: Browsing,
) -> None:
    full.press("x enter 4 u 9")
    assert (full.pointed, full.report) == (FIRST.id, Notice.PUT_BACK)
    assert full.pains(FIRST)[:2] == [None, None]
    assert full.pains(SECOND)[0] == 4
