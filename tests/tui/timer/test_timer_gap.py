"""Sleep, ctrl-z, a frozen terminal: it says what became of the hold, and asks how to go on."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan


async def test_a_sleep_in_a_hold_is_reported_with_what_was_held(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=12)
        await timer.sleep(900)
        assert timer.where == "paused left 1"
        assert "The computer slept at 07:18, or this program stood still." in timer.text
        assert "That set counts as interrupted: 12 s." in timer.text
        assert timer.session.sets[0].held_seconds == 12.0


async def test_the_keys_that_wake_the_computer_are_no_answer(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=12)
        timer.driver.clock.advance(900)
        await timer.press("space", "enter", "n", "q", "3")
        assert timer.where == "paused left 1"
        assert timer.view.scene.panel is None
        await timer.press("enter", "escape", after=0.5)
        assert timer.where == "paused left 1"


async def test_a_sleep_while_preparing_only_pauses(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.wait(10)
        await timer.sleep(900)
        assert "stood still. Space when you are ready." in timer.text
        assert timer.view.big == "20"


async def test_a_short_hiccup_is_none(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.sleep(2)
        assert (timer.phase, timer.view.big) == (Phase.HOLD, "13")
