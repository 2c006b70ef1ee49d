"""Steps through numbers and choices on the timer screen with page up."""

from hiptimer.engine import Phase
from hiptimer.model.session import Cause
from tests.support.timer_driver import Following


async def step_numbers(timer: Following, times: int = 1, apart: float = 0.5) -> list[int | None]:
    """Press page up; return what is pointed to after each press."""
    seen: list[int | None] = []
    for _ in range(times):
        await timer.wait(apart, step=0.25)
        await timer.press("pageup")
        seen.append(highlighted_number(timer))
    return seen


def highlighted_number(timer: Following) -> int | None:
    return timer.app.timer.face.rating.highlighted


async def rate_five(timer: Following) -> None:
    await timer.reach(Phase.REST, after=1)
    await timer.press("5")


def highlighted_choice(timer: Following) -> str:
    panel = timer.app.timer.face.panel
    return panel.choices[panel.highlighted].letter


def chosen_for_pain(timer: Following) -> list[str]:
    """What was chosen for the pain's sake."""
    changes = timer.session.adjustments
    return [str(change.choice) for change in changes if change.cause is Cause.PAIN]
