"""Of a long list only the rows in view are read, and a session is found by its place in time."""

from datetime import date
from pathlib import Path

import pytest

from hiptimer.model.digest import HistoryFilter, digest
from hiptimer.runner.history import Progress
from hiptimer.tui.screens.history.pages import GONE, PAGE, SessionPages
from tests.tui.desk import Desk
from tests.tui.screens.history.past import days_ago, lay, many, unrated

COUNT = PAGE * 2 + 10


def ignore_progress(progress: Progress) -> None:
    """Take a report of progress, and do nothing with it."""


@pytest.fixture
def pages(new_desk: Desk) -> SessionPages:
    lay(new_desk, *many(COUNT))
    history = new_desk.context.history
    history.check(ignore_progress)
    return SessionPages(history, HistoryFilter(), lambda: date(2026, 11, 23))


def test_every_session_is_at_its_place_across_the_pages(pages: SessionPages) -> None:
    found = [pages.digest(place) for place in range(COUNT)]
    assert [each.id for each in found if each] == [each.id for each in many(COUNT)]
    assert len(pages.rows(range(PAGE - 2, PAGE + 2))) == 4


def test_a_session_is_found_at_its_place_and_one_that_is_not_asked_for_where_it_would_stand(
    pages: SessionPages, new_desk: Desk
) -> None:
    for place in (0, 1, PAGE - 1, PAGE, COUNT - 1):
        digest = pages.digest(place)
        assert digest
        assert pages.place_of(digest) == place
    newest, second = pages.digest(0), pages.digest(1)
    assert newest
    assert second
    new_desk.context.history.remove(newest.id)
    assert pages.place_of(second) == 0
    assert pages.place_of(newest) == 0


def test_of_two_sessions_in_one_second_the_one_with_the_greater_id_stands_first(
    new_desk: Desk,
) -> None:
    lay(new_desk, unrated(days_ago(1), "uuuuuuuu"), unrated(days_ago(1), "vvvvvvvv"))
    history = new_desk.context.history
    history.check(ignore_progress)
    pages = SessionPages(history, HistoryFilter(), lambda: date(2026, 11, 23))
    found = [pages.digest(0), pages.digest(1)]
    assert [each.id[-8:] for each in found if each] == ["vvvvvvvv", "uuuuuuuu"]
    assert [pages.place_of(each) for each in found if each] == [0, 1]


def test_one_that_is_open_keeps_its_place_among_those_that_are_asked_for(
    pages: SessionPages, new_desk: Desk
) -> None:
    first, second, third = (pages.digest(place) for place in range(3))
    wanted = HistoryFilter(until=days_ago(3).date())
    asked = SessionPages(new_desk.context.history, wanted, lambda: date(2026, 11, 23), first)
    assert (asked.found, asked.sessions) == (COUNT - 2, COUNT - 1)
    assert (asked.digest(0), asked.digest(1)) == (first, third)
    assert asked.digest(COUNT - 1) is None
    asked = SessionPages(new_desk.context.history, wanted, lambda: date(2026, 11, 23), third)
    assert (asked.guest, asked.digest(0)) == (None, third)
    assert second
    new_desk.context.history.remove(second.id)
    asked = SessionPages(new_desk.context.history, wanted, lambda: date(2026, 11, 23), second)
    assert asked.guest is None


def test_one_that_is_open_keeps_its_place_while_its_file_is_not_read_yet(new_desk: Desk) -> None:
    lay(new_desk, *many(COUNT))
    oldest = digest(many(COUNT)[-1])
    pages = SessionPages(
        new_desk.context.history, HistoryFilter(), lambda: date(2026, 11, 23), oldest
    )
    assert pages.found < COUNT
    assert pages.digest(pages.place_of(oldest)) == oldest


def test_beyond_the_end_there_is_nothing(pages: SessionPages) -> None:
    assert pages.digest(COUNT) is None
    assert pages.digest(-1) is None
    assert pages.file(COUNT) is None


def test_one_that_is_gone_by_now_keeps_its_row_for_a_moment(
    pages: SessionPages, new_desk: Desk
) -> None:
    digest = pages.digest(0)
    assert digest
    pages = SessionPages(new_desk.context.history, HistoryFilter(), lambda: date(2026, 11, 23))
    new_desk.context.history.remove(digest.id)
    assert pages.total == COUNT
    assert pages.rows(range(COUNT - 1, COUNT)) == [GONE]


def test_files_that_are_none_stand_behind_all_sessions(new_desk: Desk, tmp_path: Path) -> None:
    lay(new_desk, *many(2))
    (tmp_path / "sessions" / "notes \x1b.txt").write_text("x", encoding="utf-8")
    history = new_desk.context.history
    history.check(ignore_progress)
    pages = SessionPages(history, HistoryFilter(), lambda: date(2026, 11, 23))
    assert (pages.sessions, pages.total) == (2, 3)
    file = pages.file(2)
    assert file
    assert file.name == "notes \ufffd.txt"
    asked = SessionPages(history, HistoryFilter(words=("mine",)), lambda: date(2026, 11, 23))
    assert asked.total == 2
