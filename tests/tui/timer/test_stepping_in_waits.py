"""In a wait each set that is not rated is stepped through in turn, and it is said which one."""

from hiptimer.engine import Phase
from hiptimer.tui.screens.timer import TimerEnd
from tests.tui.desk import Desk
from tests.tui.timer.following import Following, following, short_plan
from tests.tui.timer.listening import with_voice
from tests.tui.timer.test_stepping_through_numbers import pointed, step


async def at_the_last_wait(timer: Following) -> None:
    await timer.reach(Phase.WAITING)
    await timer.press("pagedown", after=2)
    await timer.reach(Phase.WAITING, after=1)


async def test_one_set_after_another_is_rated_and_only_then_it_goes_on(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        for presses in (1, 2, 3):
            await step(timer, presses)
            await timer.press("pagedown", after=0.5)
            assert timer.phase is Phase.WAITING
            await timer.wait(1)
        assert timer.pains == [2, 1, 3]
        await timer.press("pagedown", after=1)
        assert timer.phase is Phase.PREPARE


async def test_three_seconds_give_each_number_in_turn(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        for presses in (1, 2, 3):
            await step(timer, presses)
            await timer.wait(3)
        assert (timer.pains, timer.phase) == ([2, 1, 3], Phase.WAITING)


async def test_which_set_is_meant_is_said_before_its_first_number(desk: Desk) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        heard = []
        for key in ("pageup", "pageup", "pagedown", "pageup"):
            await timer.press(key, after=1)
            heard.append(said.last)
        assert heard[:2] == ["Set three. Number three.", "Number two."]
        assert heard[2].startswith("Pain level two. Two more to rate. Set one.")
        assert heard[3] == "Set one. Number three."


async def test_an_arrow_says_which_set_numbers_go_to_and_so_does_every_reminder(
    desk: Desk,
) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=20)
        await timer.press("up")
        assert said.last == "Set two."
        await timer.wait(17)
        assert "sets one, two and three. Set two. Hip pain" in said.last
        await timer.press("1")
        assert timer.pains == [None, 1, None]


async def test_above_the_limit_a_number_is_for_the_set_that_the_voice_speaks_of(
    desk: Desk,
) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk)) as timer:
        for _ in range(3):
            await timer.reach(Phase.HOLD)
            await timer.reach(Phase.REST)
        await timer.press("8", after=1)
        await timer.reach(Phase.WAITING, after=1)
        assert said.last.startswith("Pain level eight, above your limit of three. That is a lot.")
        assert "Not rated" not in said.last
        assert "zero to ten" not in said.last
        await timer.press("2")
        assert timer.pains == [None, None, 2]
        assert "Two more to rate. Set one." in said.last


async def test_at_the_end_the_exercise_and_the_side_are_said_too(desk: Desk) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk, exercises=1)) as timer:
        await at_the_last_wait(timer)
        await timer.press("pageup", after=1)
        name = "Side-lying straight-leg hover"
        assert said.last == f"{name}, right leg on top, set three. Number three."
        await timer.press("pagedown", after=1)
        await timer.press("pageup", after=1)
        assert said.last == f"{name}, left leg on top, set one. Number three."
        await timer.wait(6)
        assert timer.pains[0] is None, "it is still being said"
        await timer.wait(3)
        assert timer.pains[0] == 3


async def test_in_a_rest_no_set_is_named_for_there_is_only_one(desk: Desk) -> None:
    said = with_voice(desk)
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=1)
        await timer.press("pageup")
        assert said.last == "Number three."
        await timer.press("left", after=1)
        assert said.last == "Number two.", "arrows are heard too"


async def test_the_last_number_that_was_stepped_to_ends_the_session(desk: Desk) -> None:
    async with following(desk, short_plan(desk, exercises=1)) as timer:
        await at_the_last_wait(timer)
        for _ in range(6):
            await step(timer, 3)
            await timer.wait(3)
        assert timer.app.ends == [TimerEnd.FINISHED]
        assert timer.pains == [1] * 6


async def test_a_one_that_was_typed_and_not_sent_is_where_stepping_begins(desk: Desk) -> None:
    async with following(desk, short_plan(desk, exercises=1)) as timer:
        await at_the_last_wait(timer)
        for digit in "22222":
            await timer.press(digit, after=1)
        await timer.press("1", after=1)
        await timer.press("pageup", after=1)
        assert (pointed(timer), timer.app.ends) == (1, [])
        await timer.press("pageup", after=1)
        await timer.wait(3)
        assert timer.pains == [2, 2, 2, 2, 0, 2]


async def test_an_arrow_also_takes_a_one_from_before_it_is_sent(desk: Desk) -> None:
    async with following(desk, short_plan(desk, exercises=1)) as timer:
        await at_the_last_wait(timer)
        for digit in "22222":
            await timer.press(digit, after=1)
        await timer.press("1", after=1)
        await timer.press("right", after=1)
        await timer.wait(5)
        assert timer.app.ends == [], "one is still pointing"


async def test_another_set_pointed_to_drops_what_was_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        await step(timer)
        await timer.press("up", after=0.5)
        await timer.wait(5)
        assert (timer.pains, pointed(timer)) == ([None] * 3, None)


async def test_another_number_is_asked_for_the_set_it_was_about(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=1)
        await timer.press("8")
        await timer.press("i", after=3)
        await timer.press("2", after=1)
        assert timer.pains == [None, None, 2]


async def test_while_a_number_is_pointed_to_the_key_line_says_once_what_enter_does(
    desk: Desk,
) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.WAITING, after=2)
        assert "enter go on" in timer.foot
        await timer.press("pageup")
        assert "enter choose" in timer.foot
        assert timer.foot.count("enter") == 1
        await timer.press("space")
        assert timer.phase is Phase.PREPARE, "the space bar goes on all the same"
