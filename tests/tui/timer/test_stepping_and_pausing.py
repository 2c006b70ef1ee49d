"""Page up pauses on the screen when no answer is asked for, also a moment too late."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan
from tests.support.timer_stepping import highlighted_number


async def test_held_down_it_pauses_once(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.hold_down("pageup")
        assert timer.where == "paused left 1"


async def test_meant_for_the_hold_that_has_just_ended_it_pauses_the_rest(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD)
        await timer.wait(20.25, step=0.25)
        assert timer.phase is Phase.REST
        await timer.press("pageup")
        assert (timer.where, highlighted_number(timer)) == ("paused left 1", None)


async def test_when_the_computer_slept_nothing_is_taken(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=2)
        await timer.press("pageup")
        await timer.sleep(60)
        assert (timer.phase, timer.pains, highlighted_number(timer)) == (Phase.PAUSED, [None], None)
