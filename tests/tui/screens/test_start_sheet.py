from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from hiptimer.errors import SessionRunningError
from hiptimer.model.protocol import Side, SideChoice
from hiptimer.runner.context import StartRequest
from hiptimer.storage.locks import SessionLock
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.widgets.field_list import FieldList
from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on, text_on, words_on


@asynccontextmanager
async def sheet(
    driver: AppDriver,
    side: SideChoice | None = None,
    sets: int | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[int]]:
    """The start sheet of the short protocol, as `hiptimer start` opens it."""
    request = StartRequest(driver.protocol(), side=side, sets=sets)
    async with driver.opened(request, size) as pilot:
        assert isinstance(pilot.app.screen, StartSheet)
        yield pilot


def pain_entered(pilot: Pilot[int]) -> int | None:
    return pilot.app.screen.query_one(RatingRow).chosen


def field(pilot: Pilot[int], name: str) -> str:
    (found,) = (
        field for field in pilot.app.screen.query_one(FieldList).fields if field.name == name
    )
    return found.value


def plan_of(pilot: Pilot[int]) -> list[tuple[int, Side, int]]:
    """The sets of the session that was started: exercise, side and number."""
    app = pilot.app
    assert isinstance(app, HiptimerApp)
    assert app.open_work.session is not None
    return [(step.entry, step.side, step.number) for step in app.open_work.session.engine.plan.sets]


async def test_it_says_what_is_needed_and_how_long_it_takes(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        seen = text_on(pilot.app)
        assert lines_on(pilot.app)[0].startswith(" Lateral hip: isometric holds, short  ")
        assert "about 5 min" in seen
        assert "You need: mat, pillow, loop band" in seen
        assert "Side-lying straight-leg hover (left) 3" in seen
        assert "your limit is 3" in seen


async def test_enter_takes_it_all_as_it_is(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
        session = pilot.app.screen.runner.session
        assert session is not None
        assert session.pain_before is None
        assert session.adjustments == ()
        assert len(plan_of(pilot)) == 6


async def test_home_enter_enter_starts_and_a_held_key_does_not(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        for _ in range(5):
            await pilot.press("enter")
            driver.clock.advance(0.1)
        assert isinstance(pilot.app.screen, StartSheet)
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)


async def test_the_pain_now_is_entered_by_digits_and_arrows_or_not_at_all(
    driver: AppDriver,
) -> None:
    async with sheet(driver) as pilot:
        for keys, pain in (
            ("", None),
            ("2", 2),
            ("backspace", None),
            ("right right right", 2),
            ("3 left", 2),
            ("3 backspace", None),
            ("1 backspace 0", 0),
            ("down 1", 1),
        ):
            await driver.press(pilot, *keys.split())
            assert pain_entered(pilot) == pain, keys
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
        session = pilot.app.screen.runner.session
        assert session is not None
        assert session.pain_before == 1


async def test_arrows_choose_the_sides_of_today(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        assert field(pilot, "Side") == "left"
        await driver.press(pilot, "down", "right", "right")
        assert field(pilot, "Side") == "left and right"
        assert "about 7 min" in text_on(pilot.app)
        await driver.press(pilot, "enter")
        sides = {side for _, side, _ in plan_of(pilot)}
        assert sides == {Side.LEFT, Side.RIGHT, Side.BILATERAL}


async def test_arrows_choose_a_set_less_or_more(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "down", "down", "left")
        assert field(pilot, "Sets") == "2 sets each, one less"
        await driver.press(pilot, "right", "right")
        assert field(pilot, "Sets") == "4 sets each, one more"
        await driver.press(pilot, "enter")
        assert len(plan_of(pilot)) == 8


async def test_a_command_fills_the_sheet_in(driver: AppDriver) -> None:
    async with sheet(driver, side=SideChoice.RIGHT, sets=4) as pilot:
        assert field(pilot, "Side") == "right"
        assert field(pilot, "Sets") == "4 sets each, one more"


async def test_a_click_points_to_a_field(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await pilot.click(FieldList, offset=(3, 1))
        await driver.press(pilot, "left")
        assert field(pilot, "Sets") == "2 sets each, one less"


async def test_escape_goes_home_and_nothing_was_begun(driver: AppDriver) -> None:
    async with sheet(driver) as pilot:
        await driver.press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not driver.context.lock.held
    assert driver.stored() == ()


async def test_a_session_in_another_window_is_reported_and_the_sheet_stays(
    driver: AppDriver,
) -> None:
    other = SessionLock(driver.folder / ".state")
    other.acquire()
    async with sheet(driver) as pilot:
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        assert "Another hiptimer window is running a session." in words_on(pilot.app)
        other.release()
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
    with pytest.raises(SessionRunningError):
        driver.new_context().lock.acquire()


async def test_a_lock_that_cannot_be_taken_is_reported_while_the_session_runs(
    driver: AppDriver,
) -> None:
    (driver.folder / ".state").write_text("in the way", encoding="utf-8")
    async with sheet(driver) as pilot:
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, TimerScreen)
        assert "could not be locked" in str(pilot.app.screen.runner.problem)


async def test_in_forty_columns_everything_can_be_read_and_done(driver: AppDriver) -> None:
    async with sheet(driver, size=(40, 12)) as pilot:
        seen = text_on(pilot.app)
        for words in ("You need: mat", "Hip pain now?", "0  1  2", "Side", "Sets", "enter start"):
            assert words in seen
        await driver.press(pilot, "5")
        assert "5 is above your limit of 3." in text_on(pilot.app)
        assert "start anyway" in text_on(pilot.app)
