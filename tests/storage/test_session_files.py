"""Which file counts for which session, by names and first lines as far as that goes."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage import session_files
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_files import find_files
from hiptimer.storage.sessions import read_file
from tests.support.session_values import SESSION_ID, hold_row, session

OTHER_ID = "2026-11-24_0718_lateral-hip_aaaaaaaa"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def put(folder: Path, stem: str, found: Session | bytes, year: str = "2026") -> Path:
    path = folder / year / f"{stem}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(found if isinstance(found, bytes) else dumps(found))
    return path


def test_each_session_is_found_by_its_id_in_the_order_of_the_ids(folder: Path) -> None:
    later = put(folder, OTHER_ID, session(session_id=OTHER_ID))
    earlier = put(folder, SESSION_ID, session())
    files = find_files(folder)
    assert list(files.by_id.items()) == [(SESSION_ID, earlier), (OTHER_ID, later)]
    assert read_file(OTHER_ID, later, folder).id == OTHER_ID


def test_a_folder_that_is_not_there_has_no_sessions(folder: Path) -> None:
    files = find_files(folder)
    assert (files.by_id, files.unreadable, files.others) == ({}, [], [])


def test_a_file_whose_first_lines_hold_its_name_is_not_parsed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, SESSION_ID, session())
    monkeypatch.delattr(session_files, "read_session")
    assert list(find_files(folder).by_id) == [SESSION_ID]


@pytest.mark.parametrize(
    "edited",
    [
        dumps(session()).replace(b'id = "', b'"id" = "', 1),
        dumps(session()).replace(f'id = "{SESSION_ID}"'.encode(), f"id='{SESSION_ID}'".encode()),
        b"# a word on it\n" * 60 + dumps(session()),
    ],
    ids=["quoted key", "other quotes", "a long comment before"],
)
def test_a_file_that_was_edited_by_hand_is_parsed_to_know_its_id(
    folder: Path, edited: bytes
) -> None:
    path = put(folder, SESSION_ID, edited)
    assert find_files(folder).by_id == {SESSION_ID: path}


def test_a_renamed_file_is_found_by_the_id_in_it(folder: Path) -> None:
    path = put(folder, OTHER_ID, session())
    assert find_files(folder).by_id == {SESSION_ID: path}


def test_of_two_files_with_one_id_the_more_complete_one_counts(folder: Path) -> None:
    put(folder, SESSION_ID, session(hold_row()))
    copied = put(folder, OTHER_ID, session(hold_row(), hold_row(2)))
    assert find_files(folder).by_id == {SESSION_ID: copied}


def test_a_damaged_twin_does_not_take_the_good_one_away(folder: Path) -> None:
    good = put(folder, SESSION_ID, session())
    damaged = put(folder, SESSION_ID, dumps(session())[:-20], year="2027")
    files = find_files(folder)
    assert files.by_id == {SESSION_ID: good}
    assert [error.path for error in files.unreadable] == [damaged]
    good.write_bytes(damaged.read_bytes())
    files = find_files(folder)
    assert files.by_id == {}
    assert {error.path for error in files.unreadable} == {good, damaged}


def test_unreadable_files_and_files_that_are_no_sessions_are_reported(folder: Path) -> None:
    damaged = put(folder, OTHER_ID, b"x")
    conflict = put(folder, f"{OTHER_ID}.sync-conflict-1", session())
    files = find_files(folder)
    assert [error.path for error in files.unreadable] == [damaged]
    assert files.others == [conflict]


def test_a_pipe_and_a_link_hold_nothing_up(folder: Path, tmp_path: Path) -> None:
    pipe = put(folder, OTHER_ID, b"")
    pipe.unlink()
    os.mkfifo(pipe)
    outside = tmp_path / "outside.toml"
    outside.write_bytes(dumps(session()))
    link = pipe.with_name(f"{SESSION_ID}.toml")
    link.symlink_to(outside)
    gone = pipe.with_name("2026-11-25_0718_lateral-hip_aaaaaaaa.toml")
    gone.symlink_to(folder / "2026" / "nowhere.toml")
    reasons = {error.path: error.problem for error in find_files(folder).unreadable}
    assert reasons[pipe] == "is not a regular file"
    assert "leads out" in reasons[link]
    assert reasons[gone] == "is not there"


def test_a_file_that_goes_while_it_is_looked_at_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(folder, SESSION_ID, session())
    open_it = os.open

    def gone(place: Path, flags: int) -> int:
        if place != path:
            return open_it(place, flags)
        path.unlink(missing_ok=True)
        raise FileNotFoundError

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", gone)
        (error,) = find_files(folder).unreadable
    assert error.path == path


def test_a_file_that_holds_another_session_than_it_was_found_for_is_refused(folder: Path) -> None:
    path = put(folder, SESSION_ID, session())
    path.write_bytes(dumps(replace(session(), id=OTHER_ID)))
    with pytest.raises(UnreadableError, match=f"holds another session, {OTHER_ID}"):
        read_file(SESSION_ID, path, folder)
