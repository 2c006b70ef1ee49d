"""Text that is not ours: markup, escapes and endless words do nothing but stand there."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan
from hiptimer.model.protocol import (
    CatalogueExercise,
    Exercise,
    Origin,
    Placement,
    PrescribedSide,
    Protocol,
    Side,
)
from hiptimer.model.text import clean
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan

POISON = {
    "an action": "[@click=app.quit]go[/]",
    "open markup": "half [/ open [bold",
    "a style": "[red on red]hidden[/]",
    "escapes": clean("\x1b]52;c;AAAA\x07\x1b[2Jx\x9b31m"),
    "a long word": "a" * 500,
    "wide letters": "側臥位で脚を上げる" * 20,
    "many lines": "one\ntwo\n\nthree",
    "nothing": "",
}


def poisoned(driver: AppDriver, text: str) -> Plan:
    """Put `text` into every place of a protocol and of its catalogue entries."""
    placements = {side: Placement(text, text) for side in (Side.LEFT, Side.RIGHT)}
    guide = CatalogueExercise(
        id="x",
        name=text,
        region=text,
        position=text,
        origin=Origin.ADDED,
        placements=placements,
        set_up=text,
        repetitions=text,
        change=text,
        cues=(text, text),
        easier=text,
    )
    exercise = Exercise(
        id="x",
        name=text,
        side=PrescribedSide.EACH,
        sets=2,
        hold_seconds=20,
        load=text,
        notes=text,
        guide=guide,
    )
    other = replace(exercise, instructions=text)
    protocol = Protocol(id="x", name=text, exercises=(exercise, other))
    return short_plan(driver, protocol)


async def through_every_text(timer: Following) -> None:
    """Go where each text is shown: preparing, the ceiling, its notice, turning, the next one."""
    await timer.wait(1)
    await timer.reach(Phase.REST, after=1)
    await timer.press("5")
    await timer.press("e", after=1)  # without an easier version there is no such choice
    await timer.press("c", after=1)
    await timer.reach(Phase.HOLD, after=1)
    await timer.reach(Phase.WAITING, after=1)
    await timer.press("?", after=1)
    await timer.press("escape", after=1)
    await timer.press("enter", after=1)
    await timer.reach(Phase.WAITING, after=1)


@pytest.mark.parametrize("kind", POISON)
async def test_any_text_in_any_place_is_only_text(driver: AppDriver, kind: str) -> None:
    small = kind in ("a long word", "wide letters")
    plan = poisoned(driver, POISON[kind])
    async with following(driver, plan, size=(40, 12) if small else (80, 24)) as timer:
        await through_every_text(timer)
        assert timer.app.is_running
        assert not any(character in timer.text for character in "\x1b\x07\x9b")


async def test_markup_is_shown_as_it_was_written(driver: AppDriver) -> None:
    async with following(driver, poisoned(driver, POISON["an action"])) as timer:
        await timer.wait(1)
        assert "[@click=app.quit]go[/]" in timer.text
