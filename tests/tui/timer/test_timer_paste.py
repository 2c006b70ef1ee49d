"""A paste, and text that comes as fast as one, never rates and goes on at once."""

from textual.events import Paste

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan


async def test_a_paste_does_nothing(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        for phase in (Phase.HOLD, Phase.REST, Phase.WAITING):
            await timer.reach(phase, after=1)
            for text in ("7\n", "q\nl\n", "f", " "):
                before = len(timer.events)
                timer.app.post_message(Paste(text))
                await timer.settle()
                assert (timer.events[before:], timer.view.scene.panel) == ([], None)
        assert timer.pains == [None] * 3


async def test_seven_and_enter_typed_in_one_moment_rate_and_confirm_nothing(
    driver: AppDriver,
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING, after=3)
        await timer.press("2", "enter", "enter", "enter")
        assert timer.pains == [None, None, 2]
        assert timer.phase is Phase.WAITING


async def test_seven_and_enter_typed_in_one_moment_decide_nothing(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=3)
        await timer.press("7", "enter", "enter")
        assert timer.pains == [7]
        assert timer.view.scene.panel
        assert not timer.session.adjustments
        assert timer.phase is Phase.REST
