"""A save that fails says so, leaves the old version as it was, and nothing beside it."""

import errno
import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.storage.atomic import save
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.faults.steps import Steps, failing
from tests.support.children import in_child
from tests.support.session_values import SESSION_ID, hold_row, session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.toml"
    path.write_bytes(b"old")
    (tmp_path / "neighbour.toml").write_bytes(b"neighbour")
    return path


def only_old(file: Path) -> bool:
    """Whether the old version stands as it was, its neighbour too, and nothing else."""
    contents = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    return contents == {"x.toml": b"old", "neighbour.toml": b"neighbour"}


def test_a_full_disk_is_reported_in_words_that_help(file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Steps(patch, failing("before write", errno.ENOSPC))
        with pytest.raises(SaveError) as caught:
            save(file, b"new")
    assert str(caught.value) == f"{file}: it was not saved: the disk is full; free some space on it"


@pytest.mark.parametrize(
    ("moment", "occurrence"), [("before fsync", 2), ("before open", 2)], ids=["fsync", "open"]
)
@pytest.mark.parametrize("number", [errno.EIO, errno.EINVAL])
def test_a_folder_that_can_not_be_synced_is_saved_but_maybe_not_for_good(
    file: Path, moment: str, occurrence: int, number: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Steps(patch, failing(moment, number, occurrence))
        saved = save(file, b"new")
    assert not saved.durable
    assert file.read_bytes() == b"new"


def test_a_new_folder_that_can_not_be_synced_is_maybe_not_there_for_good(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Steps(patch, failing("before fsync", errno.EIO))
        saved = save(tmp_path / "new" / "x.toml", b"new")
    assert not saved.durable


def test_a_temporary_file_that_can_not_be_removed_does_not_hide_the_reason(file: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    with pytest.MonkeyPatch.context() as patch:
        Steps(patch, failing("before replace", errno.ENOSPC))
        patch.setattr(os, "unlink", refuse)
        with pytest.raises(SaveError, match="the disk is full"):
            save(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_key_pressed_to_stop_the_program_leaves_nothing_behind(file: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(file, b"new")
    assert only_old(file)


def test_a_limit_on_the_size_of_files_is_reported(file: Path) -> None:
    def save_beyond_the_limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        save(file, bytes(1000))

    said = in_child(save_beyond_the_limit).said
    assert said.startswith("SaveError")
    assert "bigger than the system permits" in said
    assert only_old(file)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike those of the test run."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_without_permission_is_reported_and_left_as_it_was(open_folder: Path) -> None:
    file = open_folder / "x.toml"
    file.write_bytes(b"old")
    (open_folder / "neighbour.toml").write_bytes(b"neighbour")
    open_folder.chmod(0o555)
    said = in_child(lambda: save(file, b"new"), without_rights=True).said
    assert "it was not saved: you have no permission" in said
    open_folder.chmod(0o755)
    assert only_old(file)


def test_a_folder_that_may_not_be_made_is_reported(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    path = open_folder / "new" / "x.toml"
    said = in_child(lambda: save(path, b"new"), without_rights=True).said
    assert "it was not saved: you have no permission" in said
    assert list(open_folder.iterdir()) == []


def test_a_session_that_could_not_be_saved_can_be_saved_later(tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    store.save(session())
    with pytest.MonkeyPatch.context() as patch:
        Steps(patch, failing("before write", errno.ENOSPC))
        with pytest.raises(SaveError):
            store.save(session(hold_row()))
    assert store.load(SESSION_ID) == session()
    store.save(session(hold_row()))
    assert store.load(SESSION_ID) == session(hold_row())
