"""Before ctrl+z stops the process it falls silent, for what plays is another one."""

import os
import select

import pytest
from textual.drivers.linux_driver import LinuxDriver

from hiptimer.cues.cue import Cue
from hiptimer.tui.terminal.driver import TerminalDriver, WakingEvent, textual_name
from tests.support.app_driver import AppDriver
from tests.support.timer_cues import with_voice


async def test_what_sounds_is_hushed_before_the_process_stops(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_voice(driver)
    stopped: list[tuple[Cue, ...]] = []
    monkeypatch.setattr(os, "kill", lambda *_: stopped.append(tuple(said.cues)))
    monkeypatch.setattr(LinuxDriver, "suspend_application_mode", lambda _: None)
    async with driver.opened() as pilot:
        TerminalDriver(pilot.app)._sigtstp_application()
    assert stopped == [(Cue(at=0.0),)]


def test_who_waits_for_the_keyboard_is_woken_at_the_end() -> None:
    end = WakingEvent()
    assert select.select([end], [], [], 0)[0] == []
    end.set()
    end.set()
    assert select.select([end], [], [], 0)[0] == [end]
    end.clear()
    assert select.select([end], [], [], 0)[0] == []
    assert not end.is_set()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("3", "3"),
        (" ", "space"),
        ("+", "plus"),
        ("é", "é"),
        ("ctrl+up", "ctrl+up"),
        ("ctrl+.", "ctrl+full_stop"),
        ("ctrl++", "ctrl+plus"),
        ("pageup", "pageup"),
    ],
)
def test_keys_are_called_as_textual_calls_them(name: str, called: str) -> None:
    assert textual_name(name) == called
