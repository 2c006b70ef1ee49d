"""The list of the history: where the pointer stays while files come, go and break."""

from collections.abc import Callable

import pytest

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.runner.history import History, Progress
from hiptimer.runner.history_browser import HistoryAction, HistoryBrowser, HistoryView
from hiptimer.runner.history_notices import IndexNotKept, Notice
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import Browsing, file_of, lay, stored


def test_the_newest_stands_first_and_the_list_can_be_walked_to_its_end(driver: AppDriver) -> None:
    sessions = many(90)
    lay(driver, *sessions)
    at = Browsing(driver)
    assert at.browser.session_count == 90
    for keys, place in (("", 0), ("end", 89), ("down", 89), ("up", 88), ("home down down", 2)):
        at.press(keys)
        assert at.pointed == sessions[place].id, keys
    at.browser.scroll(-9)
    assert at.pointed == sessions[0].id


def test_without_a_session_there_is_nothing_to_point_at(driver: AppDriver) -> None:
    at = Browsing(driver)
    at.press("down up end")
    assert (at.browser.pages.total, at.browser.highlighted, at.pointed) == (0, 0, "")
    assert at.report is None


def test_a_drive_that_is_not_connected_is_reported_and_is_no_empty_history(
    driver: AppDriver,
) -> None:
    (driver.folder / "sessions").symlink_to(driver.folder / "drive" / "sessions")
    at = Browsing(driver)
    assert at.browser.pages.total == 1
    assert isinstance(at.browser.file, UnreadableError)
    assert "connect the drive that it leads to" in at.browser.file.problem


def test_files_that_are_none_stand_at_the_end_with_the_reason_untouched(driver: AppDriver) -> None:
    good = unrated(days_ago(1))
    lay(driver, good)
    broken = file_of(driver, good).with_name("2026-11-20_0700_holds_zzzzzzzz.toml")
    broken.write_text("format = 1\n[", encoding="utf-8")
    copy = file_of(driver, good).with_name("conflicted copy.toml")
    copy.write_text("mine", encoding="utf-8")
    at = Browsing(driver)
    assert (at.listed, at.browser.session_count) == ([good.id, "", ""], 1)
    at.press("down")
    assert isinstance(at.browser.file, UnreadableError)
    assert at.browser.file.path == broken
    for action in (HistoryAction.REMOVE, HistoryAction.NOTE, HistoryAction.AFTER):
        assert not at.browser.offers(action), action
    at.press("down enter 5 x plus backspace")
    assert at.browser.pages.file(at.browser.highlighted) == copy
    assert (at.browser.selected.session, at.browser.correcting) == (None, False)
    at.press("escape")
    at.look_for("left")
    assert at.listed == [good.id]
    assert broken.read_text(encoding="utf-8") == "format = 1\n["
    assert copy.read_text(encoding="utf-8") == "mine"


def test_a_session_whose_file_breaks_says_why_before_the_files_are_looked_at(
    driver: AppDriver,
) -> None:
    first, second = many(2)
    lay(driver, first, second)
    at = Browsing(driver)
    file_of(driver, second).write_text("id = \n", encoding="utf-8")
    at.press("down")
    assert at.browser.selected.session is None
    assert "is not valid TOML" in at.browser.selected.problem
    at.press("enter 4")
    assert not at.browser.offers(HistoryAction.NOTE)
    assert file_of(driver, second).read_text(encoding="utf-8") == "id = \n"


@pytest.mark.parametrize("breaks", [True, False])
def test_an_open_session_that_goes_is_closed_and_reported_as_gone(
    driver: AppDriver, *, breaks: bool
) -> None:
    first, second = many(2)
    lay(driver, first, second)
    at = Browsing(driver)
    at.press("enter")
    if breaks:
        file_of(driver, first).write_text("id = \n", encoding="utf-8")
    else:
        file_of(driver, first).unlink()
    at.look_at_files()
    assert (at.report, at.browser.opened) == (Notice.GONE, False)
    at.press("9")  # is not for the session that is here now
    assert at.pointed == second.id
    assert at.pains(second)[0] == second.sets[0].pain
    at.press("end")
    assert isinstance(at.browser.file, UnreadableError) is breaks
    assert at.report is (None if breaks else Notice.GONE)


