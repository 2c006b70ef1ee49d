"""Past sessions on a driver, and the history screen that shows them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from textual.events import Key
from textual.pilot import Pilot

from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.history import HistoryScreen
from hiptimer.tui.screens.history.session_list import SessionList
from hiptimer.tui.widgets.key_line import key_hints
from tests.support.app_driver import MOST_PAUSES, AppDriver, painted
from tests.support.screen_text import lines_on

AT_WORK: Final = ("history", "figures")
"""The workers that read files."""

CHARACTERS: Final = {"slash": "/", "space": " ", "enter": "\r"}


async def read(pilot: Pilot[int]) -> None:
    """Wait until the files are read, corrections are on disk, and all of it is on the screen."""
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, HiptimerApp)
    while app.is_running and app.open_work.corrections and app.screen is app.screen_stack[0]:
        await pilot.pause()  # the history was left, and is being closed
    screen = app.screen
    while isinstance(screen, HistoryScreen) and (
        screen.behind
        or screen.browser.corrections.busy
        or any(worker.is_running for worker in pilot.app.workers if worker.group in AT_WORK)
    ):
        await pilot.pause()
    await painted(pilot)


async def press(driver: AppDriver, pilot: Pilot[int], keys: str) -> None:
    """Press keys one after another, each some time after the one before."""
    for key in keys.split():
        driver.clock.advance(2)
        await pilot.press(key)
    await read(pilot)


async def look_back(pilot: Pilot[int]) -> None:
    """Open the history from home."""
    await pilot.press("h")
    while pilot.app.screen is pilot.app.screen_stack[0]:
        await pilot.pause()
    while not screen_of(
        pilot
    ).browser.history.complete:  # the look at the files begins after painting
        await pilot.pause()
    await read(pilot)


async def look_for(driver: AppDriver, pilot: Pilot[int], words: str) -> None:
    """Have the list filtered by `words`, which are put into the line in one piece."""
    driver.clock.advance(2)
    await pilot.press("slash")
    screen_of(pilot).face.filter_input.insert_text_at_cursor(words)
    await press(driver, pilot, "enter")


async def burst(pilot: Pilot[int], keys: str) -> None:
    """Type keys faster than any of them can be done, as a slow line delivers them."""
    for key in keys.split():
        character = key if len(key) == 1 else CHARACTERS.get(key)
        pilot.app.post_message(Key(key, character))
    await read(pilot)
    await read(pilot)


@asynccontextmanager
async def history(driver: AppDriver, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """The history, with all that there is."""
    async with driver.opened(size=size) as pilot:
        await look_back(pilot)
        corrections = screen_of(pilot).browser.corrections
        yield pilot
        corrections.close()


def screen_of(pilot: Pilot[int]) -> HistoryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def pointed(pilot: Pilot[int]) -> str:
    """Return the id of the session at the pointer."""
    digest = screen_of(pilot).browser.digest
    return digest.id if digest else ""


def place(pilot: Pilot[int]) -> int:
    return screen_of(pilot).query_one(SessionList).highlighted


def beside(pilot: Pilot[int]) -> str:
    """Return what stands beside the list, as if it were one line."""
    region = screen_of(pilot).query_one("#side").region
    lines = [line[region.x : region.right] for line in lines_on(pilot.app)]
    return " ".join(" ".join(lines[region.y : region.bottom]).split())


async def stands_beside(pilot: Pilot[int], words: str) -> bool:
    """Return whether `words` come up beside the list; what scrolls takes a few frames."""
    for _ in range(MOST_PAUSES):
        if words in beside(pilot):
            return True
        await pilot.pause()
    return False


def hints(pilot: Pilot[int], *, hidden: bool = False) -> dict[str, str]:
    """Return the keys that work now, with what they do."""
    return {hint.key: hint.words for hint in key_hints(pilot.app.screen, hidden=hidden)}
