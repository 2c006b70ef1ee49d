"""How a number above the pain ceiling is said, and the ways to go on."""

from typing import Final

from hiptimer.cues.number_words import counted, in_words
from hiptimer.cues.sentences import sentence
from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice
from hiptimer.model.side import Side

ANOTHER_NUMBER: Final = "Another number."
"""Said of the last choice, which takes the number back."""

CHOOSE: Final = "Choose how to go on."
SEVERE: Final = "That is a lot. Stopping for today is a good choice."
TO_THE_OTHERS: Final = "Page up steps to the others."

Answer = Decide | Unrate | Rate
"""What can be pointed to: a number or, for an open decision, a choice; Unrate stands there for the
number that was meant instead."""


def above_ceiling(
    engine: Engine, decision: Decision, pointed: Answer | None = None
) -> tuple[str, ...]:
    """Say that a number is above the limit, and how one can go on."""
    limit = in_words(engine.plan.protocol.pain_ceiling)
    told = sentence(f"{in_words(decision.pain)}, above your limit of {limit}")
    return told, *choices(engine, decision, pointed)


def choices(engine: Engine, decision: Decision, pointed: Answer | None = None) -> tuple[str, ...]:
    """Say the ways to go on; nothing where nothing is left to decide.

    First what enter does: what is `pointed` to or, where nobody has pointed, what is suggested.
    """
    if decision.suggested is None:
        return ()
    first, *others = _ring(engine, decision, pointed)
    rest = (sentence(f"Page up steps to: {'; '.join(others)}"),) if others else ()
    lead = (SEVERE,) if decision.pain >= pain_scale.SEVERE_FROM else ()
    return (*lead, sentence(f"Enter: {first}"), *rest)


def choose(engine: Engine, decision: Decision, pointed: Answer | None = None) -> tuple[str, ...]:
    """Remind of an open decision, in short."""
    first, *others = _ring(engine, decision, pointed)
    rest = (TO_THE_OTHERS,) if others else ()
    return (CHOOSE, sentence(f"Enter: {first}"), *rest)


def _ring(engine: Engine, decision: Decision, pointed: Answer | None) -> list[str]:
    """List the ways as page up steps through them, from the one that is pointed to."""
    ways = [way(engine, decision, choice) for choice in decision.told_choices]
    if pointed is None:
        return ways
    ways.append(ANOTHER_NUMBER[:-1].lower())
    answers: list[Answer] = [*map(Decide, decision.told_choices), Unrate(decision.row)]
    at = answers.index(pointed)
    return [*ways[at:], *ways[:at]]


def decided(engine: Engine, decision: Decision, choice: Choice) -> str:
    """Say what was chosen; nothing for the end, which says so itself."""
    return "" if choice is Choice.FINISH else sentence(way(engine, decision, choice))


def way(engine: Engine, decision: Decision, choice: Choice) -> str:
    """Put one choice into words."""
    exercise = engine.plan.exercise(decision.step.entry)
    match choice:
        case Choice.EASIER:
            return f"easier version: {exercise.easier}"
        case Choice.SHORTER:
            held = exercise.hold_seconds is not None
            less = decision.shorter_target or 0
            return f"shorter: {counted(less, 'second' if held else 'repetition')}"
        case Choice.SKIP_SIDE if decision.step.side is not Side.BILATERAL:
            return "leave this exercise on this side"
        case Choice.SKIP_EXERCISE if decision.step.side is not Side.BILATERAL:
            return "leave this exercise on both sides"
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "leave this exercise"
        case Choice.CARRY_ON:
            return "carry on as planned"
        case _:
            return "finish here"