def test_what_a_sync_tool_changes_appears_and_the_pointer_stays(driver: AppDriver) -> None:
    first, second, third = many(3)
    lay(driver, first, second)
    at = Browsing(driver)
    at.press("down")
    assert at.pointed == second.id
    lay(driver, third, both_sides())
    at.look_at_files()
    assert at.browser.session_count == 4
    assert (at.pointed, at.browser.highlighted) == (second.id, 2)
    file_of(driver, second).unlink()
    at.look_at_files()
    assert (at.pointed, at.browser.highlighted) == (third.id, 2)


def test_sessions_that_come_into_an_empty_list_are_pointed_at_from_the_newest(
    driver: AppDriver,
) -> None:
    at = Browsing(driver)
    sessions = many(3)
    lay(driver, *sessions)
    at.look_at_files()
    assert at.pointed == sessions[0].id


def test_a_check_that_finds_nothing_new_reads_no_list_again(driver: AppDriver) -> None:
    lay(driver, *many(2))
    at = Browsing(driver)
    pages = at.browser.pages
    assert not at.browser.checked(changed=False)
    assert at.browser.pages is pages
    assert at.browser.checked(changed=True)
    assert at.browser.pages is not pages


def test_the_progress_is_reported_until_all_files_are_read(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, *many(2))
    browser = HistoryBrowser(driver.context.history)
    reports: list[object] = []
    check = History.check

    def checking(history: History, report: Callable[[Progress], None]) -> bool:
        report(Progress(1, 300))
        reports.append((browser.report, browser.reading))
        return check(history, report)

    monkeypatch.setattr(History, "check", checking)
    changed = browser.check_files()
    assert reports == [(Progress(1, 300), True)]
    assert (browser.report, browser.reading) == (None, False)
    assert changed
    assert browser.checked(changed=False)  # what was read on the way may not be in the list yet
    assert not browser.checked(changed=False)


def test_an_index_that_can_not_be_kept_is_reported_once(driver: AppDriver) -> None:
    lay(driver, *many(2))
    (driver.folder / ".cache").write_text("no folder", encoding="utf-8")
    at = Browsing(driver)
    assert isinstance(at.report, IndexNotKept)
    assert "it can't be kept here" in at.report.problem
    at.press("down")
    assert at.report is None
    at.look_at_files()
    assert at.report is None


def test_an_index_that_is_kept_is_not_mentioned(driver: AppDriver) -> None:
    lay(driver, *many(2))
    assert Browsing(driver).report is None


def test_a_protocol_that_was_changed_later_changes_nothing_here(driver: AppDriver) -> None:
    past = both_sides(days_ago(2))
    lay(driver, past)
    before = Browsing(driver).browser
    text = 'format = 1\nname = "Another"\n\n[[exercise]]\nname = "Other"\nsets = 5\nreps = 9\n'
    driver.write_protocol(past.protocol.id, text)
    assert driver.protocol(past.protocol.id).name == "Another"
    after = Browsing(driver).browser
    assert after.digest == before.digest
    assert after.selected.session == before.selected.session
    assert after.selected.session
    assert after.selected.session.protocol == past.protocol


# The pointer, by the mouse


def test_a_click_points_at_a_row_and_a_second_one_opens_it(driver: AppDriver) -> None:
    sessions = many(5)
    lay(driver, *sessions)
    at = Browsing(driver)
    at.browser.click(2)
    assert (at.pointed, at.browser.opened) == (sessions[2].id, False)
    at.browser.click(2)
    assert at.browser.opened
    at.browser.click(4)
    assert (at.pointed, at.browser.opened) == (sessions[4].id, False)
    at.browser.scroll(-2)
    assert at.pointed == sessions[2].id


