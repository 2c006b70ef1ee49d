"""Of a long list only the rows in view are read, and a session is found by its place in time."""

from pathlib import Path

import pytest

from hiptimer.model.digest import HistoryFilter, digest
from hiptimer.runner import history_list
from hiptimer.runner.history import NEWEST, Progress
from hiptimer.runner.history_list import SessionPages
from tests.support.app_driver import AppDriver
from tests.support.histories import days_ago, many, unrated
from tests.support.history_driver import lay

PAGE = 8
"""Rows that are read at once here: the files are quicker to write."""

COUNT = PAGE * 2 + 3


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_list, "PAGE", PAGE)


def ignore_progress(progress: Progress) -> None:
    """Take a report of progress, and do nothing with it."""


@pytest.fixture
def pages(driver: AppDriver) -> SessionPages:
    lay(driver, *many(COUNT))
    history = driver.context.history
    history.check(ignore_progress)
    return SessionPages(history, HistoryFilter())


def test_every_session_is_at_its_place_across_the_pages(pages: SessionPages) -> None:
    found = [pages.digest(place) for place in range(COUNT)]
    assert [each.id for each in found if each] == [each.id for each in many(COUNT)]


def test_a_session_is_found_at_its_place_and_one_that_is_not_asked_for_where_it_would_stand(
    pages: SessionPages, driver: AppDriver
) -> None:
    for place in (0, 1, PAGE - 1, PAGE, COUNT - 1):
        digest = pages.digest(place)
        assert digest
        assert pages.place_of(digest) == place
    newest, second = pages.digest(0), pages.digest(1)
    assert newest
    assert second
    driver.context.history.remove(newest.id)
    assert pages.place_of(second) == 0
    assert pages.place_of(newest) == 0


def test_of_two_sessions_in_one_second_the_one_with_the_greater_id_stands_first(
    driver: AppDriver,
) -> None:
    lay(driver, unrated(days_ago(1), "uuuuuuuu"), unrated(days_ago(1), "vvvvvvvv"))
    history = driver.context.history
    history.check(ignore_progress)
    pages = SessionPages(history, HistoryFilter())
    found = [pages.digest(0), pages.digest(1)]
    assert [each.id[-8:] for each in found if each] == ["vvvvvvvv", "uuuuuuuu"]
    assert [pages.place_of(each) for each in found if each] == [0, 1]


def test_one_that_is_open_keeps_its_place_among_those_that_are_asked_for(
    pages: SessionPages, driver: AppDriver
) -> None:
    first, second, third = (pages.digest(place) for place in range(3))
    wanted = HistoryFilter(until=days_ago(3).date())
    asked = SessionPages(driver.context.history, wanted, first)
    assert (asked.found, asked.sessions) == (COUNT - 2, COUNT - 1)
    assert (asked.digest(0), asked.digest(1)) == (first, third)
    assert asked.digest(COUNT - 1) is None
    asked = SessionPages(driver.context.history, wanted, third)
    assert (asked.guest, asked.digest(0)) == (None, third)
    assert second
    driver.context.history.remove(second.id)
    asked = SessionPages(driver.context.history, wanted, second)
    assert asked.guest is None


def test_one_that_is_open_keeps_its_place_while_its_file_is_not_read_yet(driver: AppDriver) -> None:
    lay(driver, *many(NEWEST + 5))
    oldest = digest(many(NEWEST + 5)[-1])
    pages = SessionPages(driver.context.history, HistoryFilter(), oldest)
    assert pages.found < NEWEST + 5
    assert pages.digest(pages.place_of(oldest)) == oldest


def test_beyond_the_end_there_is_nothing(pages: SessionPages) -> None:
    assert pages.digest(COUNT) is None
    assert pages.digest(-1) is None
    assert pages.file(COUNT) is None


def test_one_that_is_gone_by_now_leaves_its_place_empty_for_a_moment(
    pages: SessionPages, driver: AppDriver
) -> None:
    digest = pages.digest(0)
    assert digest
    pages = SessionPages(driver.context.history, HistoryFilter())
    driver.context.history.remove(digest.id)
    assert pages.total == COUNT
    assert pages.digest(COUNT - 1) is None
    assert pages.file(COUNT - 1) is None


def test_files_that_are_none_stand_behind_all_sessions(driver: AppDriver, tmp_path: Path) -> None:
    lay(driver, *many(2))
    (tmp_path / "sessions" / "notes \x1b.txt").write_text("x", encoding="utf-8")
    history = driver.context.history
    history.check(ignore_progress)
    pages = SessionPages(history, HistoryFilter())
    assert (pages.sessions, pages.total) == (2, 3)
    assert pages.file(2) == tmp_path / "sessions" / "notes \x1b.txt"
    asked = SessionPages(history, HistoryFilter(words=("mine",)))
    assert asked.total == 2
