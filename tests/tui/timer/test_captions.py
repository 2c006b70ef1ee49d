"""Captions: the bottom line shows each sentence that is said, the last one until the next."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.model.settings import Cues
from tests.support.app_driver import AppDriver
from tests.support.plans import HOLD, plan_for
from tests.support.timer_cues import with_voice
from tests.support.timer_driver import Following, following

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)])
LONG = (
    "Breathe in and out as slowly as you can, and be kind to the hip that hurts, for it has "
    "worked hard today, and then let the other leg rest on the pillow for as long as you like."
)


async def captions_shown(timer: Following, seconds: float, last: str = "") -> list[str]:
    """Let time pass, at most until `last` is shown; list what the bottom line shows, each once."""
    shown: list[str] = []
    for _ in range(round(seconds * 4)):
        await timer.wait(0.25, step=0.25)
        foot = timer.foot
        if foot not in shown[-1:]:
            shown.append(foot)
        if last and foot.endswith(last):
            break
    return shown


@SIZES
async def test_every_sentence_is_shown_one_after_the_other(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    with_voice(driver)
    async with following(driver, plan_for(HOLD), size=size, captions=True) as timer:
        assert timer.foot == "Hover."
        assert await captions_shown(timer, 6) == [
            *("Hover.", "Both legs.", "Two sets of twenty seconds."),
        ]
        await timer.reach(Phase.HOLD)
        assert await captions_shown(timer, 5) == [
            *("Hold it now.", "Set one of two.", "Twenty seconds."),
        ]


@SIZES
async def test_a_long_sentence_is_shown_whole_in_parts(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    with_voice(driver)
    long = replace(HOLD, notes=LONG, prepare_seconds=90)
    async with following(driver, plan_for(long), size=size, captions=True) as timer:
        shown = " ".join(await captions_shown(timer, 60, last=LONG[-5:]))
        assert LONG in shown
        assert "…" not in shown


@SIZES
async def test_the_number_that_was_typed_is_shown_as_it_is_said(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    with_voice(driver)
    async with following(driver, plan_for(HOLD), size=size, captions=True) as timer:
        await timer.reach(Phase.REST, after=1)
        timer.runner.send(Rate(2))
        timer.app.timer.draw()
        await timer.settle()
        assert timer.foot == "Pain level two."


async def test_what_was_said_last_stays_until_something_else_is_said(driver: AppDriver) -> None:
    with_voice(driver)
    async with following(driver, plan_for(HOLD), captions=True) as timer:
        await timer.reach(Phase.HOLD, after=19)
        assert timer.foot == "Keep breathing."


async def test_without_a_voice_they_are_shown_as_well(driver: AppDriver) -> None:
    said = with_voice(driver)
    said.status = replace(said.status, kind=Cues.TONES)
    async with following(driver, plan_for(HOLD), captions=True) as timer:
        await timer.reach(Phase.HOLD)
        assert timer.foot == "Hold it now."


async def test_without_captions_the_bottom_line_has_the_keys(driver: AppDriver) -> None:
    with_voice(driver)
    async with following(driver, plan_for(HOLD)) as timer:
        assert timer.foot.endswith("help")
        assert "Both legs." not in timer.text


async def test_the_number_keeps_its_room_in_the_smallest_window(driver: AppDriver) -> None:
    with_voice(driver)
    async with following(driver, plan_for(HOLD), size=(40, 12), captions=True) as timer:
        await timer.reach(Phase.REST, after=1)
        assert "Hip pain in that set" in timer.text
        assert timer.lines[-2].strip().endswith("help")
