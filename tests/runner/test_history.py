from pathlib import Path

import pytest

from hiptimer.model.digest import digest
from hiptimer.model.history_filter import HistoryFilter
from hiptimer.runner.history import History, Progress
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.storage.session_values import hold_row, session

ALL = HistoryFilter()


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


@pytest.fixture
def history(store: SessionStore, tmp_path: Path) -> History:
    settings = SettingsStore(tmp_path / "settings.toml")
    return History(store, settings, Trash(tmp_path / "trash"), tmp_path / "cache")


def test_a_check_finds_what_was_saved_and_tells_how_far_it_is(
    history: History, store: SessionStore
) -> None:
    store.save(session(hold_row()))
    told: list[Progress] = []
    assert history.check(told.append)
    assert told[-1] == Progress(1, 1)
    assert history.complete
    assert history.count(ALL) == 1
    assert history.page(ALL, 0, 10) == (digest(session(hold_row())),)
    assert not history.check(told.append)
