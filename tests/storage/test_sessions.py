import os
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.session import SessionOutcome
from hiptimer.storage import sessions
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.toml_reading import FileKind
from hiptimer.storage.trash import Trash
from tests.support.session_values import DEVICE, SESSION_ID, STARTED, hold_row, session

OTHER_ID = "2027-01-02_0900_lateral-hip_aaaaaaaa"


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


def test_a_session_is_kept_in_the_folder_of_its_year(store: SessionStore) -> None:
    saved = store.save(session())
    assert saved.path == store.folder / "2026" / f"{SESSION_ID}.toml"
    assert saved.durable
    assert store.load(SESSION_ID) == session()


def test_a_save_replaces_the_last_version_and_leaves_nothing_beside_it(
    store: SessionStore,
) -> None:
    store.save(session())
    path = store.save(session(hold_row())).path
    assert store.load(SESSION_ID) == session(hold_row())
    assert list(path.parent.iterdir()) == [path]


def test_folders_and_files_are_for_this_person_only_whatever_the_umask(
    store: SessionStore,
) -> None:
    before = os.umask(0o277)
    try:
        path = store.save(session()).path
    finally:
        os.umask(before)
    modes = [each.stat().st_mode & 0o777 for each in (path, path.parent, store.folder)]
    assert modes == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("session_id", ["../x", "/etc/passwd", "", f"{SESSION_ID}/..", "last\x1b"])
def test_what_is_no_id_never_becomes_a_path(store: SessionStore, session_id: str) -> None:
    with pytest.raises(MissingFileError, match="has no session") as caught:
        store.load(session_id)
    assert "\x1b" not in str(caught.value)


def test_a_session_that_is_not_there_is_reported_as_missing(store: SessionStore) -> None:
    with pytest.raises(MissingFileError, match="is not there"):
        store.load(SESSION_ID)


def test_a_session_under_the_name_of_another_is_not_taken_for_it(store: SessionStore) -> None:
    path = store.save(session()).path
    place = store.path_of(OTHER_ID)
    place.parent.mkdir()
    path.rename(place)
    with pytest.raises(UnreadableError, match=f"holds another session, {SESSION_ID}"):
        store.load(OTHER_ID)


def test_a_session_too_long_to_be_read_again_is_not_saved_over_the_last_version(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(session())
    with monkeypatch.context() as smaller:
        smaller.setattr(sessions, "SESSION", FileKind(format=1, most_bytes=100))
        with pytest.raises(SaveError, match="too long to be read again"):
            store.save(session(hold_row()))
    assert store.load(SESSION_ID) == session()


def test_an_unfinished_session_of_this_device_is_found(store: SessionStore) -> None:
    theirs = session(session_id=OTHER_ID, device="aaaaaaaa")
    ended = replace(
        session(session_id="2025-01-02_0900_lateral-hip_aaaaaaaa"),
        ended_at=STARTED + timedelta(minutes=1),
        outcome=SessionOutcome.COMPLETED,
    )
    for each in (theirs, ended, session()):
        store.save(each)
    assert store.unfinished(DEVICE) == (session(),)


def test_an_unfinished_session_is_looked_for_among_the_newest_only(store: SessionStore) -> None:
    store.save(session())
    for number in range(sessions.MOST_LOOKED_THROUGH):
        newer = session(session_id=f"2027-01-02_09{number:02}_a_aaaaaaaa", device="aaaaaaaa")
        store.save(newer)
    assert store.unfinished(DEVICE) == ()


def test_a_discarded_session_lies_in_the_trash(store: SessionStore, tmp_path: Path) -> None:
    path = store.save(session()).path
    data = path.read_bytes()
    place = store.discard(SESSION_ID)
    assert place == tmp_path / "trash" / path.name
    assert place.read_bytes() == data
    assert not path.exists()


def test_the_folder_of_a_year_that_vanished_is_made_again(store: SessionStore) -> None:
    path = store.save(session()).path
    path.unlink()
    path.parent.rmdir()
    assert store.save(session(hold_row())).durable
    assert store.load(SESSION_ID) == session(hold_row())


@pytest.mark.parametrize("folder", [".", ".."], ids=["the year", "the sessions"])
def test_a_folder_replaced_by_a_file_is_reported_and_the_file_is_left(
    store: SessionStore, folder: str
) -> None:
    place = (store.path_of(SESSION_ID).parent / folder).resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(SaveError, match=r"move (it|that file) away"):
        store.save(session())
    assert place.read_text(encoding="utf-8") == "mine"
    assert len(store.newest(5).unreadable) == 1


def test_a_folder_at_the_place_of_a_session_is_reported_and_left(store: SessionStore) -> None:
    place = store.path_of(SESSION_ID)
    place.mkdir(parents=True)
    with pytest.raises(SaveError, match="a folder is where the file should be"):
        store.save(session())
    with pytest.raises(UnreadableError, match="is a folder"):
        store.load(SESSION_ID)
    assert list(place.parent.iterdir()) == [place]
