"""Above the limit the choice that page up steps to is highlighted in the panel."""

from hiptimer.interaction.view import End
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan
from tests.support.timer_stepping import chosen_for_pain, highlighted_choice, rate_five


async def test_each_press_points_to_the_next_choice_and_after_the_last_to_the_first(
    driver: AppDriver,
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await rate_five(timer)
        seen = highlighted_choice(timer)
        for _ in range(7):
            await timer.press("pageup", after=0.5)
            seen += highlighted_choice(timer)
        assert seen == "esxXcfae"
        assert not chosen_for_pain(timer)


async def test_finishing_can_be_stepped_to(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await rate_five(timer)
        for _ in range(5):
            await timer.press("pageup", after=0.5)
        await timer.press("pagedown", after=0.5)
        assert timer.app.ends == [End.FINISHED]
        assert timer.session.stop_reason == "pain"
