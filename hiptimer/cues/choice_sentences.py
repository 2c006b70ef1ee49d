"""How a number above the pain ceiling is said, and the ways to go on."""

from typing import Final

from hiptimer.cues.number_words import counted, in_words
from hiptimer.cues.sentences import easier, sentence
from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice

ANOTHER_NUMBER: Final = "Another number."
"""Said of the last choice, which takes the number back."""

CHOOSE: Final = "Choose how to go on."
SEVERE: Final = "That is a lot. Stopping for today is a good choice."
TO_THE_OTHERS: Final = "Or press page up for the others."

Answer = Decide | Unrate | Rate
"""What can be pointed to: a number or, for an open decision, a choice; Unrate stands there for the
number that was meant instead."""


def above_ceiling(
    engine: Engine, decision: Decision, pointed: Answer | None = None, *, listed: bool = False
) -> tuple[str, ...]:
    """Say that a number is above the limit, and how one can go on."""
    told = above_limit(decision.pain, engine.plan.protocol.pain_ceiling)
    return told, *choices(engine, decision, pointed, listed=listed)


def above_limit(pain: int, limit: int) -> str:
    """Return a rating above the limit: "Pain level five, above your limit of three."."""
    return sentence(f"pain level {in_words(pain)}, above your limit of {in_words(limit)}")


def choices(
    engine: Engine, decision: Decision, pointed: Answer | None = None, *, listed: bool = False
) -> tuple[str, ...]:
    """Say the ways to go on; nothing where nothing is left to decide.

    First what enter does: what is `pointed` to or, where nobody has pointed, what is suggested.
    """
    if decision.suggested is None:
        return ()
    lead = (SEVERE,) if decision.pain >= pain_scale.SEVERE_FROM else ()
    ways = tuple(way(engine, decision, choice) for choice in decision.told_choices if listed)
    return (*lead, *_what_enter_does(engine, decision, pointed), *ways)


def choose(engine: Engine, decision: Decision, pointed: Answer | None = None) -> tuple[str, ...]:
    """Remind of an open decision, in short."""
    return (CHOOSE, *_what_enter_does(engine, decision, pointed))


def _what_enter_does(engine: Engine, decision: Decision, pointed: Answer | None) -> tuple[str, ...]:
    """Say the way that is pointed to, or suggested; the others take longer than a rest."""
    choice = pointed.choice if isinstance(pointed, Decide) else decision.suggested
    if choice is None or isinstance(pointed, Unrate):
        return press_enter("for", ANOTHER_NUMBER), TO_THE_OTHERS
    joint = {Choice.EASIER: "for the", Choice.SHORTER: "for"}.get(choice, "to")
    return press_enter(joint, way(engine, decision, choice)), TO_THE_OTHERS


def press_enter(joint: str, answer: str) -> str:
    """Return what enter does: "Press enter to carry on as planned."."""
    return f"Press enter {joint} {answer[0].lower()}{answer[1:]}"


def decided(engine: Engine, decision: Decision, choice: Choice) -> str:
    """Say what was chosen; nothing for the end, which says so itself."""
    return "" if choice is Choice.FINISH else way(engine, decision, choice)


def way(engine: Engine, decision: Decision, choice: Choice) -> str:
    """Say one choice."""
    exercise = engine.plan.exercise(decision.step.entry)
    match choice:
        case Choice.EASIER:
            return easier(exercise)
        case Choice.SHORTER:
            held = exercise.hold_seconds is not None
            less = decision.shorter_target or 0
            return sentence(f"a shorter set: {counted(less, 'second' if held else 'repetition')}")
        case Choice.SKIP_SIDE if decision.step.side is not Side.BILATERAL:
            return "Leave this exercise on this side."
        case Choice.SKIP_EXERCISE if decision.step.side is not Side.BILATERAL:
            return "Leave this exercise on both sides."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "Leave this exercise."
        case Choice.CARRY_ON:
            return "Carry on as planned."
        case _:
            return "Finish here."
