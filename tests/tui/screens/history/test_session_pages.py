"""Of a long list only the rows in view are read, and a session is found by its place in time."""

from datetime import date
from pathlib import Path

import pytest

from hiptimer.model.history_filter import HistoryFilter
from hiptimer.runner.history import Progress
from hiptimer.tui.screens.history.pages import GONE, PAGE, SessionPages
from tests.tui.desk import Desk
from tests.tui.screens.history.past import lay, many

COUNT = PAGE * 2 + 10


def nobody(progress: Progress) -> None:
    """Take what is told of the progress."""


@pytest.fixture
def pages(new_desk: Desk) -> SessionPages:
    lay(new_desk, *many(COUNT))
    history = new_desk.context.history
    history.check(nobody)
    return SessionPages(history, HistoryFilter(), lambda: date(2026, 11, 23))


def test_every_session_is_at_its_place_across_the_pages(pages: SessionPages) -> None:
    found = [pages.digest(place) for place in range(COUNT)]
    assert [each.id for each in found if each] == [each.id for each in many(COUNT)]
    assert len(pages.rows(range(PAGE - 2, PAGE + 2))) == 4


def test_a_session_is_found_again_by_a_few_looks(pages: SessionPages) -> None:
    for place in (0, 1, PAGE - 1, PAGE, COUNT - 1):
        digest = pages.digest(place)
        assert digest
        assert pages.place_of(digest) == place


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
    history.check(nobody)
    pages = SessionPages(history, HistoryFilter(), lambda: date(2026, 11, 23))
    assert (pages.sessions, pages.total) == (2, 3)
    file = pages.file(2)
    assert file
    assert file.name == "notes \ufffd.txt"
    asked = SessionPages(history, HistoryFilter(words=("mine",)), lambda: date(2026, 11, 23))
    assert asked.total == 2
