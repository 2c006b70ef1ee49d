"""What is said when a phase begins."""

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.events import PhaseStarted
from hiptimer.model import pain as pain_scale
from hiptimer.plain.choices import above_the_limit
from hiptimer.plain.sets import dose, place, way
from hiptimer.wording.guidance import (
    ALL_SETS_DONE,
    NUMBER_OR_FINISH,
    NUMBER_OR_GO_ON,
    PRESS_ENTER,
    capital,
    easier_words,
    step_name,
)
from hiptimer.wording.lengths import seconds_words


def phase_lines(event: PhaseStarted, engine: Engine) -> list[str]:
    """Say what begins; `engine` is as it is after it."""
    left = seconds_words(event.seconds) if event.seconds is not None else ""
    match event.phase:
        case Phase.PREPARE if event.step:
            if event.resumed:
                return [f"Get ready: {left} left."]
            return _prepare(event.step, engine, left)
        case Phase.COUNT_IN:
            return ["Count in."]
        case Phase.HOLD | Phase.REPS if event.step:
            if event.resumed:
                return [f"{step_name(event.step)} goes on" + (f": {left} left." if left else ".")]
            return _work(event.step, engine)
        case Phase.REST if event.step:
            return [_rest(event, event.step, engine, left)]
        case Phase.WAITING:
            return _waiting(engine)
        case _:
            return []


def _prepare(step: Step, engine: Engine, left: str) -> list[str]:
    exercise = engine.plan.exercise(step.entry)
    lines = [f"Get ready, {left}: {exercise.name}. {place(exercise, step.side)}."]
    if exercise.load:
        lines.append(f"With: {exercise.load}.")
    if exercise.notes:
        lines.append(exercise.notes)
    if step.place in engine.ledger.easier:
        lines.append(f"{capital(easier_words(exercise))}.")
    elif not any(row.step.entry == step.entry for row in engine.ledger.rows):
        lines.append(exercise.how_to)
    return [line for line in lines if line]


def _work(step: Step, engine: Engine) -> list[str]:
    line = f"{step_name(step)}: {dose(engine, step)}."
    last = engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
    is_new = last is None or last.place != step.place
    if is_new and not engine.plan.prepare_for(step).seconds:
        return [f"Now: {way(engine.plan, last, step)}.", line]
    return [line]


def _rest(event: PhaseStarted, step: Step, engine: Engine, left: str) -> str:
    line = f"Rest: {left} left." if event.resumed else f"Rest {left}."
    upcoming = engine.upcoming
    return line if upcoming is None else f"{line} Next: {way(engine.plan, step, upcoming)}."


def _waiting(engine: Engine) -> list[str]:
    owed, upcoming = engine.owed, engine.upcoming
    if engine.at_last_wait:
        return [f"{ALL_SETS_DONE} {NUMBER_OR_FINISH}"]
    lines: list[str] = []
    if owed.key and upcoming:
        last = engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
        ready = () if owed.decision else (PRESS_ENTER,)
        lines.append(" ".join((f"Now: {way(engine.plan, last, upcoming)}.", *ready)))
    if owed.rating and not owed.decision:
        lines.append(f"{pain_scale.QUESTION} 0 to 10. {NUMBER_OR_GO_ON}")
    if owed.decision:
        lines += above_the_limit(engine.plan, owed.decision)
    return lines
