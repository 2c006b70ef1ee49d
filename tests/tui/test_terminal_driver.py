"""Before ctrl+z stops the process it falls silent, for what plays is another one."""

import os

import pytest
from textual.drivers.linux_driver import LinuxDriver

from hiptimer.cues.cue import Cue
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.terminal_driver import TerminalDriver
from tests.tui.desk import Desk
from tests.tui.timer.listening import with_voice


async def test_what_sounds_is_hushed_before_the_process_stops(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_voice(desk)
    stopped: list[tuple[Cue, ...]] = []
    monkeypatch.setattr(os, "kill", lambda *_: stopped.append(tuple(said.cues)))
    monkeypatch.setattr(LinuxDriver, "suspend_application_mode", lambda _: None)
    driver = TerminalDriver(HiptimerApp(desk.context))
    driver._sigtstp_application()
    assert stopped == [(Cue(at=0.0),)]
