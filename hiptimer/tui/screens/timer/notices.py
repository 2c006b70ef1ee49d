"""What a command has just done to the session, in a sentence, if nothing else shows it."""

from typing import Final

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.events import Adjusted, Event, PainRated, SetUndone
from hiptimer.model.session import Choice
from hiptimer.wording.doses import target_words
from hiptimer.wording.guidance import (
    capital,
    easier_words,
    leaving_words,
    once_more,
    rated_words,
    step_name,
)
from hiptimer.wording.lengths import seconds_words

SHOWS_RATINGS: Final = (Phase.REST, Phase.WAITING)
"""The phases with a rating row on the screen, also while they are paused."""


def notice(event: Event, engine: Engine) -> str | None:
    """Return what `event` did, in words, if it needs any; `engine` is as it is after it."""
    match event:
        case PainRated(row=row, pain=pain) if engine.over not in SHOWS_RATINGS:
            return rated_words(engine.ledger.row(row).step, pain)
        case SetUndone(row=row):
            return f"{step_name(engine.ledger.row(row).step)}: not done."
        case Adjusted():
            return _adjusted(event, engine.plan)
        case _:
            return None


def _adjusted(event: Adjusted, plan: Plan) -> str | None:
    step = event.step
    match event.choice:
        case Choice.EASIER if step:
            return f"{capital(easier_words(plan.exercise(step.entry)))}."
        case Choice.SHORTER if step:
            held = step.phase is Phase.HOLD
            return f"From now on {target_words(event.target or 0, held=held)}."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if step:
            return leaving_words(event.choice, step.side)
        case Choice.CARRY_ON:
            return "You carry on as planned. It asks again if the number rises."
        case Choice.SKIP_SET if step:
            return f"{step_name(step)}: skipped."
        case Choice.END_SET:
            return "Ended here. What you did counts."
        case Choice.REPEAT if step:
            return once_more(step)
        case Choice.EXTEND:
            return f"{seconds_words(event.seconds or 0)} more."
        case _:
            return None
