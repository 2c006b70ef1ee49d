"""What is said of an answer that a person points to, so that it can be given without looking."""

from hiptimer.cues.asking_sentences import set_named
from hiptimer.cues.choice_sentences import ANOTHER_NUMBER, way
from hiptimer.cues.number_words import in_words
from hiptimer.cues.sentences import sentence
from hiptimer.engine import Engine, Phase
from hiptimer.engine.ceiling import Decision
from hiptimer.model.session import Choice


def pointed_number(engine: Engine, number: int, row: int | None = None) -> tuple[str, ...]:
    """Return a number; "number three", since three, two, one would be a countdown.

    Before it comes the set in `row` (from 1), if one is asked about among others.
    """
    said = number_pointed(number)
    return (sentence(set_named(engine, row)), said) if row else (said,)


def number_pointed(number: int) -> str:
    """Return the words for a number that is stepped to."""
    return sentence(f"number {in_words(number)}")


def pointed_set(engine: Engine, row: int) -> tuple[str, ...]:
    """Say which set (its row, from 1) the next number is for."""
    return (sentence(set_named(engine, row)),)


def pointed_choice(engine: Engine, decision: Decision, choice: Choice | None) -> tuple[str, ...]:
    """Say a way to go on; None stands for the number that was meant instead."""
    return (way(engine, decision, choice) if choice else ANOTHER_NUMBER,)


def again_words(phase: Phase) -> str:
    """Say what a second press does in `phase`; the words serve the screen and a line as well."""
    match phase:
        case Phase.REST:
            return "Press again to skip the rest."
        case Phase.WAITING:
            return "Press again to go on."
        case Phase.HOLD:
            return "Press again to skip the set."
        case Phase.REPS:
            return "Press again if the set is over."
        case _:
            return "Press again to start now."
