"""Help and pages over the timer: the number stays, time goes on, space pauses."""

from collections.abc import Callable

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from tests.support.app_driver import MOST_PAUSES, AppDriver
from tests.support.timer_driver import Following, following, short_plan


async def seen_below(timer: Following, seen: Callable[[], bool]) -> bool:
    """Wait until the screen below is drawn: it draws when the one above has nothing to do."""
    for _ in range(MOST_PAUSES):
        await timer.pilot.pause()
        if seen():
            return True
    return False


async def test_the_keys_that_work_now_are_explained_below_the_number(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        await timer.press("?")
        assert "e end this set here; what you did counts" in timer.text
        assert "I didn't do that one" not in timer.text, "it is of no use in a hold"
        assert "█" in timer.lines[0]
        assert "H O L D" in timer.text


async def test_the_number_counts_on_above_what_is_read(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        await timer.press("?")
        before = timer.lines[:6]
        await timer.wait(1)
        assert timer.view.big == "16"
        assert await seen_below(timer, lambda: timer.lines[:6] != before)


async def test_space_pauses_while_something_is_read(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        await timer.press("?")
        await timer.press("space", after=1)
        assert timer.where == "paused left 1"
        assert await seen_below(timer, lambda: "P A U S E D" in timer.text)
        await timer.press("space", after=1)
        assert timer.where == "count-in left 1"


async def test_space_held_down_while_something_is_read_pauses_once(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        await timer.press("?")
        await timer.press("space", "space", "space", after=1)
        assert timer.where == "paused left 1"


async def test_no_key_reaches_the_session_through_what_is_read(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=3)
        await timer.press("?")
        for key in "3nreux+f":
            assert await timer.press(key) == ""
        assert timer.app.screen is not timer.app.timer


async def test_both_pages_can_be_read_from_the_keys(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        pages = {"h": "When to seek help", "p": "What the pain numbers mean"}
        for key, title in pages.items():
            await timer.press("f1", after=1)
            assert "h seek help p pain numbers" in timer.text
            await timer.press(key, after=1)
            assert title in timer.text
            assert "H O L D" in timer.text, key
            await timer.press("escape", after=1)
            assert timer.app.screen is timer.app.timer, key
            assert "LEFT LEG ON TOP" in timer.text, key


async def test_it_is_closed_by_the_keys_that_people_try(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        for key in ("escape", "enter", "q", "?", "f1"):
            await timer.press("?", after=1)
            assert timer.app.screen is not timer.app.timer, key
            await timer.press(key, after=1)
            assert timer.app.screen is timer.app.timer, key
            assert timer.view.scene.panel is None, key
            assert "LEFT LEG ON TOP" in timer.text, f"{key}: the whole screen is back"


async def test_a_session_that_ends_meanwhile_is_left_when_it_was_read(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver, exercises=1)) as timer:
        await timer.reach(Phase.WAITING)
        await timer.press("enter", after=2)
        await timer.reach(Phase.WAITING, after=1)
        await timer.press("?")
        await timer.wait(121)
        assert timer.runner.finished
        assert timer.app.ends == []
        await timer.press("escape")
        assert timer.app.ends == [End.FINISHED]
