"""Above the ceiling on the screen: the panel opens, answers its keys, and never stops the clock."""

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan


async def after_five(timer: Following, pain: str = "5") -> None:
    await timer.reach(Phase.REST, after=1)
    await timer.press(pain)


async def test_the_panel_stands_below_the_number_while_the_rest_runs_on(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        assert "5 is above your limit of 3. What would you like to do?" in timer.text
        assert "▸ e easier version: knee bent" in timer.text
        assert timer.view.big == "19"
        await timer.wait(4)
        assert timer.view.big == "15"


async def test_enter_takes_the_choice_that_is_pointed_to(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        await timer.press("down", "down", "up", after=3)
        assert "▸ s shorter holds: 10 s on this side" in timer.text
        await timer.press("enter")
        assert timer.session.adjustments[0].choice == "shorter"
        assert timer.phase is Phase.REST, "it ends nothing besides"


async def test_at_eight_the_page_on_when_to_seek_help_is_one_key_away(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer, "8")
        assert "▸ f finish here (h: when to seek help)" in timer.text
        await timer.press("h", after=1)
        assert "hiptimer cannot tell what is wrong with your hip" in timer.text
        await timer.press("escape", after=1)
        assert timer.view.scene.panel


async def test_the_easier_version_is_said_at_once_and_in_the_next_hold(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        await timer.press("e", after=1)
        assert "Easier version: knee bent" in timer.text
        await timer.reach(Phase.HOLD, after=1)
        assert "easier version: knee bent" in timer.text


async def test_another_number_takes_the_panel_away_and_is_shown(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        await timer.press("3", after=1)
        assert (timer.pains, timer.view.scene.panel) == ([3], None)
        assert "you said 3, mild" in timer.text
        await timer.press("5", after=1)
        await timer.press("a", after=1)
        assert (timer.pains, timer.view.scene.panel) == ([None], None)
        assert "Hip pain in that set, at its worst?" in timer.text
        assert not timer.session.adjustments
