"""A full disk is reported in one line, the number stays, and the line goes when all is well."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from hiptimer.engine import Phase
from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.runner import writer
from hiptimer.storage.atomic import Saved
from hiptimer.storage.session_file import loads
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.toml_reading import SESSION, read
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.questions import ChoiceScreen, FolderScreen
from hiptimer.tui.screens.timer import TimerScreen
from tests.support.app_driver import AppDriver
from tests.support.own_protocols import ONE_HOLD, live
from tests.support.screen_text import words_on
from tests.support.timer_driver import Following, following, short_plan

NOT_SAVED = "The session goes on; it was not saved: the disk is full; free some space on it"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that is full as long as the list says so."""
    full = [True]
    save = SessionStore.save

    def try_to_save(store: SessionStore, session: Session) -> Saved:
        if full[0]:
            reason = "it was not saved: the disk is full; free some space on it"
            raise SaveError(Path("sessions") / "x.toml", reason)
        return save(store, session)

    monkeypatch.setattr(SessionStore, "save", try_to_save)
    return full


async def saved(timer: Following) -> None:
    """Let the writer do its work, and the screen see what came of it."""
    writer = vars(timer.runner)["_writer"]
    assert writer.flush()
    await timer.wait(0.5)


async def test_a_full_disk_is_reported_and_the_session_goes_on(
    driver: AppDriver, full: list[bool]
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=1)
        await saved(timer)
        assert NOT_SAVED in timer.text
        assert timer.view.big == "19"
        await timer.reach(Phase.REST, after=1)
        full[0] = False
        await timer.press("2")
        await saved(timer)
        assert NOT_SAVED not in timer.text
    assert [row.pain for row in driver.stored()[0].sets] == [2]


async def test_in_a_small_window_it_takes_one_line_and_leaves_the_number(
    driver: AppDriver, full: list[bool]
) -> None:
    async with following(driver, short_plan(driver), size=(40, 12)) as timer:
        await timer.reach(Phase.HOLD, after=1)
        before = timer.lines
        await saved(timer)
        assert full[0]
        assert timer.lines[1].strip().startswith("The session goes on; it was not saved")
        assert sum("█" in line for line in timer.lines) >= 5
        assert sum("█" in line for line in before) >= 5


@asynccontextmanager
async def unsaved(driver: AppDriver) -> AsyncIterator[Pilot[int]]:
    """Follow a session that can't be saved, leave its summary, and wait to be asked."""
    driver.write_protocol("mine", ONE_HOLD)
    async with driver.opened() as pilot:
        await driver.press(pilot, "home", "enter", "enter")
        timer = pilot.app.screen
        assert isinstance(timer, TimerScreen)
        live(driver, timer.runner, 6)
        await driver.press(pilot, "0")
        timer.pulse()
        await driver.press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        yield pilot


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await pilot.pause()


def at_home(pilot: Pilot[int]) -> bool:
    return isinstance(pilot.app.screen, HomeScreen)


async def test_leaving_the_summary_asks_and_room_made_then_saves_it(
    driver: AppDriver, full: list[bool]
) -> None:
    async with unsaved(driver) as pilot:
        assert "the disk is full" in words_on(pilot.app)
        full[0] = False
        await driver.press(pilot, "t")
        await until(pilot, lambda: at_home(pilot))
        await driver.press(pilot, "q")
        await until(pilot, lambda: pilot.app.return_code is not None)
    assert pilot.app.return_code == 0
    assert [row.pain for row in driver.stored()[0].sets] == [0]


async def test_at_home_it_is_tried_again_and_home_says_when_it_is_saved(
    driver: AppDriver, full: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PAUSES", (0.001,))
    async with unsaved(driver) as pilot:
        await driver.press(pilot, "h")
        await until(pilot, lambda: at_home(pilot))
        assert "Not everything of the last session is saved" in words_on(pilot.app)
        full[0] = False
        await until(pilot, lambda: "is saved now" in words_on(pilot.app))
        assert len(driver.stored()) == 1
        assert "Not everything" not in words_on(pilot.app)


async def test_quitting_asks_and_leaving_without_it_is_no_success(
    driver: AppDriver, full: list[bool]
) -> None:
    assert full[0]
    async with unsaved(driver) as pilot:
        await driver.press(pilot, "h")
        await until(pilot, lambda: at_home(pilot))
        await driver.press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await driver.press(pilot, "escape")
        await until(pilot, lambda: at_home(pilot))
        assert pilot.app.return_code is None
        await driver.press(pilot, "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await driver.press(pilot, "l")
        await until(pilot, lambda: pilot.app.return_code is not None)
    assert pilot.app.return_code == 1
    assert driver.stored() == ()


async def test_a_copy_goes_into_another_folder_and_can_be_imported(
    driver: AppDriver, full: list[bool]
) -> None:
    other = driver.folder / "else where"
    other.mkdir()
    driver.context = replace(driver.context, rescue_folders=(driver.folder / "nowhere", other))
    async with unsaved(driver) as pilot:
        await driver.press(pilot, "f")
        await until(pilot, lambda: isinstance(pilot.app.screen, FolderScreen))
        await driver.press(pilot, *"xy", "enter")
        await until(
            pilot,
            lambda: (
                "no copy" in words_on(pilot.app) or "nothing was saved there" in words_on(pilot.app)
            ),
        )
        await driver.press(pilot, *["backspace"] * 2, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        assert "hiptimer sessions import" in words_on(pilot.app)
        assert full[0]
    (copy,) = other.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert loads(read(copy, SESSION), copy).sets[0].pain == 0
