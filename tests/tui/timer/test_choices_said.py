"""What the voice says enter does, and what enter does, are one: in waits, pauses and reminders."""

from hiptimer.cues.speaking import RECKONED
from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_cues import with_voice
from tests.support.timer_driver import following, short_plan
from tests.support.timer_stepping import chosen_for_pain, highlighted_choice, rate_five


async def test_a_wait_says_first_what_is_pointed_to_and_takes_it_when_it_has(
    driver: AppDriver,
) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=16)
        await timer.press("5")
        for _ in range(2):
            await timer.press("pageup", after=1)
        await timer.wait(2)
        assert timer.phase is Phase.WAITING
        assert said.last.startswith(
            "Pain level five, above your limit of three. "
            "Press enter to leave this exercise on this side. "
            "Or press page up for the others."
        )
        talk = RECKONED.seconds([said.last])
        await timer.wait(talk)
        assert not chosen_for_pain(timer), "it is still being said"
        await timer.wait(5)
        assert chosen_for_pain(timer) == ["skip-side"]


async def test_a_wait_says_what_an_arrow_points_to_as_well(driver: AppDriver) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=16)
        await timer.press("5")
        await timer.press("down", after=1)
        await timer.wait(4)
        assert "Press enter for a shorter set: ten seconds. Or press page up" in said.last
        await timer.wait(45)
        assert said.last.startswith(
            "Choose how to go on. Press enter for a shorter set: ten seconds."
        )
        await timer.press("enter")
        assert chosen_for_pain(timer) == ["shorter"]


async def test_after_a_pause_what_is_pointed_to_is_said_again(driver: AppDriver) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await rate_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("b", after=0.5)
        await timer.press("b", after=5)
        assert said.last.startswith(
            "Rest now. Press enter for a shorter set: ten seconds. Or press page up for the others."
        )
        await timer.press("pagedown", after=1)
        assert chosen_for_pain(timer) == ["shorter"]


async def test_a_question_puts_the_pointer_back_and_the_voice_knows_it(driver: AppDriver) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=14)
        await timer.press("5")
        await timer.press("down", after=0.5)
        await timer.press("q", after=0.5)
        await timer.press("escape", after=0.5)
        await timer.wait(6)
        assert (timer.phase, highlighted_choice(timer)) == (Phase.WAITING, "e")
        assert "Press enter for the easier version" in said.last


async def test_ten_seconds_more_cut_no_choice_off_before_it_is_taken(driver: AppDriver) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await rate_five(timer)
        await timer.press("pageup", after=0.5)
        await timer.press("+", after=0.5)
        assert said.last.startswith("Ten seconds more. Press enter for a shorter set: ten seconds.")
        await timer.wait(6)
        assert not chosen_for_pain(timer)


async def test_a_reminder_says_that_enter_takes_the_number_that_is_pointed_to(
    driver: AppDriver,
) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.REST, after=17)
        await timer.press("right")
        await timer.reach(Phase.WAITING, after=1)
        assert said.last.endswith("Press enter when you are ready."), (
            "it points to nothing any more"
        )
        await timer.wait(20)
        await timer.press("right")
        await timer.press("right", after=1)
        await timer.wait(17)
        assert said.last.endswith("zero to ten? Press enter for pain level one.")
        await timer.press("enter")
        assert timer.pains == [None, None, 1]
        await timer.wait(40)
        assert said.last.endswith("zero to ten? Press enter when you are ready.")
