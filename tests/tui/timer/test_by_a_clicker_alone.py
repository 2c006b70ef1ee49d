"""A whole session on the screen with closed eyes: two buttons, and what is heard."""

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from hiptimer.wording.numbers import in_words
from tests.support.app_driver import AppDriver
from tests.support.timer_cues import Said, with_voice
from tests.support.timer_driver import Following, following, short_plan

ON, STEP = "pagedown", "pageup"


async def step_until_heard(timer: Following, said: Said, words: str) -> None:
    """Press page up until `words` are heard."""
    for _ in range(12):
        await timer.press(STEP, after=0.5)
        if said.last.endswith(words):
            return
    raise AssertionError(f"{words!r} was not heard, but {said.last!r}")


async def rate(timer: Following, said: Said, pain: int, *, patiently: bool = False) -> None:
    """Answer with a number, by a second button or by waiting."""
    number = f"Number {in_words(pain)}."
    await step_until_heard(timer, said, number)
    await (timer.wait(10) if patiently else timer.press(ON, after=0.5))
    assert in_words(pain) in said.last.lower(), "it is said back"


async def rest_rated(timer: Following, said: Said, pain: int, *, patiently: bool = False) -> None:
    await timer.reach(Phase.HOLD)
    await timer.reach(Phase.REST, after=2)
    assert "at its worst: zero to ten?" in said.last
    await rate(timer, said, pain, patiently=patiently)


async def test_five_is_given_a_shorter_hold_chosen_and_a_pause_made(driver: AppDriver) -> None:
    said = with_voice(driver)
    async with following(driver, short_plan(driver, exercises=1)) as timer:
        await rest_rated(timer, said, 5)
        assert said.last.startswith(
            "Pain level five, above your limit of three. Press enter for the easier version"
        )
        await step_until_heard(timer, said, "A shorter set: ten seconds.")
        await timer.press(ON, after=1)
        assert said.last == "A shorter set: ten seconds."
        await timer.reach(Phase.HOLD, after=4)
        await timer.press(STEP)
        await timer.press(ON, after=20)
        await timer.reach(Phase.REST, after=2)
        await rate(timer, said, 1)
        for _ in range(2):
            await timer.reach(Phase.WAITING, after=2)
            if not timer.engine.at_last_wait:
                await timer.press(ON, after=2)
        for pain in (2, 2, 1, 0):
            await rate(timer, said, pain, patiently=True)
        assert timer.app.ends == [End.FINISHED]
    (session,) = driver.stored()
    assert [row.pain for row in session.sets] == [5, 1, 2, 1, 0, 2]
    assert [row.target_seconds for row in session.sets] == [20, 10, 10, 20, 20, 20]
    assert [(change.choice, change.pain) for change in session.adjustments] == [
        ("shorter", 5),
        ("pause", None),
    ]
    assert session.paused_seconds == 20.0
