from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from hiptimer.runner.context import StartRequest
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.reader import ReaderScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on, text_on

SHORT, WHOLE = "lateral-hip-isometric-short", "lateral-hip-isometric"


@asynccontextmanager
async def sheet(driver: AppDriver, protocol_id: str = WHOLE) -> AsyncIterator[Pilot[int]]:
    async with driver.opened(StartRequest(driver.protocol(protocol_id))) as pilot:
        yield pilot


def offered(pilot: Pilot[int]) -> list[str]:
    """The letters of the choices, the highlighted one first of all."""
    rows = [line.split() for line in lines_on(pilot.app) if line.strip()]
    pointed = [row[1] for row in rows if row[0] == "▸" and row[1] in ("s", "n", "a")]
    others = [row[0] for row in rows if row[0] in ("s", "n", "a")]
    return pointed + others


async def test_above_the_ceiling_and_not_up_to_it_the_short_protocol_stands_first(
    driver: AppDriver,
) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "3")
        assert "above your limit" not in text_on(pilot.app)
        await driver.press(pilot, "4")
        assert "4 is above your limit of 3." in text_on(pilot.app)
        assert offered(pilot) == ["s", "n", "a"]


async def test_if_the_short_one_is_open_the_other_two_are_offered(driver: AppDriver) -> None:
    async with sheet(driver, SHORT) as pilot:
        await driver.press(pilot, "4")
        assert offered(pilot) == ["n", "a"]


async def test_severe_pain_suggests_not_today_and_offers_the_page(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "7")
        assert offered(pilot) == ["n", "s", "a"]
        await driver.press(pilot, "h")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, StartSheet)


async def test_the_short_protocol_keeps_the_pain_and_asks_no_more(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "5", "enter")
        assert lines_on(pilot.app)[0].startswith(" Lateral hip: isometric holds, short ")
        assert "above your limit" not in text_on(pilot.app)
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
        session = pilot.app.screen.runner.session
        assert session is not None
        assert (session.protocol.id, session.pain_before) == (SHORT, 5)


@pytest.mark.parametrize("keys", [("n",), ("down", "enter")])
async def test_not_today_goes_home(driver: AppDriver, keys: tuple[str, ...]) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "5", *keys)
        assert isinstance(pilot.app.screen, HomeScreen)
    assert driver.stored() == ()


async def test_start_anyway_starts_what_was_open(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "5", "a")
        assert isinstance(pilot.app.screen, TimerScreen)
        session = pilot.app.screen.runner.session
        assert session is not None
        assert (session.protocol.id, session.pain_before) == (WHOLE, 5)


async def test_arrows_go_past_the_ceiling_and_enter_then_asks_first(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "3", "right", "right", "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        assert "5 is above your limit of 3." in text_on(pilot.app)
        assert offered(pilot) == ["s", "n", "a"]


async def test_another_number_closes_the_question(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        for key in ("2", "backspace"):
            await driver.press(pilot, "5")
            assert "above your limit" in text_on(pilot.app), key
            await driver.press(pilot, key)
            assert "above your limit" not in text_on(pilot.app), key
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)


async def test_the_letters_mean_nothing_while_nothing_is_asked(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "s", "n", "a", "h")
        assert isinstance(pilot.app.screen, StartSheet)


async def test_a_short_protocol_that_cannot_be_read_is_not_offered(driver: AppDriver) -> None:
    driver.write_protocol(SHORT, "format = ")
    async with sheet(driver) as pilot:
        await driver.press(pilot, "5")
        assert offered(pilot) == ["n", "a"]


async def test_a_click_on_a_number_asks_as_a_digit_does(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await pilot.click(RatingRow, offset=(44, 1))
        assert "8 is above your limit of 3." in text_on(pilot.app)
