import time
from collections.abc import Callable, Iterator
from datetime import UTC, timedelta

import pytest

from hiptimer.clock import Clock, SystemClock
from tests.support.fakes import MORNING, FakeClock


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str | None], None]]:
    """Put the machine into a time zone; None for one that has no TZ."""

    def move_to(name: str | None) -> None:
        if name is None:
            monkeypatch.delenv("TZ", raising=False)
        else:
            monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("UTC", 0),
        ("XXX-11", 660),
        ("XXX+3:30", -210),
        ("XXX-14", 840),
        ("XXX-0:19:32", 20),  # Amsterdam until 1937; no file can hold the seconds
        ("XXX+0:00:20", 0),
        ("No/Such/Place", 0),
        ("", 0),
    ],
)
def test_the_local_time_has_its_offset_in_whole_minutes(
    zone: Callable[[str | None], None], name: str, minutes: int
) -> None:
    zone(name)
    assert SystemClock().now().utcoffset() == timedelta(minutes=minutes)


def test_a_machine_without_a_time_zone_has_a_time_all_the_same(
    zone: Callable[[str | None], None],
) -> None:
    zone(None)
    assert SystemClock().now().tzinfo is not None


def test_an_offset_of_more_than_a_day_is_no_sound_one_and_utc_serves(
    zone: Callable[[str | None], None],
) -> None:
    zone("XXX-24:30")
    assert SystemClock().now().tzinfo is UTC


def test_the_clock_for_running_never_goes_back() -> None:
    clock: Clock = SystemClock()
    readings = [clock.monotonic() for _ in range(100)]
    assert readings == sorted(readings)


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        (("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"), 7),
        (("CLOCK_MONOTONIC",), 1),
        ((), None),
    ],
)
def test_the_clock_for_running_is_the_one_that_counts_sleep(
    monkeypatch: pytest.MonkeyPatch, known: tuple[str, ...], chosen: int | None
) -> None:
    numbers = {"CLOCK_BOOTTIME": 7, "CLOCK_MONOTONIC": 1}
    for name in numbers:
        monkeypatch.delattr(time, name, raising=False)
    for name in known:
        monkeypatch.setattr(time, name, numbers[name], raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda source: 100.0 + source)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    assert SystemClock().monotonic() == (5.0 if chosen is None else 100.0 + chosen)


def test_a_clock_that_the_system_does_not_give_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: int) -> float:
        raise OSError("Invalid argument")

    monkeypatch.setattr(time, "clock_gettime", fail)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    assert SystemClock().monotonic() == 5.0


def test_the_fake_clock_moves_only_when_a_test_moves_it() -> None:
    clock = FakeClock()
    clock.advance(1.5)
    assert (clock.monotonic(), clock.now()) == (1001.5, MORNING + timedelta(seconds=1.5))
    clock.set_wall(MORNING - timedelta(days=1))
    assert (clock.monotonic(), clock.now()) == (1001.5, MORNING - timedelta(days=1))
