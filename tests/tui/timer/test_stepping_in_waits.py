"""In a wait the screen leads from set to set, and its key line says what enter does."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan
from tests.support.timer_stepping import step_numbers


async def test_one_set_after_another_is_rated_and_only_then_it_goes_on(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        for presses in (1, 2, 3):
            await step_numbers(timer, presses)
            await timer.press("pagedown", after=0.5)
            assert timer.phase is Phase.WAITING
            await timer.wait(1)
        assert timer.pains == [2, 1, 3]
        await timer.press("pagedown", after=1)
        assert timer.phase is Phase.PREPARE


async def test_while_a_number_is_pointed_to_the_key_line_says_once_what_enter_does(
    driver: AppDriver,
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING, after=2)
        assert "enter go on" in timer.foot
        await timer.press("pageup")
        assert "enter choose" in timer.foot
        assert timer.foot.count("enter") == 1
        await timer.press("space")
        assert timer.phase is Phase.PREPARE, "the space bar goes on all the same"
