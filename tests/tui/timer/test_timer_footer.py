"""The keys at the foot of the timer can be clicked."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.plans import HOLDS_THEN_REPS
from tests.support.timer_driver import following


async def test_a_click_on_a_key_does_what_the_key_does(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        for words, phase in (("start now", Phase.HOLD), ("pause", Phase.PAUSED)):
            await timer.wait(1)
            offset = (timer.lines[-1].index(words), len(timer.lines) - 1)
            await timer.pilot.click(offset=offset)
            await timer.pilot.pause()
            assert timer.phase is phase
