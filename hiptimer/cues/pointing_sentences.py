"""What is said of an answer that a person points to, so that it can be given with closed eyes."""

from hiptimer.cues.choice_sentences import ANOTHER_NUMBER, way
from hiptimer.cues.number_words import in_words
from hiptimer.cues.sentences import sentence
from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.model.session import Choice
from hiptimer.model.side import Side


def pointed_number(engine: Engine, number: int, row: int | None = None) -> tuple[str, ...]:
    """Say a number; before it the set in `row` (from 1), where one is asked about among others."""
    said = sentence(in_words(number))
    return (_set_in(engine, row), said) if row else (said,)


def pointed_choice(engine: Engine, decision: Decision, choice: Choice | None) -> tuple[str, ...]:
    """Say a way to go on; None stands for the number that was meant instead."""
    return (sentence(way(engine, decision, choice)) if choice else ANOTHER_NUMBER,)


def _set_in(engine: Engine, row: int) -> str:
    """Name a set: among those of an exercise by its number, at the end by the exercise too."""
    step = engine.ledger.row(row).step
    named = f"set {in_words(step.number)}"
    if not engine.at_last_wait:
        return sentence(named)
    exercise = engine.plan.exercise(step.entry)
    side = "" if step.side is Side.BILATERAL else exercise.placement(step.side).call.lower()
    return sentence(", ".join(filter(None, (exercise.name, side, named))))
