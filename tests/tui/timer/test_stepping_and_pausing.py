"""Page up pauses when no answer is asked for, also when it comes a moment too late."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.model.choices import AdvanceRule
from tests.plans import EACH, HOLD, REPS, plan_for
from tests.tui.desk import Desk
from tests.tui.timer.following import following, short_plan
from tests.tui.timer.test_stepping_through_numbers import pointed

AUTO = plan_for(replace(HOLD, side=EACH), advance=AdvanceRule.AUTO)


async def test_in_a_hold_it_pauses_and_goes_on(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        for key in ("pageup", "full_stop", "b"):
            await timer.reach(Phase.HOLD, after=3)
            await timer.press(key)
            assert timer.where == "paused left 1", key
            await timer.press(key, after=1)
            assert timer.where == "count-in left 1", key


async def test_held_down_it_pauses_once(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=5)
        await timer.hold_down("pageup")
        assert timer.where == "paused left 1"


async def test_the_other_keys_pause_a_rest_too(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST)
        for key in ("full_stop", "b", "space"):
            await timer.press("pageup", after=2)
            assert pointed(timer) == 3, key
            await timer.press(key, after=0.5)
            assert (timer.where, pointed(timer)) == ("paused left 1", None), key
            await timer.wait(10)
            assert timer.pains == [None], f"{key}: in a pause nothing is taken"
            await timer.press("pageup")
            assert timer.where == "rest left 1", f"{key}: in a pause nothing is said"


async def test_meant_for_the_hold_that_has_just_ended_it_pauses_the_rest(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD)
        await timer.wait(20.25, step=0.25)
        assert timer.phase is Phase.REST
        await timer.press("pageup")
        assert (timer.where, pointed(timer)) == ("paused left 1", None)


async def test_half_a_second_after_the_hold_it_is_an_answer(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD)
        await timer.wait(20.5)
        await timer.press("pageup")
        assert (timer.phase, pointed(timer)) == (Phase.REST, 3)


async def test_right_after_one_ended_the_set_oneself_it_is_an_answer(desk: Desk) -> None:
    async with following(desk, plan_for(REPS)) as timer:
        await timer.reach(Phase.REPS, after=5)
        await timer.press("pagedown", "pageup")
        assert (timer.phase, pointed(timer)) == (Phase.REST, 3)


async def test_meant_for_the_number_that_has_just_gone_it_pauses_no_hold(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=19)
        await timer.press("pageup", "pageup")
        await timer.wait(1.25, step=0.25)
        assert timer.phase is Phase.HOLD
        await timer.press("pageup")
        assert timer.phase is Phase.HOLD
        assert timer.pains == [None], "a number on the way is no answer"
        await timer.press("pageup", after=1)
        assert timer.where == "paused left 2"


async def test_page_down_for_a_number_that_has_just_gone_skips_nothing(desk: Desk) -> None:
    async with following(desk, AUTO) as timer:
        for _ in range(2):
            await timer.reach(Phase.HOLD)
            await timer.reach(Phase.REST)
        await timer.wait(19)
        await timer.press("pageup")
        await timer.wait(1.25, step=0.25)
        assert timer.phase is Phase.PREPARE
        await timer.press("pagedown")
        assert timer.phase is Phase.PREPARE
        await timer.press("pagedown", after=1.5)
        assert timer.where == "hold right 1"


async def test_a_wait_asks_for_a_number_again_and_enter_does_what_it_says(desk: Desk) -> None:
    async with following(desk, short_plan(desk, exercises=1)) as timer:
        for _ in range(3):
            await timer.reach(Phase.HOLD)
            await timer.reach(Phase.REST)
        await timer.wait(19)
        await timer.press("pageup")
        await timer.wait(1.25, step=0.25)
        assert (timer.phase, pointed(timer)) == (Phase.WAITING, None)
        await timer.press("pagedown")
        assert timer.phase is Phase.WAITING, "so soon it was still meant for the number"
        await timer.wait(5)
        assert timer.pains == [None, None, None], "nothing is taken in the midst of the talk"


async def test_enter_just_after_a_rest_was_meant_for_the_number_an_arrow_pointed_to(
    desk: Desk,
) -> None:
    async with following(desk, short_plan(desk)) as timer:
        for _ in range(3):
            await timer.reach(Phase.HOLD)
            await timer.reach(Phase.REST)
        await timer.wait(19)
        await timer.press("right")
        await timer.wait(1.25, step=0.25)
        await timer.press("enter")
        assert timer.where.startswith("waiting")
        await timer.press("enter", after=1.5)
        assert timer.where.startswith("prepare")


async def test_when_the_computer_slept_nothing_is_taken(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.REST, after=2)
        await timer.press("pageup")
        await timer.sleep(60)
        assert (timer.phase, timer.pains, pointed(timer)) == (Phase.PAUSED, [None], None)


async def test_in_a_preparation_and_a_count_in_it_pauses(desk: Desk) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.press("pageup", after=2)
        assert timer.where == "paused left 1"
        await timer.press("pageup", after=1)
        await timer.reach(Phase.HOLD, after=1)
        await timer.press("pageup", after=1)
        await timer.press("pageup", after=1)
        await timer.press("pageup", after=1)
        assert timer.where == "paused left 1"
