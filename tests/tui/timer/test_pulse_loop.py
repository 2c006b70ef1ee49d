"""The loop that looks at the time: as often as it must, no oftener, and never after the end."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from hiptimer.tui.screens.timer.pulse import SHORTEST_SECONDS, PulseLoop


@dataclass
class Handle:
    """A call that waits for its time."""

    seconds: float
    call: Callable[[], object]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Loop:
    """An event loop whose time passes when a test says so."""

    handles: list[Handle] = field(default_factory=list)

    def call_later(self, seconds: float, turn: Callable[[], None]) -> Handle:
        self.handles.append(Handle(seconds, turn))
        return self.handles[-1]

    @property
    def waiting(self) -> list[Handle]:
        return [handle for handle in self.handles if not handle.cancelled]

    def turn(self) -> None:
        """Let the time of the next call come."""
        handle = self.waiting[0]
        handle.cancel()
        handle.call()


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    loop = Loop()
    monkeypatch.setattr(asyncio, "get_running_loop", lambda: loop)
    return loop


def test_it_beats_at_once_and_then_when_each_beat_asks_for_the_next(loop: Loop) -> None:
    beats: list[float] = []
    waits = iter([0.25, 0.5, 0.125])

    def beat() -> float:
        beats.append(next(waits))
        return beats[-1]

    PulseLoop(beat).start()
    assert (beats, loop.waiting[0].seconds) == ([0.25], 0.25)
    loop.turn()
    assert loop.waiting[0].seconds == 0.5
    loop.turn()
    assert beats == [0.25, 0.5, 0.125]


def test_only_one_call_waits_at_a_time(loop: Loop) -> None:
    pulse = PulseLoop(lambda: 0.5)
    pulse.start()
    pulse.rearm(0.1)
    pulse.rearm(0.2)
    assert [handle.seconds for handle in loop.waiting] == [0.2]


@pytest.mark.parametrize("overdue", [0.0, -3.0])
def test_what_is_overdue_comes_at_once_but_lets_others_have_their_turn(
    loop: Loop, overdue: float
) -> None:
    PulseLoop(lambda: overdue).start()
    assert loop.waiting[0].seconds == SHORTEST_SECONDS


def test_after_the_end_nothing_beats(loop: Loop) -> None:
    beats: list[int] = []

    def beat() -> float:
        beats.append(1)
        return 0.5

    pulse = PulseLoop(beat)
    pulse.start()
    pulse.stop()
    pulse.rearm(0.1)
    assert loop.waiting == []
    assert beats == [1]


def test_a_beat_that_ends_the_timer_is_the_last(loop: Loop) -> None:
    pulse = PulseLoop(lambda: pulse.stop() or 0.5)  # type: ignore[func-returns-value]
    pulse.start()
    assert loop.waiting == []


def test_an_error_of_a_beat_is_not_kept_from_the_loop(loop: Loop) -> None:
    waits = iter([0.5])
    PulseLoop(lambda: next(waits)).start()
    with pytest.raises(StopIteration):
        loop.turn()
