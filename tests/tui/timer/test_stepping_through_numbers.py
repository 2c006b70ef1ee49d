"""A number that page up steps to is shown on the screen, in every size, and in the key line."""

import pytest

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan
from tests.support.timer_stepping import highlighted_number, step_numbers


async def resting(timer: Following, after: float = 1.0) -> None:
    await timer.reach(Phase.REST, after=after)


async def test_it_begins_at_the_limit_steps_down_and_begins_again_at_ten(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await resting(timer)
        assert await step_numbers(timer, 11) == [3, 2, 1, 0, 10, 9, 8, 7, 6, 5, 4]
        assert (timer.pains, timer.phase) == ([None], Phase.REST)
        assert "▸ 4 ◂" in timer.text


async def test_page_up_held_down_does_not_run_through_the_numbers(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await resting(timer)
        await timer.hold_down("pageup", 6.0)
        assert highlighted_number(timer) == 3
        assert timer.pains == [None], "it is not let go yet"
        await timer.wait(3)
        assert timer.pains == [3]


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (39, 11), (40, 12), (200, 60)])
async def test_it_works_in_every_size(driver: AppDriver, size: tuple[int, int]) -> None:
    async with following(driver, short_plan(driver), size=size) as timer:
        await resting(timer)
        await step_numbers(timer, 2)
        await timer.press("pagedown", after=0.5)
        await timer.press("9", after=1)
        await step_numbers(timer)
        await timer.press("pagedown", after=0.5)
        assert timer.pains == [9]
        assert len(timer.session.adjustments) == 1


async def test_the_footer_and_the_help_mention_it(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver), size=(80, 50)) as timer:
        await timer.reach(Phase.REST)
        assert "pgup point" in timer.foot
        await timer.wait(1)
        await timer.press("pageup")
        assert "enter choose" in timer.foot
        await timer.press("?", after=0.5)
        assert "page up steps to the next number or choice" in timer.text
        await timer.press("escape", after=0.5)
        await timer.reach(Phase.HOLD, after=1)
        assert "pgup" not in timer.foot
