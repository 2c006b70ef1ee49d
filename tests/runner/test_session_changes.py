"""Corrections write over nothing that something else wrote; what is removed can be put back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import FileChangedError, SaveError, UnreadableError
from hiptimer.model.corrections import with_note, with_pain
from hiptimer.model.digest import HistoryFilter
from hiptimer.runner import session_changes
from hiptimer.runner.history import History
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.indexed_sessions import session_of

ALL = HistoryFilter()
STORED = session_of(1)


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    store.save(STORED)
    return store


@pytest.fixture
def history(store: SessionStore, tmp_path: Path) -> Iterator[History]:
    settings = SettingsStore(tmp_path / "settings.toml")
    history = History(store, settings, SessionLock(tmp_path / "state"), tmp_path / "cache")
    yield history
    history.stop()


def twin_of(store: SessionStore) -> Path:
    """Put the same session, more complete, under another name."""
    twin = store.path_of(f"{STORED.id[:-8]}zzzzzzzz")
    twin.write_bytes(dumps(replace(STORED, pain_before=4)))
    return twin


def worst(history: History) -> list[int | None]:
    return [each.worst for each in history.page(ALL, 0, 10)]


def test_a_correction_is_saved_and_found_at_once(history: History, store: SessionStore) -> None:
    loaded = history.load(STORED.id)
    assert worst(history) == [2]
    assert history.correct(with_pain(loaded, 1, 6)) == ()
    assert worst(history) == [6]
    assert store.load(STORED.id).sets[0].pain == 6
    assert history.correct(with_pain(loaded, 1, None)) == ()
    assert worst(history) == [None]


def test_what_something_else_wrote_meanwhile_is_not_written_over(
    history: History, store: SessionStore
) -> None:
    loaded = history.load(STORED.id)
    store.save(with_note(STORED, "from another device"))
    with pytest.raises(FileChangedError, match="meanwhile"):
        history.correct(with_pain(loaded, 1, 6))
    assert store.load(STORED.id).note == "from another device"
    again = history.load(STORED.id)
    assert history.correct(with_pain(again, 1, 6)) == ()
    assert store.load(STORED.id).note == "from another device"


def test_what_a_newer_program_wrote_beside_is_kept(history: History, store: SessionStore) -> None:
    path = store.path_of(STORED.id)
    loaded = history.load(STORED.id)
    path.write_bytes(path.read_bytes().replace(b"format = 1\n", b"format = 1\nmood = 7\n"))
    assert history.correct(with_pain(loaded, 1, 6)) == ()
    assert b"mood = 7" in path.read_bytes()


def test_a_correction_that_can_not_be_saved_says_so(history: History, store: SessionStore) -> None:
    loaded = history.load(STORED.id)
    path = store.path_of(STORED.id)
    path.write_bytes(b"damaged")
    with pytest.raises(UnreadableError, match=path.name):
        history.correct(with_pain(loaded, 1, 6))
    assert path.read_bytes() == b"damaged"
    path.unlink()
    with pytest.raises(UnreadableError, match="is not there"):
        history.correct(with_pain(loaded, 1, 6))


def test_only_the_last_few_sessions_that_were_loaded_are_remembered(
    history: History, store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_changes, "MOST_REMEMBERED", 1)
    first = history.load(STORED.id)
    store.save(session_of(2))
    second = history.load(session_of(2).id)
    with pytest.raises(FileChangedError):
        history.correct(with_pain(first, 1, 6))
    assert history.correct(with_pain(second, 1, 6)) == ()


def test_the_file_that_counts_is_corrected(history: History, store: SessionStore) -> None:
    twin = twin_of(store)
    loaded = history.load(STORED.id)
    before = store.path_of(STORED.id).read_bytes()
    assert history.correct(with_pain(loaded, 1, 6)) == ()
    assert b"pain = 6" in twin.read_bytes()
    assert store.path_of(STORED.id).read_bytes() == before
    assert worst(history) == [6]


def test_a_session_is_removed_with_every_file_and_put_back(
    history: History, store: SessionStore
) -> None:
    paths = [store.path_of(STORED.id), twin_of(store)]
    before = [path.read_bytes() for path in paths]
    history.check(lambda _: None)
    removed = history.remove(STORED.id)
    assert history.count(ALL) == 0
    assert not any(path.exists() for path in paths)
    assert history.trash_count() == 2
    history.put_back(removed)
    assert [path.read_bytes() for path in paths] == before
    assert (history.count(ALL), history.trash_count()) == (1, 0)


def test_what_can_not_be_read_is_not_removed(history: History, store: SessionStore) -> None:
    history.check(lambda _: None)
    twin = twin_of(store)
    history.check(lambda _: None)
    twin.write_bytes(b"damaged")
    with pytest.raises(UnreadableError):
        history.remove(STORED.id)
    assert store.path_of(STORED.id).exists()
    assert twin.read_bytes() == b"damaged"


def test_where_one_file_can_not_be_removed_all_stay(
    history: History, store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = twin_of(store)
    put = Trash.put

    def refuse_one(trash: Trash, path: Path) -> Path:
        if path != twin:
            raise SaveError(path, "it was not moved")
        return put(trash, path)

    history.check(lambda _: None)
    monkeypatch.setattr(Trash, "put", refuse_one)
    with pytest.raises(SaveError):
        history.remove(STORED.id)
    assert twin.exists()
    assert history.trash_count() == 0
    assert history.count(ALL) == 1


def test_nothing_is_put_back_over_what_stands_there_by_now(
    history: History, store: SessionStore
) -> None:
    removed = history.remove(STORED.id)
    store.save(with_note(STORED, "new"))
    with pytest.raises(SaveError):
        history.put_back(removed)
    assert store.load(STORED.id).note == "new"


def test_an_emptied_trash_is_empty(history: History) -> None:
    removed = history.remove(STORED.id)
    assert history.empty_trash() == 1
    assert history.trash_count() == 0
    with pytest.raises(SaveError):
        history.put_back(removed)
