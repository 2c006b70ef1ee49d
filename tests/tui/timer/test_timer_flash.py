"""The screen flashes at a change of phase, and never three times in a second."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from textual.screen import Screen

from hiptimer.engine import Phase
from hiptimer.engine.events import Countdown, PhaseStarted
from hiptimer.runner.context import StartRequest
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.screens.timer.pulse import FLASH_CLASS, Flash
from tests.support.app_driver import AppDriver
from tests.support.screen_text import strips_on
from tests.support.timer_driver import Following, following

CHANGE = PhaseStarted(at=0, phase=Phase.HOLD, step=None, seconds=20)


@dataclass
class Lamp:
    """Stands in for a screen: counts how often it went on, and is put out by the test."""

    flashes: int = 0
    on: bool = False
    put_out: list[Callable[[], None]] = field(default_factory=list)

    def add_class(self, name: str) -> None:
        assert name == FLASH_CLASS
        self.flashes += 1
        self.on = True

    def remove_class(self, name: str) -> None:
        assert name == FLASH_CLASS
        self.on = False

    def set_timer(self, seconds: float, then: Callable[[], None]) -> None:
        assert seconds < 0.5
        self.put_out.append(then)


def backgrounds(timer: Following) -> Counter[str]:
    """Count the cells of each background."""
    found: Counter[str] = Counter()
    for strip in strips_on(timer.app):
        for segment in strip:
            if segment.style:
                found[str(segment.style.bgcolor)] += len(segment.text)
    return found


@pytest.mark.parametrize("theme", ["hiptimer-dark", "hiptimer-light"])
async def test_the_whole_screen_flashes_and_is_then_as_before(
    driver: AppDriver, theme: str
) -> None:
    async with following(driver, theme=theme) as timer:
        await timer.reach(Phase.HOLD, after=2)
        before = backgrounds(timer)
        ((usual, most),) = before.most_common(1)
        timer.app.timer.add_class(FLASH_CLASS)
        await timer.pilot.pause()
        during = backgrounds(timer)
        assert during[usual] == 0, "no cell keeps the colour of the phase"
        assert during.most_common(1)[0][1] == most
        timer.app.timer.remove_class(FLASH_CLASS)
        await timer.pilot.pause()
        assert backgrounds(timer) == before


def lamp() -> tuple[Lamp, Flash]:
    standing_in = Lamp()
    return standing_in, Flash(cast("Screen[Any]", standing_in))


def test_a_change_of_phase_flashes_once_and_is_over() -> None:
    screen, flash = lamp()
    flash.on_events([CHANGE], 10.0)
    assert screen.on
    screen.put_out[0]()
    assert (screen.flashes, screen.on) == (1, False)


def test_a_second_has_fewer_than_three_flashes_whatever_happens() -> None:
    screen, flash = lamp()
    for hundredth in range(100):
        flash.on_events([CHANGE], 10 + hundredth / 100)
    assert screen.flashes == 2


def test_nothing_but_a_change_of_phase_flashes() -> None:
    screen, flash = lamp()
    flash.on_events([Countdown(at=0, seconds=3)], 10.0)
    assert screen.flashes == 0


@pytest.mark.parametrize("flash", [True, False])
async def test_the_screen_flashes_only_if_the_settings_let_it(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch, *, flash: bool
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(Flash, "on_events", lambda *events: heard.append(events))
    driver.context.settings.save(flash=flash)
    async with driver.opened(StartRequest(driver.protocol())) as pilot:
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
        await driver.press(pilot, "enter")
    assert bool(heard) is flash
