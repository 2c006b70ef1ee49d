"""Above the ceiling on the screen: the panel opens, answers its keys, and never stops the clock."""

import pytest

from hiptimer.engine import Phase
from hiptimer.tui.screens.timer import TimerEnd
from tests.tui.desk import Desk
from tests.tui.timer.following import Following, following, short_plan


async def after_five(timer: Following, pain: str = "5") -> None:
    await timer.reach(Phase.REST, after=1)
    await timer.press(pain)


async def test_the_panel_stands_below_the_number_while_the_rest_runs_on(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        assert "5 is above your limit of 3. What would you like to do?" in timer.text
        assert "▸ e easier version: knee bent" in timer.text
        assert timer.view.big == "19"
        await timer.wait(4)
        assert timer.view.big == "15"


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        ("e", "easier"),
        ("s", "shorter"),
        ("x", "skip-side"),
        ("X", "skip-exercise"),
        ("c", "carry-on"),
    ],
)
async def test_a_letter_chooses_and_the_panel_is_gone(desk: Desk, key: str, choice: str) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press(key, after=1)
        (adjustment,) = timer.session.adjustments
        assert (adjustment.choice, adjustment.cause, adjustment.pain) == (choice, "pain", 5)
        assert timer.view.scene.panel is None


async def test_finishing_from_the_panel_ends_the_session_for_pain(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("f", after=1)
        assert timer.app.ends == [TimerEnd.FINISHED]
        assert timer.session.stop_reason == "pain"


async def test_enter_takes_the_choice_that_is_pointed_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("down", "down", "up", after=3)
        assert "▸ s shorter holds: 10 s on this side" in timer.text
        await timer.press("enter")
        assert timer.session.adjustments[0].choice == "shorter"
        assert timer.phase is Phase.REST, "it ends nothing besides"


async def test_enter_right_after_the_number_chooses_nothing(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("enter", after=1.5)
        assert not timer.session.adjustments
        assert timer.view.scene.panel
        await timer.press("pagedown", after=1)
        assert timer.session.adjustments[0].choice == "easier"


async def test_a_lower_number_closes_the_panel(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("3", after=1)
        assert (timer.pains, timer.view.scene.panel) == ([3], None)
        assert not timer.session.adjustments
        assert "you said 3, mild" in timer.text


async def test_saying_that_another_number_was_meant_takes_it_back(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("i", after=1)
        assert (timer.pains, timer.view.scene.panel) == ([None], None)
        assert "Hip pain in that set, at its worst?" in timer.text


async def test_at_eight_the_page_on_when_to_seek_help_is_one_key_away(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer, "8")
        assert "▸ f finish here (h: when to seek help)" in timer.text
        await timer.press("h", after=1)
        assert "hiptimer cannot tell what is wrong with your hip" in timer.text
        await timer.press("escape", after=1)
        assert timer.view.scene.panel


async def test_below_seven_that_page_is_not_offered(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("h", after=1)
        assert "cannot tell" not in timer.text


async def test_an_open_decision_is_waited_for_and_on_does_not_pass_it(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("n", after=3)
        assert timer.where == "waiting left 2"
        await timer.press("space", after=1)
        assert timer.where == "waiting left 2"
        await timer.press("c", after=1)
        assert timer.where == "count-in left 2"


async def test_the_easier_version_is_said_at_once_and_in_the_next_hold(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("e", after=1)
        assert "Easier version: knee bent" in timer.text
        await timer.reach(Phase.HOLD, after=1)
        assert "easier version: knee bent" in timer.text


async def test_other_keys_work_on_while_the_panel_stands_there(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("+", after=1)
        await timer.press("space", after=1)
        assert timer.where == "paused left 1"
        assert timer.view.scene.panel
