"""Above the limit the choice that page up steps to is highlighted in the panel."""

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from hiptimer.model.session import Cause
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan


async def after_five(timer: Following) -> None:
    await timer.reach(Phase.REST, after=1)
    await timer.press("5")


def highlighted(timer: Following) -> str:
    panel = timer.app.timer.face.panel
    return panel.choices[panel.highlighted].letter


def chosen(timer: Following) -> list[str]:
    """What was chosen for the pain's sake."""
    changes = timer.session.adjustments
    return [str(change.choice) for change in changes if change.cause is Cause.PAIN]


async def test_each_press_points_to_the_next_choice_and_after_the_last_to_the_first(
    driver: AppDriver,
) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        seen = highlighted(timer)
        for _ in range(7):
            await timer.press("pageup", after=0.5)
            seen += highlighted(timer)
        assert seen == "esxXcfie"
        assert not chosen(timer)


async def test_finishing_can_be_stepped_to(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await after_five(timer)
        for _ in range(5):
            await timer.press("pageup", after=0.5)
        await timer.press("pagedown", after=0.5)
        assert timer.app.ends == [End.FINISHED]
        assert timer.session.stop_reason == "pain"
