"""While the files are read the progress is shown, and no key waits for it."""

import threading
from collections.abc import Callable

import pytest

from hiptimer.runner.history import History, Progress
from tests.support.app_driver import AppDriver, painted
from tests.support.histories import days_ago, many, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import history, pointed, read
from tests.support.screen_text import text_on, words_on


class SlowFiles:
    """Reads the files no sooner than it is let to, and reports that it has come to the first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let = threading.Event()
        check = History.check

        def checking(past: History, report: Callable[[Progress], None]) -> bool:
            report(Progress(1, 300))
            assert self.let.wait(10)
            return check(past, report)

        monkeypatch.setattr(History, "check", checking)


async def test_keys_work_and_the_newest_are_there_while_the_files_are_read(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = many(3)
    lay(driver, *sessions)
    files = SlowFiles(monkeypatch)
    async with driver.opened() as pilot:
        await pilot.press("h")
        while "Reading 1 of 300 sessions" not in text_on(pilot.app):
            await pilot.pause()
        await pilot.press("down")
        await painted(pilot)
        assert pointed(pilot) == sessions[1].id
        files.let.set()
        await read(pilot)
        assert "Reading" not in text_on(pilot.app)
        assert pointed(pilot) == sessions[1].id


async def test_home_can_be_gone_back_to_while_the_files_are_read(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, unrated(days_ago(2)))
    files = SlowFiles(monkeypatch)
    async with driver.opened() as pilot:
        await pilot.press("h")
        await painted(pilot)
        await pilot.press("escape")
        while pilot.app.screen is not pilot.app.screen_stack[0]:
            await pilot.pause()
        assert "enter start" in words_on(pilot.app)
        files.let.set()
    async with history(driver) as pilot:
        assert "1 session" in text_on(pilot.app)
