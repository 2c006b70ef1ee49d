"""Pictures of the timer: one for each phase, a small one and a large one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from hiptimer.engine import Phase, Plan
from hiptimer.runner.opening import open_session
from hiptimer.tui.themes import DEFAULT_THEME, HIPTIMER_LIGHT
from tests.support.app_driver import AppDriver
from tests.support.plans import REPS, plan_for
from tests.support.timer_driver import Following, TimerApp, short_plan

Reach = Callable[[Following], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """How to get to a moment, and the window that it is seen through."""

    reach: Reach
    size: tuple[int, int] = (80, 24)
    theme: str = DEFAULT_THEME
    repetitions: bool = False


async def preparing(timer: Following) -> None:
    await timer.wait(3)


async def holding(timer: Following) -> None:
    await timer.reach(Phase.HOLD, after=3)


async def resting(timer: Following) -> None:
    await timer.reach(Phase.REST, after=2)
    await timer.press("2")


async def above_the_ceiling(timer: Following) -> None:
    await timer.reach(Phase.REST, after=2)
    await timer.press("5")


async def waiting(timer: Following) -> None:
    await resting(timer)
    await timer.reach(Phase.WAITING, after=1)


async def pausing(timer: Following) -> None:
    await holding(timer)
    await timer.press("space")


async def counting_in(timer: Following) -> None:
    await pausing(timer)
    await timer.press("space", after=1)


async def repeating(timer: Following) -> None:
    await timer.reach(Phase.REPS, after=1)


async def at_the_end(timer: Following) -> None:
    await timer.reach(Phase.WAITING)
    await timer.press("pagedown", after=2)
    await timer.reach(Phase.WAITING)
    await timer.press("pagedown", after=2)
    await timer.reach(Phase.WAITING, after=1)


async def sleeping(timer: Following) -> None:
    await timer.reach(Phase.HOLD, after=12)
    await timer.sleep(900)


async def asking(timer: Following) -> None:
    await holding(timer)
    await timer.press("q")


async def reading(timer: Following) -> None:
    await holding(timer)
    await timer.press("?")


Compare = Callable[..., bool]

PICTURES = {
    "prepare": Picture(preparing),
    "count-in": Picture(counting_in),
    "hold": Picture(holding),
    "reps": Picture(repeating, repetitions=True),
    "rest": Picture(resting),
    "ceiling": Picture(above_the_ceiling),
    "waiting": Picture(waiting),
    "paused": Picture(pausing),
    "slept": Picture(sleeping),
    "last-wait": Picture(at_the_end),
    "quit": Picture(asking),
    "keys": Picture(reading),
    "hold-light": Picture(holding, theme=HIPTIMER_LIGHT.name),
    "ceiling-small": Picture(above_the_ceiling, size=(40, 12)),
    "waiting-small": Picture(waiting, size=(40, 12)),
    "rest-large": Picture(resting, size=(200, 60)),
}

DRAWN = {"hold", "hold-light", "rest", "ceiling", "waiting-small", "rest-large"}
"""What is compared as a picture; of the others, the text and its styles."""


@pytest.mark.parametrize("name", PICTURES)
def test_the_timer_looks_as_it_did(
    snap_compare: Compare, text_compare: Compare, driver: AppDriver, name: str
) -> None:
    picture = PICTURES[name]
    plan: Plan = plan_for(REPS) if picture.repetitions else short_plan(driver)
    runner = open_session(driver.context, plan)
    app = TimerApp(runner, driver.clock, picture.theme)

    async def reach(pilot: Pilot[int]) -> None:
        await pilot.pause()
        await picture.reach(Following(driver, runner, app, pilot))

    compare = snap_compare if name in DRAWN else text_compare
    assert compare(app, terminal_size=picture.size, run_before=reach)
    runner.close()
