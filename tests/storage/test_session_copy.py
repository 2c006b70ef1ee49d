"""A copy of a session outside of the history: whole and read back, or not there and reported."""

from pathlib import Path

import pytest

from hiptimer.errors import SaveError, TakenError
from hiptimer.storage import session_copy
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_copy import save_copy
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_import import import_session
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.session_values import SESSION_ID, hold_row, session

SESSION = session(hold_row())


def test_a_copy_is_the_file_that_would_have_been_saved(tmp_path: Path) -> None:
    path = save_copy(SESSION, tmp_path)
    assert path.name == f"{SESSION_ID}.toml"
    assert path.read_bytes() == dumps(SESSION)
    assert save_copy(SESSION, tmp_path).name == f"{SESSION_ID} (2).toml"


def test_a_place_that_cannot_be_a_folder_is_reported(tmp_path: Path) -> None:
    for name in ("nul\0", "n" * 5_000):
        with pytest.raises(SaveError, match="nothing was saved there"):
            save_copy(SESSION, tmp_path / name)


def test_a_copy_that_can_not_be_read_back_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_copy, "parts_of", lambda _: [b"other"])
    with pytest.raises(SaveError, match="as it was written"):
        save_copy(SESSION, tmp_path)

    def refuse(_: Path) -> list[bytes]:
        raise OSError

    monkeypatch.setattr(session_copy, "parts_of", refuse)
    with pytest.raises(SaveError, match="can't be read back"):
        save_copy(SESSION, tmp_path)


def test_a_session_whose_file_was_damaged_meanwhile_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    store.save(SESSION)
    copy = save_copy(SESSION, tmp_path)
    lock = SessionLock(tmp_path / "state")
    load = SessionStore.load_from

    def damaged(shelf: SessionStore, path: Path, session_id: str) -> object:
        path.write_bytes(b"\0")
        return load(shelf, path, session_id)

    monkeypatch.setattr(SessionStore, "load_from", damaged)
    with pytest.raises(TakenError, match="another version"):
        import_session(copy, store, lock)


def test_a_year_that_can_not_be_looked_at_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError

    monkeypatch.setattr("hiptimer.storage.session_import.leads_out", refuse)
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    with pytest.raises(SaveError, match="it was not saved"):
        import_session(save_copy(SESSION, tmp_path), store, SessionLock(tmp_path / "state"))
