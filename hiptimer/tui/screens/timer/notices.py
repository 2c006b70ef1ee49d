"""Says in one sentence what a command has just done to the session, where nothing else shows it."""

from typing import Final

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.events import Adjusted, Event, PainRated, SetUndone
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice
from hiptimer.wording.doses import target_words

SHOWS_RATINGS: Final = (Phase.REST, Phase.WAITING)
"""The phases in which the rating row is on the screen, also while they are paused."""


def notice(event: Event, engine: Engine) -> str | None:
    """Tell of `event`; None where it needs no word. `engine` is as it is after it."""
    match event:
        case PainRated(row=row, pain=pain) if engine.over not in SHOWS_RATINGS:
            number = engine.ledger.row(row).step.number
            rated = pain_scale.NOT_RATED if pain is None else f"{pain}, {pain_scale.word(pain)}"
            return f"Set {number}: {rated}."
        case SetUndone(row=row):
            number = engine.ledger.row(row).step.number
            return f"Set {number} is written down as not done."
        case Adjusted():
            return _adjusted(event, engine.plan)
        case _:
            return None


def _adjusted(event: Adjusted, plan: Plan) -> str | None:
    step = event.step
    match event.choice:
        case Choice.EASIER if step:
            return f"Easier version now: {plan.exercise(step.entry).easier}."
        case Choice.SHORTER if step:
            held = step.phase is Phase.HOLD
            return f"From now on {target_words(event.target or 0, held=held)}."
        case Choice.SKIP_SIDE if step and step.side is not Side.BILATERAL:
            return "The rest of this exercise on this side is left out."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "The rest of this exercise is left out."
        case Choice.CARRY_ON:
            return "You carry on as planned. It asks again if the number rises."
        case Choice.SKIP_SET:
            return "That set is written down as skipped."
        case Choice.END_SET:
            return "You ended it here. What you did counts."
        case Choice.REPEAT:
            return "The same set once more."
        case Choice.EXTEND:
            return f"{event.seconds:.0f} seconds more."
        case _:
            return None
