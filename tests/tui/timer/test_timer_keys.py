"""Keys on the screen: each one is heard, and those that ask or move change nothing in a rest."""

from hiptimer.engine import Phase
from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.app_driver import AppDriver
from tests.support.plans import HOLDS_THEN_REPS
from tests.support.timer_driver import following


async def test_in_a_rest_keys_that_ask_or_move_change_nothing(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        await timer.reach(Phase.REST, after=5)
        where = timer.where
        keys = ("escape", "left", "right", "up", "down", "backspace", "h", "home", "z", "tab")
        assert await timer.press(*keys) == ""
        for key, asked in (("q", "Leave"), ("ctrl+q", "Leave"), ("ctrl+c", "Leave"), ("f", "why")):
            assert await timer.press(key) == ""
            assert asked in timer.text, key
            assert await timer.press("escape", "z") == ""
            assert timer.view.scene.panel is None
        assert (timer.where, timer.app.ends) == (where, [])
        await timer.press("3")
        assert (timer.pains, timer.where) == ([3], where)


async def test_each_key_of_the_timer_is_heard(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        await timer.wait(1)
        await timer.press("+", "+")
        assert timer.view.big == "29", "this one may repeat"
        for key, where in (
            ("space", "paused left 1"),
            ("full_stop", "prepare left 1"),
            ("enter", "hold left 1"),
            ("r", "count-in left 1"),
            ("n", "hold left 1"),
            ("e", "rest left 1"),
            ("d", "rest left 1"),
            ("pagedown", "hold left 2"),
            ("b", "paused left 2"),
            ("x", "waiting right 1"),
            ("X", "waiting bilateral 1"),
        ):
            assert await timer.press(key, after=1)
            assert timer.where == where, key
        assert [row.outcome for row in timer.session.sets] == [
            "cut-short",
            "skipped",
            "skipped",
            "skipped",
            "skipped",
        ]


async def test_a_key_that_is_held_down_acts_once(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        await timer.wait(1)
        await timer.hold_down("n")
        assert timer.where == "hold left 1"
        await timer.press("n", after=1)
        assert timer.where == "hold left 2"


async def test_number_pads_and_other_layouts_type_the_same_characters(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        await timer.wait(1)
        await timer.press("add")
        assert timer.view.big == "19"
        await timer.reach(Phase.REST, after=2)
        await timer.pilot.press("ampersand", "exclamation_mark")
        assert timer.pains == [None], "the first row of AZERTY without shift types no digits"


async def test_a_number_that_is_clicked_rates_as_one_that_is_typed(driver: AppDriver) -> None:
    async with following(driver, HOLDS_THEN_REPS) as timer:
        await timer.reach(Phase.REST, after=2)
        timer.app.timer.post_message(RatingRow.NumberChosen(2))
        await timer.settle()
        assert timer.pains == [2]
