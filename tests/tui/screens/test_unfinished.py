from datetime import timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.session import Session, SessionOutcome
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.widgets.choice_list import ChoiceList
from tests.support.app_driver import AppDriver, painted
from tests.support.fakes import MORNING
from tests.support.screen_text import text_on, words_on
from tests.support.session_builders import hold, session


def cut_off(minutes_ago: int, letters: str = "k3f9q2mb") -> Session:
    """One of three holds was done, and then the machine went off."""
    started_at = MORNING - timedelta(minutes=minutes_ago)
    return session(hold(1, 2), started_at=started_at, letters=letters, outcome=None, ended_at=None)


def leave(driver: AppDriver, *sessions: Session) -> None:
    for each in sessions:
        driver.context.sessions.save(each)


async def test_an_unfinished_session_is_shown_and_offered_with_where_it_resumes(
    driver: AppDriver,
) -> None:
    leave(driver, cut_off(30))
    async with driver.opened() as pilot:
        seen = words_on(pilot.app)
        assert "A session was not finished" in seen
        assert "Mine, today at 06:48: 1 of 3 sets." in seen
        assert "▸ g Go on with it" in seen
        assert "can be taken back from there" in seen
        assert "From set 2 of 3." in seen


async def test_after_the_last_set_only_numbers_are_missing(driver: AppDriver) -> None:
    over = replace(cut_off(30), sets=(hold(1, 2), hold(2), hold(3)))
    leave(driver, over)
    async with driver.opened() as pilot:
        assert "All sets are over; only numbers are missing." in words_on(pilot.app)


async def test_enter_resumes_it_from_the_next_set(driver: AppDriver) -> None:
    leave(driver, cut_off(30))
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, TimerScreen)
        position = screen.engine.position
        assert position is not None
        assert position.number == 2


async def test_after_two_hours_it_can_only_be_kept_or_discarded(driver: AppDriver) -> None:
    leave(driver, cut_off(121))
    async with driver.opened() as pilot:
        assert "▸ k Keep it as it is" in words_on(pilot.app)
        assert "Go on with it" not in text_on(pilot.app)
        await driver.press(pilot, "g")
        assert isinstance(pilot.app.screen, ChoiceScreen)


async def test_kept_as_it_is_it_ends_at_its_last_second(driver: AppDriver) -> None:
    leave(driver, cut_off(30))
    async with driver.opened() as pilot:
        await driver.press(pilot, "k")
        assert isinstance(pilot.app.screen, HomeScreen)
    (stored,) = driver.stored()
    assert stored.outcome is SessionOutcome.INTERRUPTED
    assert stored.ended_at == stored.last_second


async def test_discarded_it_lies_in_the_trash(driver: AppDriver) -> None:
    unfinished = cut_off(30)
    leave(driver, unfinished)
    async with driver.opened() as pilot:
        await driver.press(pilot, "d")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert driver.stored() == ()
    assert [file.stem for file in (driver.folder / "trash").iterdir()] == [unfinished.id]


async def test_esc_leaves_it_as_it_is_and_it_is_offered_again(driver: AppDriver) -> None:
    unfinished = cut_off(30)
    leave(driver, unfinished)
    for _ in range(2):
        async with driver.opened() as pilot:
            assert isinstance(pilot.app.screen, ChoiceScreen)
            await driver.press(pilot, "escape")
            assert isinstance(pilot.app.screen, HomeScreen)
    assert driver.stored() == (unfinished,)


async def test_several_are_asked_about_one_after_another(driver: AppDriver) -> None:
    leave(driver, cut_off(200, "aaaaaaaa"), cut_off(30, "bbbbbbbb"))
    async with driver.opened() as pilot:
        assert "at 06:48" in text_on(pilot.app)
        await driver.press(pilot, "k")
        assert "at 03:58" in text_on(pilot.app)
        await driver.press(pilot, "d")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert [stored.outcome for stored in driver.stored()] == [SessionOutcome.INTERRUPTED]


async def test_while_it_runs_in_another_window_it_is_not_offered(driver: AppDriver) -> None:
    leave(driver, cut_off(1))
    other = driver.new_context()
    other.lock.acquire()
    async with driver.opened() as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
    other.lock.release()


async def test_a_session_of_another_device_is_not_offered(driver: AppDriver) -> None:
    leave(driver, session(hold(1), device="aaaa2222", outcome=None, ended_at=None))
    async with driver.opened() as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["k", "d"])
async def test_what_cannot_be_done_to_it_is_reported_at_home(driver: AppDriver, key: str) -> None:
    leave(driver, cut_off(30))
    async with driver.opened() as pilot:
        (file,) = (driver.folder / "sessions" / "2026").iterdir()
        file.unlink()
        file.mkdir()
        await driver.press(pilot, key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert file.name in words_on(pilot.app)


async def test_a_click_on_an_answer_gives_it(driver: AppDriver) -> None:
    leave(driver, cut_off(121))
    async with driver.opened() as pilot:
        await pilot.click(ChoiceList, offset=(6, 0))
        await painted(pilot)
    assert [stored.outcome for stored in driver.stored()] == [SessionOutcome.INTERRUPTED]
