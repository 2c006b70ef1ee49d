import sys
import threading
from dataclasses import replace
from pathlib import Path

from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.record import SessionHead, begin
from hiptimer.runner.writer import SessionWriter
from tests.fakes import MORNING
from tests.runner.sessions_at_hand import PLAN, Disk

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


def test_a_disk_that_hangs_lets_the_person_leave_and_is_told() -> None:
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
