"""Every size, in every phase: nothing crashes, nothing is wider than the window, time goes on."""

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size

from hiptimer.engine import Phase
from tests.support.app_driver import AppDriver
from tests.support.timer_driver import Following, following, short_plan

SIZES = [(1, 1), (20, 5), (200, 60), (7, 50), (200, 3), (80, 24)]

HUGE = (500, 200)
"""Takes ten times as long to paint as the others together."""

ROUNDS = 50
"""One is enough, but for a machine that is very busy."""


def resize(timer: Following, width: int, height: int) -> None:
    """Send the app another size, without waiting for what it makes of it."""
    size = Size(width, height)
    assert isinstance(timer.app._driver, HeadlessDriver)
    timer.app._driver._size = size
    timer.app.post_message(Resize(size, size))


async def resized(timer: Following, width: int, height: int) -> None:
    """Wait until the screen has that size; Textual gathers changes of size before it acts."""
    resize(timer, width, height)
    for _ in range(ROUNDS):
        await timer.pilot.pause()
        if timer.app.timer.size == (width, height) and len(timer.lines) == height:
            return
    raise AssertionError(f"the screen did not become {width}x{height}")


async def through_all_phases(timer: Following) -> None:
    """Stop in each phase, and with each panel, and try every size there.

    The largest one when something else stands below the number: nothing, choices, sets to rate.
    """
    await every_size(timer, Phase.PREPARE)
    await timer.reach(Phase.HOLD)
    await every_size(timer, Phase.HOLD, HUGE)
    await timer.press("space")
    await every_size(timer, Phase.PAUSED)
    await timer.press("space", after=1)
    await every_size(timer, Phase.COUNT_IN)
    await timer.reach(Phase.REST)
    await every_size(timer, Phase.REST)
    await timer.press("8")
    await every_size(timer, Phase.REST, HUGE)
    await timer.press("c", after=1)
    await timer.press("f", after=1)
    await every_size(timer, Phase.REST)
    await timer.press("escape")
    await timer.reach(Phase.WAITING)
    await every_size(timer, Phase.WAITING, HUGE)


async def every_size(timer: Following, phase: Phase, *more: tuple[int, int]) -> None:
    for width, height in (*more, *SIZES):
        assert timer.phase is phase
        await resized(timer, width, height)
        timer.app.timer.pulse()
        lines = timer.lines
        assert len(lines) <= height, (width, height)
        assert max(map(len, lines), default=0) <= width, (width, height)


async def test_every_size_is_endured_in_every_phase(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await through_all_phases(timer)
        assert timer.app.is_running


async def test_two_hundred_resizes_in_a_row_are_endured(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD)
        for count in range(200):
            resize(timer, 1 + count * 37 % 120, 1 + count * 23 % 50)
        await resized(timer, 80, 24)
        assert timer.phase is Phase.HOLD
        assert "H O L D" in timer.text


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (20, 5)])
async def test_below_forty_by_twelve_number_and_word_are_shown_and_time_goes_on(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    async with following(driver, short_plan(driver), size=size) as timer:
        await timer.reach(Phase.HOLD, after=3)
        *number, word = [line for line in timer.lines if line.strip()]
        assert word.split() == list("HOLD")
        assert "".join(number).strip("█ ") in ("", "17")
        await timer.press("e")
        assert timer.phase is Phase.REST, "keys work too"
        await timer.press("5")
        assert timer.pains == [5]


async def test_twenty_by_five_shows_the_number_as_large_as_it_can(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver), size=(20, 6)) as timer:
        await timer.reach(Phase.HOLD, after=3)
        assert "█" in timer.lines[0]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)], ids=["usual", "small", "large"])
async def test_the_number_takes_half_of_the_height_in_hold_rest_and_preparation(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    async with following(driver, short_plan(driver), size=size) as timer:
        for phase in (Phase.PREPARE, Phase.HOLD, Phase.REST):
            await timer.reach(phase, after=2)
            rows = [line for line in timer.lines if "█" * (size[0] // 40) in line]
            assert len(rows) >= size[1] // 2, phase


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["usual", "small"])
async def test_the_keys_fit_one_line_and_help_is_among_them(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    async with following(driver, short_plan(driver), size=size) as timer:
        for phase in (Phase.PREPARE, Phase.HOLD, Phase.REST, Phase.WAITING):
            await timer.reach(phase, after=1)
            assert timer.foot.endswith("? help"), phase
            assert "…" not in timer.foot
            first = "enter go on" if phase is Phase.WAITING else "space pause"
            assert timer.foot.startswith(first)


async def test_everything_keeps_its_place_from_hold_to_rest(driver: AppDriver) -> None:
    async with following(driver, short_plan(driver)) as timer:
        await timer.reach(Phase.HOLD, after=1)
        hold = timer.lines
        await timer.reach(Phase.REST, after=1)
        rest = timer.lines

        def rows_of(lines: list[str], *words: str) -> list[int]:
            return [next(n for n, line in enumerate(lines) if word in line) for word in words]

        assert rows_of(hold, "H O L D", "next:", "LEFT LEG", "space") == rows_of(
            rest, "R E S T", "next:", "LEFT LEG", "space"
        )
