"""Its window writes a session on; what something else wrote there meanwhile is never lost."""

import errno
import os
from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.model.corrections import with_note
from hiptimer.model.session import Session
from hiptimer.storage.session_files import OwnSession
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.session_values import SESSION_ID, hold_row, session

MINE, LATER = session(), session(hold_row())


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


@pytest.fixture
def own(store: SessionStore) -> OwnSession:
    return OwnSession(store)


def in_trash(store: SessionStore) -> list[bytes]:
    folder = store.trash.folder
    return [path.read_bytes() for path in folder.iterdir()] if folder.is_dir() else []


def test_what_it_wrote_itself_is_written_over_without_a_word(
    store: SessionStore, own: OwnSession
) -> None:
    own.save(MINE)
    own.save(LATER)
    assert store.load(SESSION_ID) == LATER
    assert (own.notice, in_trash(store)) == (None, [])


@pytest.mark.parametrize(
    "found",
    [b'note = "by a sync tool"\n', b"\xff\xfe", b"a" * 5_000_000],
    ids=["text", "no text", "large"],
)
def test_what_something_else_wrote_meanwhile_goes_to_the_trash_and_is_reported(
    store: SessionStore, own: OwnSession, found: bytes
) -> None:
    own.save(MINE)
    store.path_of(SESSION_ID).write_bytes(found)
    own.save(LATER)
    assert store.load(SESSION_ID) == LATER
    assert in_trash(store) == [found]
    assert own.notice == (
        f"{SESSION_ID}.toml: something else changed this file meanwhile; "
        f"its version is in the trash as {SESSION_ID}.toml"
    )
    own.save(MINE)
    assert in_trash(store) == [found]


def test_a_file_that_something_else_removed_is_made_again(
    store: SessionStore, own: OwnSession
) -> None:
    own.save(MINE)
    store.path_of(SESSION_ID).unlink()
    own.save(LATER)
    assert store.load(SESSION_ID) == LATER
    assert own.notice is None


def test_a_session_that_is_resumed_takes_its_file_over(
    store: SessionStore, own: OwnSession
) -> None:
    store.save(with_note(MINE, "a note"))
    own.take(SESSION_ID)
    own.save(LATER)
    assert (own.notice, in_trash(store)) == (None, [])


def test_one_whose_file_can_not_be_read_is_kept_as_well(
    store: SessionStore, own: OwnSession
) -> None:
    store.save(MINE)
    store.path_of(SESSION_ID).write_bytes(b"\xff\xfe")
    own.take(SESSION_ID)
    own.save(LATER)
    assert in_trash(store) == [b"\xff\xfe"]


def test_what_can_not_be_kept_is_not_written_over(store: SessionStore, own: OwnSession) -> None:
    own.save(MINE)
    store.path_of(SESSION_ID).write_bytes(b"theirs")
    store.trash.folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(SaveError, match="not copied to the trash"):
        own.save(LATER)
    assert store.path_of(SESSION_ID).read_bytes() == b"theirs"


def test_what_can_not_be_looked_at_is_not_written_over(
    own: OwnSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.save(MINE)

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SaveError, match="it was not saved: you have no permission"):
        own.save(LATER)


def test_a_save_that_fails_after_all_was_written_does_not_make_it_a_foreign_file(
    store: SessionStore, own: OwnSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = SessionStore.save

    def fail(shelf: SessionStore, session: Session) -> None:
        save(shelf, session)
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(SessionStore, "save", fail)
        with pytest.raises(MemoryError):
            own.save(MINE)
    own.save(LATER)
    assert own.notice is None
    assert store.load(SESSION_ID) == LATER


def test_a_folder_in_the_place_of_its_file_is_left_there(
    store: SessionStore, own: OwnSession
) -> None:
    own.save(MINE)
    store.path_of(SESSION_ID).unlink()
    store.path_of(SESSION_ID).mkdir()
    with pytest.raises(SaveError):
        own.save(LATER)
    assert store.path_of(SESSION_ID).is_dir()
