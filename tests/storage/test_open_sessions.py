"""Windows announce to each other which session they have open, and take turns in writing."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import filelock
import pytest

from hiptimer.errors import SessionOpenError
from hiptimer.storage import locks
from hiptimer.storage.locks import SessionLock
from tests.support.children import in_child, kill_myself

OPEN = "2026-11-23_0718_lateral-hip_k3f7q2mb"
ANOTHER = "2026-11-24_0718_lateral-hip_aaaaaaaa"
FILE = Path("sessions/2026/session.toml")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def window(state: Path) -> Iterator[SessionLock]:
    """Another window, which has a session open."""
    lock = SessionLock(state)
    lock.acquire()
    lock.record_session(OPEN)
    yield lock
    lock.release()


def change(state: Path, session_id: str = OPEN) -> None:
    with SessionLock(state).changing(session_id, FILE):
        pass


def test_a_session_that_another_window_has_open_is_changed_nowhere_else(
    state: Path, window: SessionLock
) -> None:
    with pytest.raises(SessionOpenError, match="still open in another window: change it there"):
        change(state)
    change(state, ANOTHER)
    window.release()
    change(state)


def test_another_process_is_kept_out_as_well(state: Path, window: SessionLock) -> None:
    assert window.held
    assert "still open in another window" in in_child(lambda: change(state)).said


def test_one_that_is_to_be_resumed_is_open_from_the_first_moment(state: Path) -> None:
    lock = SessionLock(state)
    lock.acquire(OPEN)
    with pytest.raises(SessionOpenError):
        change(state)
    lock.release()


def test_a_window_that_was_killed_keeps_no_one_out(state: Path) -> None:
    def die_with_it() -> None:
        SessionLock(state).acquire(OPEN)
        kill_myself()

    assert in_child(die_with_it).signal == signal.SIGKILL
    change(state)


def test_a_name_that_a_killed_window_left_is_nothing_to_the_next_one(state: Path) -> None:
    in_child(lambda: (SessionLock(state).acquire(OPEN), kill_myself()))
    lock = SessionLock(state)
    lock.acquire()
    change(state)
    lock.release()


def test_a_window_that_lets_go_leaves_no_name_behind(state: Path, window: SessionLock) -> None:
    window.release()
    assert (state / "session.id").read_text(encoding="utf-8") == ""


def test_a_lock_that_is_not_held_announces_nothing(state: Path, window: SessionLock) -> None:
    assert window.held
    SessionLock(state).record_session(ANOTHER)
    with pytest.raises(SessionOpenError):
        change(state)


def test_no_session_is_opened_while_another_window_changes_one(state: Path) -> None:
    lock, opened = SessionLock(state), Event()

    def open_it() -> None:
        lock.acquire(OPEN)
        opened.set()

    thread = Thread(target=open_it)
    with SessionLock(state).changing(OPEN, FILE):
        thread.start()
        assert not opened.wait(0.05)
    thread.join()
    assert opened.is_set()
    lock.release()


def test_a_window_that_hangs_while_it_writes_keeps_no_one_from_a_session(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LONGEST_TURN_SECONDS", 0.02)
    lock = SessionLock(state)
    with SessionLock(state).changing(OPEN, FILE):
        assert lock.acquire() is None
    lock.release()


def test_if_no_turn_can_be_taken_sessions_are_changed_all_the_same(state: Path) -> None:
    state.write_text("a file", encoding="utf-8")
    change(state)


def test_if_no_lock_is_known_a_name_alone_keeps_no_one_out(
    state: Path, window: SessionLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise NotImplementedError

    assert window.held
    monkeypatch.setattr(filelock.FileLock, "_acquire", fail)
    change(state)


def test_a_name_that_can_not_be_written_down_keeps_no_one_from_a_session(state: Path) -> None:
    (state / "session.id").mkdir(parents=True)
    lock = SessionLock(state)
    assert lock.acquire(OPEN) is None
    assert lock.held
    lock.release()


def test_all_that_it_writes_is_for_this_person_only(state: Path) -> None:
    before = os.umask(0)
    try:
        lock = SessionLock(state)
        lock.acquire(OPEN)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in state.iterdir()}
    lock.release()
    assert modes == {"session.lock": 0o600, "session.id": 0o600, "turns.lock": 0o600}


def test_a_change_that_fails_gives_its_turn_back(state: Path) -> None:
    with pytest.raises(OSError, match="full"), SessionLock(state).changing(OPEN, FILE):
        raise OSError("full")
    change(state)
