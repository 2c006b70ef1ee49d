"""The watchdog ends a process that hangs, and only then."""

import os
import threading

import pytest

from hiptimer.runner.watchdog import Watchdog


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What happened, in order, in the place of the end of this process."""
    happened: list[object] = []
    monkeypatch.setattr(os, "_exit", happened.append)
    return happened


def wait_for_timers() -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(10)
            assert not thread.is_alive()


def test_after_its_time_the_process_ends_with_last_words(ends: list[object]) -> None:
    watchdog = Watchdog(lambda: ends.append("last words"), seconds=0)
    watchdog.start(143)
    watchdog.start(129)
    wait_for_timers()
    assert ends == ["last words", 143]


def test_last_words_that_fail_do_not_keep_it(
    ends: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _details: None)

    def fail() -> None:
        raise OSError

    Watchdog(fail, seconds=0).start(143)
    wait_for_timers()
    assert ends == [143]


def test_who_leaves_in_time_is_left_alone(ends: list[object]) -> None:
    watchdog = Watchdog(lambda: ends.append("last words"), seconds=3600)
    watchdog.start(143)
    watchdog.close()
    wait_for_timers()
    assert ends == []


def test_nothing_is_watched_before_it_starts(ends: list[object]) -> None:
    Watchdog(lambda: None, seconds=0).close()
    assert ends == []
