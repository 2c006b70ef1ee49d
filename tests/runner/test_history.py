"""The history as front ends ask for it: what the files say, soon, and never an error of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import MissingFileError, UnreadableError
from hiptimer.model.digest import HistoryFilter, digest
from hiptimer.model.protocol import Side
from hiptimer.runner import history as history_module
from hiptimer.runner.history import History, Progress
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.indexed_sessions import session_of
from tests.support.session_values import STARTED

ALL = HistoryFilter()


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


@pytest.fixture
def history(store: SessionStore, tmp_path: Path) -> Iterator[History]:
    history = window(store, tmp_path)
    yield history
    history.stop()


def window(store: SessionStore, folder: Path) -> History:
    """Give what one of several processes has."""
    settings = SettingsStore(folder / "settings.toml")
    return History(store, settings, SessionLock(folder / "state"), folder / "cache")


def no_progress(_: Progress) -> None:
    """No one looks."""


def test_nothing_is_made_or_read_before_something_is_asked(
    history: History, tmp_path: Path
) -> None:
    history.hold()
    history.release()
    history.stop()
    assert list(tmp_path.iterdir()) == []


def test_the_newest_are_there_before_any_check(
    history: History, store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "NEWEST", 2)
    for number in range(4):
        store.save(session_of(number))
    assert [each.id for each in history.page(ALL, 0, 10)] == [
        session_of(number).id for number in (3, 2)
    ]
    assert not history.complete
    reports: list[Progress] = []
    assert history.check(reports.append)
    assert reports[-1] == Progress(4, 4)
    assert history.complete
    assert history.count(ALL) == 4
    assert not history.check(reports.append)


def test_pages_are_newest_first_and_digests_oldest_first(
    history: History, store: SessionStore
) -> None:
    for number in range(5):
        store.save(session_of(number))
    newest_first = [digest(session_of(number)) for number in range(4, -1, -1)]
    assert list(history.page(ALL, 1, 3)) == newest_first[1:4]
    assert history.page(ALL, 5, 3) == ()
    assert list(history.page(ALL, 4, 3)) == newest_first[4:]
    assert list(history.digests(ALL)) == newest_first[::-1]
    assert history.exercises() == (("hover", "Hover", Side.LEFT),)
    assert history.protocols() == (("lateral-hip", "Lateral hip"),)


def test_a_change_of_when_the_day_starts_counts_from_the_next_check(
    history: History, store: SessionStore, tmp_path: Path
) -> None:
    store.save(session_of(7 * 60))
    on_the_day = HistoryFilter(since=STARTED.date())
    assert (history.count(on_the_day), history.day_of(STARTED)) == (1, date(2026, 11, 23))
    (tmp_path / "settings.toml").write_text('day_starts_at = "12:00"\n', encoding="utf-8")
    history.check(no_progress)
    assert (history.count(on_the_day), history.day_of(STARTED)) == (0, date(2026, 11, 22))


def test_what_a_sync_tool_brings_appears_with_the_next_check(
    history: History, store: SessionStore
) -> None:
    history.check(no_progress)
    path = store.save(session_of(1)).path
    assert history.check(no_progress)
    assert history.count(ALL) == 1
    path.write_bytes(b"damaged")
    other = path.with_name("note.txt")
    other.write_bytes(b"")
    assert history.check(no_progress)
    assert history.count(ALL) == 0
    assert [error.path for error in history.unreadable()] == [path]
    assert history.others() == (other,)
    assert not history.check(no_progress)
    other.unlink()
    assert history.check(no_progress)


def test_what_another_window_has_found_first_is_a_change_here_too(
    history: History, store: SessionStore, tmp_path: Path
) -> None:
    history.check(no_progress)
    store.save(session_of(1))
    other = window(store, tmp_path)
    assert other.check(no_progress)
    other.stop()
    assert history.check(no_progress)
    assert history.count(ALL) == 1
    assert not history.check(no_progress)


def test_folders_that_can_not_be_listed_are_reported_beside_unreadable_files(
    history: History, store: SessionStore, tmp_path: Path
) -> None:
    path = store.save(session_of(1)).path
    path.write_bytes(b"damaged")
    (tmp_path / "elsewhere").mkdir()
    (store.folder / "2025").symlink_to(tmp_path / "elsewhere")
    assert [error.path for error in history.unreadable()] == [path]
    history.check(no_progress)
    assert [error.path for error in history.unreadable()] == [store.folder / "2025", path]


def test_a_lost_index_is_not_complete_and_is_built_again(
    history: History, store: SessionStore, tmp_path: Path
) -> None:
    store.save(session_of(1))
    history.check(no_progress)
    (tmp_path / "cache" / "history.sqlite3").write_bytes(b"damaged" * 1_000)
    assert history.count(ALL) == 1
    assert not history.complete
    history.check(no_progress)
    assert history.complete
    assert history.problem is None


def test_where_no_index_can_be_kept_the_reason_is_given_and_all_works(
    history: History, store: SessionStore, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_bytes(b"")
    store.save(session_of(1))
    assert history.check(no_progress)
    assert history.count(ALL) == 1
    assert "can't be kept here" in (history.problem or "")


def test_a_stopped_check_is_not_complete_and_a_later_one_is(
    history: History, store: SessionStore
) -> None:
    history.count(ALL)
    store.save(session_of(1))

    def interrupt(_: Progress) -> None:
        history.stop()

    history.check(interrupt)
    assert (history.complete, history.others()) == (False, ())
    history.check(no_progress)
    assert history.complete


def test_a_session_is_loaded_from_the_file_that_counts_for_it(
    history: History, store: SessionStore
) -> None:
    stored = session_of(1)
    path = store.save(stored).path
    twin = path.with_name(f"{path.stem[:-8]}zzzzzzzz.toml")
    twin.write_bytes(dumps(replace(stored, pain_before=4)))
    assert history.load(stored.id).pain_before == 4


def test_a_session_that_no_file_holds_is_missing_or_holds_something_else(
    history: History, store: SessionStore
) -> None:
    for unknown in ("../x", session_of(3).id):
        with pytest.raises(MissingFileError):
            history.load(unknown)
    path = store.save(session_of(1)).path
    path.write_bytes(b"damaged")
    with pytest.raises(UnreadableError):
        history.load(session_of(1).id)
