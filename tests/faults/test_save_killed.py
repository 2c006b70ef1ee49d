"""A save that is killed at any moment leaves the whole old version or the whole new one."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.storage.atomic import TEMPORARY_PREFIX, save
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.faults.steps import Steps, at_moment
from tests.support.children import in_child, kill_myself
from tests.support.session_values import SESSION_ID, hold_row, session

OLD, NEW = session(hold_row(1)), session(hold_row(1), hold_row(2))
NEIGHBOUR = session(session_id=SESSION_ID.replace("0718", "0719"))


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


def killed_saves(path: Path, data: bytes) -> Iterator[int]:
    """Save `data` again and again, killed one moment later each time, until one is not killed."""
    moment = 0
    killed = True
    while killed:
        moment += 1

        def save_and_die(moment: int = moment) -> None:
            Steps(pytest.MonkeyPatch(), at_moment(moment, kill_myself))
            save(path, data)

        killed = in_child(save_and_die).signal == signal.SIGKILL
        yield moment


def visible(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.name.startswith(TEMPORARY_PREFIX)}


def test_killed_at_any_moment_a_session_is_the_old_one_or_the_new_one(
    store: SessionStore,
) -> None:
    neighbour = store.save(NEIGHBOUR).path
    path = store.save(OLD).path
    before = visible(store.folder)
    new = []
    for _ in killed_saves(path, dumps(NEW)):
        found = store.load(SESSION_ID)
        assert found in (OLD, NEW)
        new.append(found == NEW)
        assert neighbour.read_bytes() == dumps(NEIGHBOUR)
        assert visible(store.folder) == before
        assert store.newest(10).unreadable == ()
        store.save(OLD)  # the leftovers of a kill are in no one's way
    assert new == sorted(new)  # once it is the new one it stays the new one
    assert new.count(False) > 10
    assert new.count(True) > 5


def test_killed_at_any_moment_of_its_first_save_a_session_is_whole_or_not_there(
    store: SessionStore,
) -> None:
    path = store.path_of(SESSION_ID)
    for _ in killed_saves(path, dumps(NEW)):
        listing = store.newest(10)
        assert listing.sessions in ((), (NEW,))
        assert (listing.unreadable, listing.others) == ((), ())
        path.unlink(missing_ok=True)
        if path.parent.exists() and not list(path.parent.iterdir()):
            path.parent.rmdir()
    assert path.parent.exists()
