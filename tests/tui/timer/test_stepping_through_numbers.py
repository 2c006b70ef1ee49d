"""Page up steps through the numbers; page down takes one, and so do three seconds of nothing."""

import pytest

from hiptimer.engine import Phase
from tests.tui.desk import Desk
from tests.tui.timer.following import Following, following, short_plan


async def resting(timer: Following, after: float = 1.0) -> None:
    await timer.reach(Phase.REST, after=after)


async def step(timer: Following, times: int = 1, apart: float = 0.5) -> list[int | None]:
    """Press page up; return what is pointed to after each press."""
    seen: list[int | None] = []
    for _ in range(times):
        await timer.wait(apart, step=0.25)
        await timer.press("pageup")
        seen.append(pointed(timer))
    return seen


def pointed(timer: Following) -> int | None:
    return timer.app.timer.face.rating.highlighted


async def test_it_begins_at_the_limit_steps_down_and_begins_again_at_ten(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        assert await step(timer, 11) == [3, 2, 1, 0, 10, 9, 8, 7, 6, 5, 4]
        assert (timer.pains, timer.phase) == ([None], Phase.REST)
        assert "▸ 4 ◂" in timer.text


async def test_page_down_gives_the_number_and_ends_no_rest(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer, 2)
        await timer.press("pagedown", after=0.5)
        assert (timer.pains, timer.phase) == ([2], Phase.REST)
        assert pointed(timer) is None


async def test_three_seconds_without_a_press_give_it_too(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer, 3)
        await timer.wait(2.75, step=0.25)
        assert timer.pains == [None]
        await timer.wait(0.25, step=0.25)
        assert (timer.pains, timer.phase) == ([1], Phase.REST)


async def test_each_press_restarts_the_three_seconds(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer, 3, apart=2.5)
        assert timer.pains == [None]


async def test_a_number_that_was_not_stepped_to_is_never_given(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await timer.press("right")
        assert pointed(timer) == 0
        await timer.wait(10)
        assert timer.pains == [None], "arrows wait for enter"


async def test_page_down_just_after_the_three_seconds_does_not_end_the_rest(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("pagedown", after=3.5)
        assert (timer.pains, timer.phase) == ([3], Phase.REST)
        await timer.press("pagedown", after=1)
        assert timer.phase is Phase.HOLD, "the next one does"


async def test_two_quick_presses_are_two_steps(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        assert await step(timer, 3, apart=0.25) == [3, 2, 1]


async def test_page_up_held_down_does_not_run_through_the_numbers(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await timer.hold_down("pageup", 6.0)
        assert pointed(timer) == 3
        assert timer.pains == [None], "it is not let go yet"
        await timer.wait(3)
        assert timer.pains == [3]


async def test_page_down_pressed_twice_by_a_nervous_finger_only_confirms(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("pagedown", "pagedown")
        assert (timer.pains, timer.phase) == ([3], Phase.REST)


async def test_a_digit_while_stepping_is_the_answer(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer, 2)
        await timer.press("0")
        assert (timer.pains, pointed(timer)) == ([0], None)
        await timer.wait(5)
        assert timer.pains == [0], "what was stepped to is not given after it"


async def test_page_down_confirms_what_was_stepped_to_after_a_digit(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await timer.press("1")
        await timer.press("pageup", "pagedown", after=0.5)
        assert timer.pains == [1]
        await timer.press("2", after=1)
        assert await step(timer, 2, apart=0.25) == [2, 1]
        await timer.press("pagedown", after=0.5)
        assert timer.pains == [1], "though it is less than two seconds after the digit"
        assert timer.phase is Phase.REST


async def test_backspace_lets_go_of_the_number_before_it_takes_one_back(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await timer.press("2")
        await step(timer, 2)
        await timer.press("backspace")
        assert (timer.pains, pointed(timer)) == ([2], None)
        await timer.press("backspace")
        assert timer.pains == [None]
        await timer.wait(5)
        assert timer.pains == [None]


async def test_a_number_that_was_given_is_corrected_from_where_it_is(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("pagedown", after=0.5)
        assert await step(timer, 2, apart=1) == [3, 2]
        await timer.press("pagedown", after=0.5)
        assert (timer.pains, timer.phase) == ([2], Phase.REST)


async def test_an_arrow_stops_the_three_seconds(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("left", after=0.5)
        await timer.wait(6)
        assert (timer.pains, pointed(timer)) == ([None], 2)


async def test_ten_seconds_more_leave_what_is_pointed_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("+", after=0.5)
        assert pointed(timer) == 3
        await timer.wait(3)
        assert timer.pains == [3]


async def test_a_set_that_was_not_done_is_not_rated_by_what_was_stepped_to(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await resting(timer)
        await step(timer)
        await timer.press("u", after=0.5)
        await timer.wait(5)
        assert (timer.pains, pointed(timer)) == ([None], None)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (39, 11), (40, 12), (200, 60)])
async def test_it_works_in_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with following(desk, short_plan(desk), size=size) as timer:
        await resting(timer)
        await step(timer, 2)
        await timer.press("pagedown", after=0.5)
        await timer.press("9", after=1)
        await step(timer)
        await timer.press("pagedown", after=0.5)
        assert timer.pains == [9]
        assert len(timer.session.adjustments) == 1


async def test_the_footer_and_the_help_mention_it(desk: Desk) -> None:
    async with following(desk, short_plan(desk), size=(80, 50)) as timer:
        await timer.reach(Phase.REST)
        assert "pgup point" in timer.foot
        await timer.wait(1)
        await timer.press("pageup")
        assert "enter choose" in timer.foot
        await timer.press("?", after=0.5)
        assert "page up steps to the next number or choice" in timer.text
        await timer.press("escape", after=0.5)
        await timer.reach(Phase.HOLD, after=1)
        assert "pgup" not in timer.foot
