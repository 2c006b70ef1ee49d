"""Leaving and finishing: it asks first, the clock runs on, and nothing is lost by a slip."""

import pytest

from hiptimer.engine import Phase
from hiptimer.tui.screens.timer import TimerEnd
from tests.tui.desk import Desk
from tests.tui.timer.following import following, short_plan


async def test_quitting_offers_to_stop_to_go_on_later_or_to_keep_going(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("q")
        for words in ("stop here: what you did is kept", "go on later", "▸ k keep going"):
            assert words in timer.text
        await timer.wait(5)
        assert timer.view.big == "10", "a question never stops the clock"
        await timer.press("enter")
        assert (timer.view.scene.panel, timer.phase, timer.app.ends) == (None, Phase.HOLD, [])


async def test_going_on_later_leaves_the_session_without_an_end(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("q")
        await timer.press("l")
        assert timer.app.ends == [TimerEnd.LATER]
        assert timer.session.outcome is None
        before = len(timer.events)
        timer.desk.clock.advance(60)
        await timer.settle()
        assert len(timer.events) == before, "the time is not looked at any more"


@pytest.mark.parametrize(
    ("key", "reason"),
    [("p", "pain"), ("t", "tired"), ("m", "time"), ("o", "other"), ("n", None), ("enter", None)],
)
async def test_finishing_early_records_the_reason(desk: Desk, key: str, reason: str | None) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("f")
        assert "▸ n no reason" in timer.text
        await timer.press(key, after=1)
        assert timer.app.ends == [TimerEnd.FINISHED]
        session = timer.session
        assert (session.outcome, session.stop_reason) == ("stopped", reason)
        assert session.sets[-1].held_seconds == 6.0


async def test_stopping_from_the_question_asks_for_the_reason_too(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        for key in "qst":
            await timer.press(key)
        assert timer.session.stop_reason == "tired"


async def test_space_pauses_beside_an_open_question(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.press("q", "space")
        assert timer.where == "paused left 1"
        assert timer.view.scene.panel
        await timer.press("space", after=1)
        assert timer.where == "count-in left 1"


async def test_no_other_key_reaches_the_session_through_a_question(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=5)
        await timer.press("f")
        assert await timer.press("3", "r", "u", "+", "x", "X", "e", "backspace", "left", "h") == ""
        assert timer.view.scene.panel


async def test_a_question_stands_before_the_panel_and_gives_it_free_again(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=5)
        await timer.press("5")
        await timer.press("q", after=1)
        assert "Leave this session?" in timer.text
        await timer.press("k", after=1)
        assert "5 is above your limit" in timer.text


async def test_an_answer_that_comes_too_late_does_nothing(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=5)
        await timer.press("5")
        assert await timer.press("c", "e", after=1) != ""
        assert [entry.choice for entry in timer.session.adjustments] == ["carry-on"]
