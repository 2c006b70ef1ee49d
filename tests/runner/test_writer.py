import errno
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import FileChangedError, SaveError
from hiptimer.model.session import Session
from hiptimer.record import SessionHead, begin
from hiptimer.runner.writer import SessionWriter
from tests.support.fakes import MORNING
from tests.support.sessions import PLAN, Disk

HEAD = SessionHead(id="2026-11-23_0718_two-holds_abcdefgh", app_version="0", device="abcdefgh")
SESSION = begin(PLAN, HEAD, MORNING)


class SlowDisk:
    """Takes a session only when it is let to."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let = threading.Event()
        self.saved: list[str] = []

    def save(self, session: Session) -> None:
        self.asked.set()
        assert self.let.wait(10)
        self.saved.append(session.note)


def test_the_latest_state_wins_over_those_that_still_wait() -> None:
    disk = SlowDisk()
    writer = SessionWriter(disk.save)
    writer.put(replace(SESSION, note="first"))
    assert disk.asked.wait(10)
    writer.put(replace(SESSION, note="second"))
    writer.put(replace(SESSION, note="third"))
    disk.let.set()
    assert writer.close() is None
    assert disk.saved == ["first", "third"]


def test_closing_writes_what_is_left() -> None:
    disk = Disk()
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    writer.close()
    assert disk.saved == [SESSION]


def test_a_writer_that_never_wrote_closes_at_once() -> None:
    assert SessionWriter(Disk().save).close() is None


def test_a_disk_that_hangs_lets_the_person_leave_and_is_reported() -> None:
    disk = SlowDisk()
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    assert "does not answer" in (writer.close(timeout=0.05) or "")
    disk.let.set()


def test_flushing_a_disk_that_hangs_says_so() -> None:
    disk = SlowDisk()
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    assert not writer.flush(timeout=0.05)
    disk.let.set()
    writer.close()


def test_a_failure_does_not_stop_the_writer() -> None:
    disk = Disk(full=True)
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    writer.flush()
    assert writer.problem == str(
        SaveError(Path("session.toml"), "it was not saved: the disk is full")
    )
    disk.full = False
    writer.put(replace(SESSION, note="later"))
    writer.flush()
    assert writer.problem is None
    assert [session.note for session in disk.saved] == ["later"]
    writer.close()


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "no"),
        OSError(errno.EMFILE, "too many"),
        MemoryError(),
        ValueError("pain 7"),
        ImportError(),
        SystemExit(3),
        RecursionError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_any_error_of_a_save_is_reported_and_the_next_save_is_made(error: BaseException) -> None:
    failing = [error]
    saved: list[Session] = []

    def save(session: Session) -> None:
        if failing:
            raise failing[0]
        saved.append(session)

    writer = SessionWriter(save)
    writer.put(SESSION)
    assert writer.flush()
    assert (writer.problem or "").startswith("it was not saved: ")
    assert "pain 7" not in (writer.problem or "")
    assert saved == []
    failing.clear()
    writer.put(SESSION)
    assert writer.close() is None
    assert (writer.saved, saved) == (SESSION, [SESSION])


def test_what_failed_is_tried_again_after_a_pause_without_being_asked() -> None:
    done, attempts = threading.Event(), list[Session]()

    def save(session: Session) -> None:
        attempts.append(session)
        if len(attempts) < 4:
            raise SaveError(Path("x"), "no")
        done.set()

    writer = SessionWriter(save, pauses=(0.001, 0.002))
    writer.put(SESSION)
    assert done.wait(10)
    assert writer.close() is None
    assert attempts == [SESSION] * 4


def test_what_only_a_person_can_decide_is_not_tried_again_by_itself() -> None:
    attempts = list[Session]()

    def save(session: Session) -> None:
        attempts.append(session)
        raise FileChangedError(Path("x"), "changed")

    writer = SessionWriter(save, pauses=(0.0,))
    writer.put(SESSION)
    assert writer.flush()
    assert writer._pause is None
    assert "changed" in (writer.close() or "")


def test_where_no_thread_can_be_had_closing_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    disk = Disk(full=True)
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    assert "no more threads" in (writer.problem or "")
    assert "the disk is full" in (writer.try_again() or "")
    disk.full = False
    assert writer.close() is None
    assert disk.saved == [SESSION]


def test_a_thread_that_fails_while_it_waits_says_so_and_is_replaced() -> None:
    disk = Disk()
    writer = SessionWriter(disk.save)
    waits, failed = writer._next, threading.Event()

    def fail() -> Session | None:
        if failed.is_set():
            return waits()
        failed.set()
        raise MemoryError

    writer._next = fail  # type: ignore[method-assign]
    writer.put(SESSION)
    assert failed.wait(10)
    while writer._thread is not None:
        threading.Event().wait(0)
    assert "too little memory" in (writer.problem or "")
    assert writer.close() is None
    assert disk.saved == [SESSION]


def test_what_is_to_be_forgotten_is_not_tried_again() -> None:
    disk = Disk(full=True)
    writer = SessionWriter(disk.save)
    writer.put(SESSION)
    assert writer.flush()
    disk.full = False
    writer.forget()
    assert disk.saved == []


def test_the_thread_keeps_the_event_loop_waiting_for_half_a_millisecond_at_most() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        writer = SessionWriter(Disk().save)
        writer.put(SESSION)
        writer.close()
        assert sys.getswitchinterval() <= 0.0005
    finally:
        sys.setswitchinterval(before)
