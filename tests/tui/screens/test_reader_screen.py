from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen

from hiptimer.catalogue import Page, page
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.reader import ReaderScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from tests.support.app_driver import AppDriver, painted
from tests.support.screen_text import lines_on, text_on, words_on

LONG = Page("Long", tuple(f"Paragraph {number}." for number in range(1, 41)))
SHORT = Page("Short", ("One paragraph.",))


def shown(page: Page) -> ReaderScreen:
    return ReaderScreen(page.title, page.paragraphs)


def is_page(screen: Screen[object]) -> bool:
    return isinstance(screen, ReaderScreen) and screen.has_class("-page")


def is_help(screen: Screen[object]) -> bool:
    return isinstance(screen, ReaderScreen) and screen.has_class("-help")


@asynccontextmanager
async def reading(driver: AppDriver, page: Page) -> AsyncIterator[Pilot[int]]:
    async with driver.opened() as pilot:
        pilot.app.push_screen(shown(page))
        await painted(pilot)
        yield pilot


def scrolled(pilot: Pilot[int]) -> int:
    return pilot.app.screen.query_one(VerticalScroll).scroll_offset.y


async def test_a_long_page_scrolls_by_lines_and_by_pages(driver: AppDriver) -> None:
    async with reading(driver, LONG) as pilot:
        assert "↑ ↓ read on" in text_on(pilot.app)
        await driver.press(pilot, "down", "down")
        assert scrolled(pilot) == 2
        await driver.press(pilot, "up")
        assert scrolled(pilot) == 1
        await driver.press(pilot, "pagedown")
        assert scrolled(pilot) > 15
        await driver.press(pilot, "pageup")
        assert scrolled(pilot) == 1


async def test_a_clicker_turns_the_pages_and_then_goes_on(driver: AppDriver) -> None:
    async with reading(driver, LONG) as pilot:
        pages = 0
        while is_page(pilot.app.screen):
            seen = text_on(pilot.app)
            await driver.press(pilot, "pagedown")
            pages += 1
        assert "Paragraph 40." in seen
        assert pages > 3


async def test_a_page_that_fits_offers_nothing_to_scroll(driver: AppDriver) -> None:
    async with reading(driver, SHORT) as pilot:
        assert "read on" not in text_on(pilot.app)


async def test_a_page_is_put_away_and_what_was_below_is_as_it_was(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        below = text_on(pilot.app)
        for key in ("enter", "escape", "q"):
            pilot.app.push_screen(shown(SHORT))
            await painted(pilot)
            assert text_on(pilot.app) != below, key
            await driver.press(pilot, key)
            assert isinstance(pilot.app.screen, HomeScreen), key
            assert text_on(pilot.app) == below, key
            assert pilot.app.is_running, key


async def test_help_lists_the_keys_of_the_screen_it_was_opened_from(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "question_mark")
        assert is_help(pilot.app.screen)
        assert "↑ ↓ choose another" in words_on(pilot.app)
        assert "q quit" in words_on(pilot.app)
        await driver.press(pilot, "escape", "enter", "question_mark")
        assert "0-9 pain" in words_on(pilot.app)
        assert "choose another" not in text_on(pilot.app)


async def test_help_lists_no_key_that_does_nothing_now(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter", "question_mark")
        assert "no number" not in text_on(pilot.app)
        await driver.press(pilot, "escape", "2", "question_mark")
        assert "backspace no number" in words_on(pilot.app)


async def test_both_pages_can_be_read_from_help(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        for key, page_id in (("h", "when-to-seek-help"), ("p", "what-the-pain-numbers-mean")):
            await driver.press(pilot, "question_mark", key)
            while not is_page(pilot.app.screen):
                await pilot.pause()
            await painted(pilot)
            assert lines_on(pilot.app)[0].strip() == page(page_id).title
            await driver.press(pilot, "enter")
            assert isinstance(pilot.app.screen, StartSheet), key


async def test_help_names_both_pages_in_the_narrowest_window(driver: AppDriver) -> None:
    async with driver.opened(size=(40, 12)) as pilot:
        await driver.press(pilot, "question_mark")
        assert lines_on(pilot.app)[-1].split("  ") == [
            *(" esc back", "h seek help", "p pain numbers"),
        ]


async def test_help_goes_back_to_where_it_was_opened(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        for key in ("escape", "enter", "question_mark", "q", "f1"):
            await driver.press(pilot, "question_mark")
            assert is_help(pilot.app.screen), key
            await driver.press(pilot, key)
            assert isinstance(pilot.app.screen, StartSheet), key


async def test_many_keys_scroll_in_a_low_window(driver: AppDriver) -> None:
    async with driver.opened(size=(40, 6)) as pilot:
        await driver.press(pilot, "question_mark")
        first = text_on(pilot.app)
        await driver.press(pilot, "down", "pagedown")
        assert text_on(pilot.app) != first
        await driver.press(pilot, "pageup", "up")
        assert text_on(pilot.app) == first


async def test_help_is_on_the_screen_that_it_was_asked_for_on(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await pilot.app.run_action("help")
        pilot.app.push_screen(shown(page("when-to-seek-help")))
        await painted(pilot)
        home, asked_for, above = pilot.app.screen_stack
        assert isinstance(home, HomeScreen)
        assert is_help(asked_for)
        assert is_page(above)
        await driver.press(pilot, "escape")
        assert "settings" in text_on(pilot.app)
