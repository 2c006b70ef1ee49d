"""Waiting: it says where to turn, what is not rated, and which key goes on."""

from textual.events import Key

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from hiptimer.model.choices import RatingRule
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import following, short_plan


async def test_at_a_change_of_side_all_that_matters_is_on_the_screen(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING)
        assert (timer.view.big, timer.view.detail) == ("Turn over", "right leg on top")
        for words in (
            "RIGHT LEG ON TOP",
            "lie on your left side",
            "W H E N Y O U A R E R E A D Y",
            "Press enter or the clicker when you are ready.",
            "left leg on top set 3: not rated",
            "Hip pain in that set, at its worst?",
        ):
            assert words in timer.text
        assert timer.foot.startswith("enter go on")


async def test_every_unrated_set_of_the_side_can_be_rated(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING)
        assert len(timer.view.scene.to_rate) == 3
        await timer.press("3")
        await timer.press("down", after=1)
        await timer.press("1")
        await timer.press("2", after=1)
        assert timer.pains == [2, 1, 3]
        assert timer.phase is Phase.WAITING, "it goes on by a key, for one has to turn over"
        assert [row.pain for row in timer.view.scene.to_rate] == [2, 1, 3]


async def test_a_rating_that_is_owed_lets_the_session_go_on_by_itself(driver: AppDriver) -> None:
    plan = short_plan(driver, rating=RatingRule.WAIT)
    async with following(driver, plan) as timer:
        await timer.reach(Phase.WAITING)
        assert timer.view.big == "Hip pain?"
        await timer.press("1", "0", after=1)
        assert timer.pains == [10]
        assert timer.view.scene.panel, "ten is above the limit"


async def test_the_last_number_ends_the_session(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver, exercises=1)) as timer:
        await timer.reach(Phase.WAITING)
        await timer.press("enter", after=2)
        await timer.reach(Phase.WAITING)
        assert timer.view.detail == "not rated yet: 6"
        for key in "234567":
            await timer.press(key, after=1)
        assert timer.app.ends == [End.FINISHED]
        assert timer.pains == [3, 4, 5, 6, 7, 2]


async def test_a_key_in_the_moment_of_the_end_is_swallowed(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver, exercises=1)) as timer:
        await timer.reach(Phase.WAITING)
        await timer.press("enter", after=2)
        await timer.reach(Phase.WAITING, after=119.5)
        timer.driver.clock.advance(1)
        key = Key("enter", None)
        timer.app.timer.on_key(key)
        assert key._stop_propagation, "it would be for the screen that follows"
        await timer.settle()
        assert timer.app.ends == [End.FINISHED]


async def test_after_three_minutes_the_wait_is_called_a_pause(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING)
        await timer.wait(180)
        assert "P A U S E D" not in timer.text
        await timer.wait(1)
        assert "P A U S E D" in timer.text
        assert "Paused. Space when you are ready." in timer.text
        assert timer.view.big == "Turn over", "where to go on is still to be read"
        await timer.press("space")
        assert timer.phase is Phase.PREPARE


async def test_after_two_hours_it_can_only_be_kept_or_discarded(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        await timer.sleep(7_201)
        assert "This session has stood still for two hours." in timer.text
        await timer.press("space", "escape", "enter", "q", "f", "n", "r", "3", after=2)
        assert timer.app.ends == [End.KEPT], "enter kept it"
        assert timer.session.outcome == "interrupted"
        assert timer.session.ended_at == timer.session.last_second