def test_the_session_is_read_only_once_the_pointer_has_been_shown(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = many(3)
    lay(driver, *sessions)
    at = Browsing(driver)
    read: list[str] = []
    load = History.load

    def reading(history: History, session_id: str) -> Session:
        read.append(session_id)
        return load(history, session_id)

    monkeypatch.setattr(History, "load", reading)
    at.browser.scroll(1)
    at.browser.scroll(1)
    assert (at.pointed, read) == (sessions[2].id, [])
    at.browser.reselect()
    assert at.browser.selected.session == stored(driver, sessions[2].id)
    assert read == [sessions[2].id]


# The session that is open

NEWEST = unrated(days_ago(2), "nnnnnnnn")
MIDDLE = unrated(days_ago(3), "mmmmmmmm")
OLDEST = unrated(days_ago(4), "pppppppp")


@pytest.fixture
def to_rate(driver: AppDriver) -> Browsing:
    """Sessions that are not rated, and one that is; those that are not are looked for."""
    lay(driver, NEWEST, MIDDLE, OLDEST, both_sides(days_ago(5)))
    made = Browsing(driver)
    made.look_for("unrated")
    return made


def test_what_is_looked_for_as_not_rated_can_be_rated_to_its_end(to_rate: Browsing) -> None:
    to_rate.press("enter 2")
    to_rate.look_at_disk()
    assert to_rate.pointed == NEWEST.id
    to_rate.press("down 3")
    assert to_rate.browser.offers(HistoryAction.RATE)
    assert (to_rate.browser.pages.found, to_rate.browser.session_count) == (2, 4)
    assert to_rate.pains(NEWEST)[:2] == [2, 3]
    assert to_rate.pains(MIDDLE)[:2] == [None, None]


def test_one_that_is_not_looked_for_any_more_goes_when_it_is_closed(to_rate: Browsing) -> None:
    to_rate.press("down enter 2")
    to_rate.look_at_disk()
    assert to_rate.pointed == MIDDLE.id
    to_rate.press("escape")
    assert to_rate.pointed == OLDEST.id
    to_rate.press("up")
    assert to_rate.pointed == NEWEST.id


def test_a_click_beside_it_points_at_what_was_clicked(to_rate: Browsing) -> None:
    to_rate.press("enter 2")
    to_rate.look_at_disk()
    assert to_rate.listed == [NEWEST.id, MIDDLE.id, OLDEST.id]
    to_rate.browser.click(1)
    assert to_rate.listed == [MIDDLE.id, OLDEST.id]
    assert to_rate.pointed == MIDDLE.id


# The view beside the list


def test_the_views_follow_each_other_and_begin_again(driver: AppDriver) -> None:
    at, seen = Browsing(driver), []
    for _ in HistoryView:
        at.press("v")
        seen.append(at.browser.view)
    assert seen == [HistoryView.CHART, HistoryView.WEEKS, HistoryView.CALENDAR, HistoryView.SESSION]
    assert not at.browser.opened


def test_in_a_narrow_window_a_view_covers_the_list_until_it_is_left(driver: AppDriver) -> None:
    lay(driver, *many(2))
    at = Browsing(driver)
    at.browser.show_next_view(covers_list=True)
    assert (at.browser.view, at.browser.opened) == (HistoryView.CHART, True)
    at.press("escape")
    assert (at.browser.view, at.browser.opened) == (HistoryView.CHART, False)
    at.press("enter")
    assert (at.browser.view, at.browser.correcting) == (HistoryView.SESSION, True)


def test_behind_a_chart_that_covers_the_list_nothing_is_done_to_the_session(
    driver: AppDriver,
) -> None:
    past = both_sides(days_ago(2))
    lay(driver, past)
    at = Browsing(driver)
    at.browser.show_next_view(covers_list=True)
    for action in (
        HistoryAction.RATE,
        HistoryAction.NOTE,
        HistoryAction.AFTER,
        HistoryAction.REMOVE,
    ):
        assert not at.browser.offers(action), action
    at.press("9 d x")
    assert at.pains(past) == [1, 2, 3, 5, None]
    at.press("escape")
    assert at.pointed == past.id
    assert at.browser.offers(HistoryAction.NOTE)


def test_beside_a_chart_the_session_that_is_seen_can_be_removed(driver: AppDriver) -> None:
    lay(driver, *many(3))
    at = Browsing(driver)
    at.press("v x")
    assert at.browser.view is HistoryView.CHART
    assert len(driver.stored()) == 2
