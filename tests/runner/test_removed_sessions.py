"""What is moved to the trash and back, and what is reported when the disk does not let it."""

from collections.abc import Callable

import pytest

from hiptimer.errors import SaveError
from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.runner.history import History
from hiptimer.runner.history_notices import FileFailed, Notice, SessionRemoved, TrashEmptied
from hiptimer.runner.removed_sessions import RemovedSessions
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import file_of, lay

PAST, OTHER = both_sides(days_ago(2)), unrated(days_ago(1))


@pytest.fixture
def history(driver: AppDriver) -> History:
    lay(driver, PAST, OTHER)
    driver.context.history.check(lambda _: None)
    return driver.context.history


def digests(history: History) -> dict[str, SessionDigest]:
    return {each.id: each for each in history.page(HistoryFilter(), 0, 9)}


def refusing(driver: AppDriver) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise SaveError(driver.folder / "trash" / "x.toml", "it was not done: the disk is full")

    return refuse


def test_what_is_removed_is_counted_and_comes_back_the_last_one_first(history: History) -> None:
    found, trash = digests(history), RemovedSessions(history)
    assert (trash.can_put_back, trash.count(), trash.emptied) == (False, 0, False)
    for count, each in enumerate((PAST, OTHER), 1):
        day = each.started_at.date()
        assert trash.remove(found[each.id]) == SessionRemoved(each.started_at, day, "Mine")
        assert (trash.in_trash, trash.can_put_back) == (count, True)
    assert trash.put_back() == (found[OTHER.id], Notice.PUT_BACK)
    assert trash.in_trash == 1
    assert trash.put_back() == (found[PAST.id], Notice.PUT_BACK)
    assert (trash.in_trash, trash.can_put_back, trash.emptied) == (0, False, False)


def test_one_that_something_else_took_away_is_offered_no_more(
    history: History, driver: AppDriver
) -> None:
    trash = RemovedSessions(history)
    trash.remove(digests(history)[PAST.id])
    (driver.folder / "trash" / file_of(driver, PAST).name).unlink()
    assert trash.put_back() == (None, Notice.TAKEN_OUT)
    assert (trash.in_trash, trash.can_put_back) == (0, False)


def test_an_emptied_trash_has_nothing_to_put_back(history: History) -> None:
    found, trash = digests(history), RemovedSessions(history)
    for each in found.values():
        trash.remove(each)
    assert trash.empty() == TrashEmptied(2)
    assert (trash.in_trash, trash.can_put_back, trash.emptied) == (0, False, True)


def why(failed: object) -> str:
    assert isinstance(failed, FileFailed)
    return str(failed.error)


def test_what_the_disk_refuses_is_reported_and_can_be_tried_again(
    history: History, driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, trash = digests(history), RemovedSessions(history)
    trash.remove(found[OTHER.id])
    with monkeypatch.context() as disk:
        for call in ("remove", "put_back", "empty_trash", "trash_count"):
            disk.setattr(History, call, refusing(driver))
        assert "x.toml: it was not done: the disk is full" in why(trash.remove(found[PAST.id]))
        digest, failed = trash.put_back()
        assert (digest, "the disk is full" in why(failed), trash.can_put_back) == (None, True, True)
        assert (trash.count(), trash.in_trash) == (0, 0)
        assert "the disk is full" in str(trash.problem)
        assert "the disk is full" in why(trash.empty())
    assert (trash.count(), trash.problem) == (1, None)
