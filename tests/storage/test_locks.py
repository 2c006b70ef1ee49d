import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import filelock
import pytest

from hiptimer.errors import SessionRunningError
from hiptimer.storage import locks
from hiptimer.storage.atomic import save
from hiptimer.storage.locks import SessionLock
from tests.support.children import in_child, kill_myself, start


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def other_process(state: Path) -> Iterator[int]:
    """A process that holds the lock until it is killed."""
    reader, writer = os.pipe()

    def hold() -> None:
        lock = SessionLock(state)
        lock.acquire()
        os.write(writer, b"held")
        signal.pause()

    child = start(hold)
    os.close(writer)
    assert os.read(reader, 4) == b"held"
    os.close(reader)
    yield child.process
    os.kill(child.process, signal.SIGKILL)
    assert child.ended().signal == signal.SIGKILL


def test_a_lock_is_held_from_acquire_to_release(state: Path) -> None:
    lock = SessionLock(state)
    assert not lock.held
    assert lock.acquire() is None
    assert lock.held
    lock.release()
    assert not lock.held


def test_while_one_process_holds_the_lock_another_says_what_to_do(
    state: Path, other_process: int
) -> None:
    assert other_process
    with pytest.raises(SessionRunningError, match="Finish or close it first"):
        SessionLock(state).acquire()


def test_a_lock_left_by_kill_9_is_free_and_its_file_stays(state: Path) -> None:
    def die_with_the_lock() -> None:
        lock = SessionLock(state)
        lock.acquire()
        kill_myself()

    assert in_child(die_with_the_lock).signal == signal.SIGKILL
    before = (state / "session.lock").stat().st_ino
    lock = SessionLock(state)
    assert lock.acquire() is None
    lock.release()
    assert (state / "session.lock").stat().st_ino == before


def test_two_windows_of_one_process_are_two_holders_as_well(state: Path) -> None:
    first, second = SessionLock(state), SessionLock(state)
    first.acquire()
    with pytest.raises(SessionRunningError):
        second.acquire()
    first.release()
    assert second.acquire() is None
    assert (first.held, second.held) == (False, True)
    second.release()


def test_acquiring_and_releasing_twice_is_the_same_as_once(state: Path) -> None:
    lock = SessionLock(state)
    lock.acquire()
    assert lock.acquire() is None
    lock.release()
    lock.release()
    assert in_child(lambda: SessionLock(state).acquire()).said == "None"


def test_a_lock_may_be_released_in_another_thread(state: Path) -> None:
    lock = SessionLock(state)
    lock.acquire()
    thread = Thread(target=lock.release)
    thread.start()
    thread.join()
    assert in_child(lambda: SessionLock(state).acquire()).said == "None"


def test_the_folder_and_the_file_of_the_lock_are_for_this_person_only(state: Path) -> None:
    lock = SessionLock(state)
    lock.acquire()
    modes = [path.stat().st_mode & 0o777 for path in (state, state / "session.lock")]
    lock.release()
    assert modes == [0o700, 0o600]


def test_without_a_place_for_the_lock_a_session_may_run_with_a_warning(
    state: Path,
) -> None:
    state.write_text("a file", encoding="utf-8")
    lock = SessionLock(state)
    warning = lock.acquire()
    assert warning is not None
    assert "could not be locked: something with that name is already there" in warning
    assert "You can continue" in warning
    assert not lock.held
    lock.release()


def test_a_disk_that_knows_no_locks_gives_a_warning_too(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "_acquire", fail)
    warning = SessionLock(state).acquire()
    assert warning is not None
    assert "its disk knows no locks" in warning


def test_a_lock_that_two_threads_release_at_once_is_released_once(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, written = SessionLock(state), list[bytes]()
    other = Thread(target=lock.release)

    def save_slowly(path: Path, data: bytes) -> None:
        written.append(data)
        if data == b"" and len(written) == 2:
            other.start()
            other.join(0.1)  # it waits for its turn, and would be through by then
        save(path, data)

    monkeypatch.setattr(locks, "save", save_slowly)
    lock.acquire("2026-11-23_0712_hip_abcdefgh")
    lock.release()
    other.join()
    assert written == [b"2026-11-23_0712_hip_abcdefgh", b""]
    assert not lock.held
    assert SessionLock(state).acquire() is None
