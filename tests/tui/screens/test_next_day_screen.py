from datetime import timedelta

import pytest

from hiptimer.model.session import Session
from hiptimer.runner.last_used import ADVICE
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.questions import NextDayScreen
from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.app_driver import AppDriver
from tests.support.fakes import MORNING
from tests.support.screen_text import text_on, words_on
from tests.support.session_builders import hold, session


def leave(driver: AppDriver, days_ago: int = 1, pain_before: int | None = None) -> None:
    day = MORNING - timedelta(days=days_ago)
    past = session(hold(1, 2), started_at=day, pain_before=pain_before)
    driver.context.sessions.save(past)


def answered(driver: AppDriver) -> Session:
    (stored,) = driver.stored()
    return stored


async def test_the_day_after_a_session_the_question_is_asked(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        asked = "Worst hip pain in the night or morning after Sunday's session?"
        assert asked in words_on(pilot.app)


async def test_the_number_is_entered_by_digits_and_arrows(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        for keys, pain in (
            ("right", 0),
            ("right", 1),
            ("0", 0),
            ("7", 7),
            ("t", 10),
            ("3 left", 2),
            ("3 5", 5),
            ("3 backspace", None),
        ):
            await driver.press(pilot, *keys.split())
            assert pilot.app.screen.query_one(RatingRow).chosen == pain, keys


@pytest.mark.parametrize(("keys", "pain"), [("0", 0), ("3 backspace 4", 4)])
async def test_the_number_is_written_into_that_session(
    driver: AppDriver, keys: str, pain: int
) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        await driver.press(pilot, *keys.split(), "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert (answered(driver).pain_next_day, answered(driver).pain_next_day_asked) == (pain, True)


@pytest.mark.parametrize(("keys", "pain"), [("1 0", 10), ("1 backspace 0", 0)])
async def test_one_and_zero_are_ten(driver: AppDriver, keys: str, pain: int) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        await pilot.press(*keys.split())
        assert pilot.app.screen.query_one(RatingRow).chosen == pain


async def test_a_click_on_a_number_is_that_number(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        await pilot.click(RatingRow, offset=(2, 1))
        assert pilot.app.screen.query_one(RatingRow).chosen == 0


async def test_skipped_it_is_not_asked_again(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        await driver.press(pilot, "5", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert (answered(driver).pain_next_day, answered(driver).pain_next_day_asked) == (None, True)
    async with driver.opened() as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_enter_saves_nothing_before_a_number_is_entered(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        assert "save" not in text_on(pilot.app)
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, NextDayScreen)


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True), (3, True), (4, False)])
async def test_it_is_asked_from_the_first_to_the_third_day(
    driver: AppDriver, days: int, *, asked: bool
) -> None:
    leave(driver, days)
    async with driver.opened() as pilot:
        assert isinstance(pilot.app.screen, NextDayScreen) is asked


@pytest.mark.parametrize(("key", "advised"), [("2", False), ("3", True)])
async def test_if_the_pain_rose_by_two_home_gives_advice(
    driver: AppDriver, key: str, *, advised: bool
) -> None:
    leave(driver, pain_before=1)
    async with driver.opened() as pilot:
        await driver.press(pilot, key, "enter")
        assert (ADVICE in words_on(pilot.app)) is advised


async def test_an_answer_that_cannot_be_saved_is_reported(driver: AppDriver) -> None:
    leave(driver)
    async with driver.opened() as pilot:
        (file,) = (driver.folder / "sessions" / "2026").iterdir()
        file.unlink()
        file.mkdir()
        await driver.press(pilot, "2", "enter")
        assert "Your answer is not saved" in words_on(pilot.app)
