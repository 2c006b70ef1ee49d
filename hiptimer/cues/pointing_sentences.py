"""What is said of an answer that a person points to, so that it can be given with closed eyes."""

from hiptimer.cues.asking_sentences import set_named
from hiptimer.cues.choice_sentences import ANOTHER_NUMBER, way
from hiptimer.cues.number_words import in_words
from hiptimer.cues.sentences import sentence
from hiptimer.engine import Engine
from hiptimer.engine.ceiling import Decision
from hiptimer.model.session import Choice


def pointed_number(engine: Engine, number: int, row: int | None = None) -> tuple[str, ...]:
    """Say a number; before it the set in `row` (from 1), where one is asked about among others."""
    said = sentence(in_words(number))
    return (sentence(set_named(engine, row)), said) if row else (said,)


def pointed_set(engine: Engine, row: int) -> tuple[str, ...]:
    """Say which set (its row, from 1) the next number is for."""
    return (sentence(set_named(engine, row)),)


def pointed_choice(engine: Engine, decision: Decision, choice: Choice | None) -> tuple[str, ...]:
    """Say a way to go on; None stands for the number that was meant instead."""
    return (sentence(way(engine, decision, choice)) if choice else ANOTHER_NUMBER,)
