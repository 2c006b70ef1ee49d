"""Above the limit page up steps through the choices; what was not stepped to is never chosen."""

import pytest

from hiptimer.engine import Phase
from hiptimer.model.session import Cause
from hiptimer.tui.screens.timer import TimerEnd
from tests.tui.desk import Desk
from tests.tui.timer.following import Following, following, short_plan
from tests.tui.timer.listening import with_voice
from tests.tui.timer.test_stepping_through_numbers import pointed, step


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
    desk: Desk,
) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        seen = highlighted(timer)
        for _ in range(7):
            await timer.press("pageup", after=0.5)
            seen += highlighted(timer)
        assert seen == "esxXcfie"
        assert not chosen(timer)


async def test_page_down_takes_what_was_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("pagedown", after=0.5)
        assert (chosen(timer), timer.phase) == (["shorter"], Phase.REST)


async def test_page_down_alone_takes_what_is_suggested(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pagedown", after=3)
        assert chosen(timer) == ["easier"]


async def test_three_seconds_without_a_press_take_what_was_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("pageup", after=0.5)
        await timer.wait(2.75, step=0.25)
        assert not chosen(timer)
        await timer.wait(0.25, step=0.25)
        assert (chosen(timer), timer.phase) == (["skip-side"], Phase.REST)
        await timer.press("pagedown", after=1)
        assert timer.phase is Phase.REST, "a press that comes a moment later ends no rest"


async def test_nothing_is_chosen_that_was_not_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.wait(300)
        assert (chosen(timer), timer.phase) == ([], Phase.WAITING)
        await timer.press("down")
        await timer.wait(10)
        assert not chosen(timer), "an arrow waits for enter"


async def test_a_choice_is_heard_to_its_end_before_the_three_seconds_begin(desk: Desk) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        assert said.last.endswith("Or press page up for the others.")
        for words in (
            *("A shorter set: ten seconds.", "Leave this exercise on this side."),
            *("Leave this exercise on both sides.", "Carry on as planned."),
            *("Finish here.", "Another number."),
        ):
            await timer.press("pageup", after=0.5)
            assert said.last == words
        await timer.press("pageup", after=0.5)
        assert said.last.startswith("Easier version: knee bent, or only take the weight")
        await timer.wait(5)
        assert not chosen(timer)
        await timer.wait(4)
        assert chosen(timer) == ["easier"]


async def test_another_number_is_stepped_to_by_page_up_alone(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        for _ in range(6):
            await timer.press("pageup", after=0.5)
        assert highlighted(timer) == "i"
        await timer.press("pagedown", after=0.5)
        assert timer.pains == [None]
        assert await step(timer, 2) == [3, 2]
        await timer.wait(3)
        assert (timer.pains, chosen(timer)) == ([2], [])


async def test_a_number_above_the_limit_that_was_stepped_to_opens_the_choices(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=1)
        assert (await step(timer, 10))[-1] == 5
        await timer.press("pagedown", after=0.5)
        assert "5 is above your limit of 3" in timer.text
        assert pointed(timer) is None
        await timer.wait(10)
        assert not chosen(timer)


async def test_a_second_press_for_that_number_chooses_nothing(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=1)
        await step(timer, 10)
        await timer.press("pagedown", after=0.5)
        await timer.press("pagedown", after=1)
        assert not chosen(timer), "the choices have not been heard yet"
        await timer.press("pagedown", after=2.5)
        assert chosen(timer) == ["easier"]


async def test_who_has_stepped_on_since_that_number_chooses_at_once(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=1)
        await step(timer, 10)
        await timer.press("pagedown", after=0.5)
        await timer.press("pageup", after=0.5)
        await timer.press("pagedown", after=0.5)
        assert chosen(timer) == ["shorter"]


async def test_finishing_can_be_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        for _ in range(5):
            await timer.press("pageup", after=0.5)
        await timer.press("pagedown", after=0.5)
        assert timer.app.ends == [TimerEnd.FINISHED]
        assert timer.session.stop_reason == "pain"


async def test_a_letter_while_stepping_is_the_answer(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("c")
        await timer.wait(5)
        assert chosen(timer) == ["carry-on"]


async def test_a_number_while_stepping_is_the_answer(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("2")
        await timer.wait(5)
        assert (timer.pains, chosen(timer)) == ([2], [])


async def test_in_a_pause_the_choices_wait_and_page_up_goes_on(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await after_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("b", after=0.5)
        await timer.wait(10)
        assert (timer.phase, chosen(timer)) == (Phase.PAUSED, [])
        await timer.press("pageup")
        assert timer.phase is Phase.REST


@pytest.mark.parametrize(("question", "steps"), [("q", "kslk"), ("f", "nkptmonk")])
async def test_a_question_is_stepped_through_and_only_page_down_answers_it(
    desk: Desk, question: str, steps: str
) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=2)
        await timer.press(question)
        seen = highlighted(timer)
        for _ in steps[1:]:
            await timer.press("pageup", after=0.5)
            seen += highlighted(timer)
        assert seen == steps
        await timer.wait(10)
        assert (timer.app.ends, timer.phase) == ([], Phase.HOLD)
        await timer.press("pagedown")
        assert timer.view.scene.panel is None


async def test_after_two_hours_page_up_and_down_discard(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        await timer.sleep(7_201)
        await timer.press("pageup", after=2)
        await timer.wait(10)
        assert timer.app.ends == []
        await timer.press("pagedown")
        assert timer.app.ends == [TimerEnd.DISCARDED]


async def test_from_a_rest_into_a_wait_the_choice_that_is_pointed_to_stays(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=17)
        await timer.press("5")
        await timer.press("pageup", after=1)
        await timer.press("pageup", after=1)
        await timer.wait(1.5)
        assert (timer.phase, highlighted(timer)) == (Phase.WAITING, "x")
        await timer.press("pagedown")
        assert chosen(timer) == ["skip-side"]


async def test_the_arrows_choice_stays_too(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=17)
        await timer.press("5")
        await timer.press("down", after=1)
        await timer.wait(5)
        assert (timer.phase, highlighted(timer)) == (Phase.WAITING, "s")
