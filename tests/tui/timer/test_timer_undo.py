"""`u` on the timer: an exercise left by one key is resumed, and the footer shows it for ten s."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan


async def test_an_exercise_left_by_mistake_is_resumed_and_the_screen_says_so(
    driver: AppDriver,
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        assert "u undo" not in timer.foot
        await timer.press("X", after=1)
        assert "u undo" in timer.foot
        await timer.press("u", after=2)
        assert "Undone: leaving the exercise. Count in to set 1" in timer.text
        assert (timer.phase, timer.session.sets) == (Phase.COUNT_IN, ())
        await timer.press("n", after=1)
        await timer.wait(10.5)
        assert "u undo" not in timer.foot
