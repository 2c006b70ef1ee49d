"""Leaving and finishing: it asks first, the clock runs on, and nothing is lost by a slip."""

import pytest

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan


async def test_quitting_offers_to_stop_to_go_on_later_or_to_keep_going(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("q")
        for words in ("stop here: what you did is kept", "go on later", "▸ k keep going"):
            assert words in timer.text
        await timer.wait(5)
        assert timer.view.big == "10", "a question never stops the clock"
        await timer.press("enter")
        assert (timer.view.scene.panel, timer.phase, timer.app.ends) == (None, Phase.HOLD, [])


async def test_going_on_later_leaves_the_session_without_an_end(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("q")
        await timer.press("l")
        assert timer.app.ends == [End.LATER]
        assert timer.session.outcome is None
        before = len(timer.events)
        timer.driver.clock.advance(60)
        await timer.settle()
        assert len(timer.events) == before, "the time is not looked at any more"


@pytest.mark.parametrize(
    ("key", "reason"),
    [("p", "pain"), ("enter", None)],
)
async def test_finishing_early_records_the_reason(
    driver: AppDriver, key: str, reason: str | None
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("f")
        assert "▸ n no reason" in timer.text
        await timer.press(key, after=1)
        assert timer.app.ends == [End.FINISHED]
        session = timer.session
        assert (session.outcome, session.stop_reason) == ("stopped", reason)
        assert session.sets[-1].held_seconds == 6.0
