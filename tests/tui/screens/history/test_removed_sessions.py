"""What is moved to the trash and back, and what is said when the disk does not let it."""

from collections.abc import Callable

import pytest

from hiptimer.errors import SaveError
from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.runner.history import History
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.trash import RemovedSessions
from tests.tui.desk import Desk
from tests.tui.screens.history.past import both_sides, days_ago, file_of, lay, unrated

PAST, OTHER = both_sides(days_ago(2)), unrated(days_ago(1))


@pytest.fixture
def history(new_desk: Desk) -> History:
    lay(new_desk, PAST, OTHER)
    new_desk.context.history.check(lambda _: None)
    return new_desk.context.history


def digests(history: History) -> dict[str, SessionDigest]:
    return {each.id: each for each in history.page(HistoryFilter(), 0, 9)}


def refusing(desk: Desk) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise SaveError(desk.folder / "trash" / "x.toml", "it was not done: the disk is full")

    return refuse


def test_what_is_removed_is_counted_and_comes_back_the_last_one_first(history: History) -> None:
    found, trash = digests(history), RemovedSessions(history)
    assert (trash.can_put_back, trash.look(), trash.emptied) == (False, 0, False)
    for count, each in enumerate((PAST, OTHER), 1):
        removed, said = trash.remove(found[each.id])
        assert removed
        assert said.startswith("In the trash now, u puts it back: Mine, ")
        assert (trash.in_trash, trash.can_put_back) == (count, True)
    assert trash.put_back() == (found[OTHER.id], messages.PUT_BACK)
    assert trash.in_trash == 1
    assert trash.put_back() == (found[PAST.id], messages.PUT_BACK)
    assert (trash.in_trash, trash.can_put_back, trash.emptied) == (0, False, False)


def test_one_that_something_else_took_away_is_offered_no_more(
    history: History, new_desk: Desk
) -> None:
    trash = RemovedSessions(history)
    trash.remove(digests(history)[PAST.id])
    (new_desk.folder / "trash" / file_of(new_desk, PAST).name).unlink()
    assert trash.put_back() == (None, messages.TAKEN_OUT)
    assert (trash.in_trash, trash.can_put_back) == (0, False)


def test_an_emptied_trash_has_nothing_to_put_back(history: History) -> None:
    found, trash = digests(history), RemovedSessions(history)
    for each in found.values():
        trash.remove(each)
    assert trash.empty() == "The 2 files from the trash are gone."
    assert (trash.in_trash, trash.can_put_back, trash.emptied) == (0, False, True)


def test_what_the_disk_refuses_is_reported_and_can_be_tried_again(
    history: History, new_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, trash = digests(history), RemovedSessions(history)
    trash.remove(found[OTHER.id])
    with monkeypatch.context() as disk:
        for call in ("remove", "put_back", "empty_trash", "trash_count"):
            disk.setattr(History, call, refusing(new_desk))
        removed, said = trash.remove(found[PAST.id])
        assert (removed, "x.toml: it was not done: the disk is full" in said) == (False, True)
        digest, said = trash.put_back()
        assert (digest, "the disk is full" in said, trash.can_put_back) == (None, True, True)
        assert (trash.look(), trash.in_trash) == (0, 0)
        assert "the disk is full" in trash.problem
        assert "the disk is full" in trash.empty()
    assert (trash.look(), trash.problem) == (1, "")
