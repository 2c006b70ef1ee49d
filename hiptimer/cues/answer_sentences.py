"""What is said back for what a person told or chose: numbers, choices, changes of the plan."""

from collections.abc import Iterator, Sequence

from hiptimer.cues.asking_sentences import set_named
from hiptimer.cues.choice_sentences import above_ceiling, decided
from hiptimer.cues.number_words import counted
from hiptimer.cues.sentences import pain_said, sentence
from hiptimer.cues.talk import Talking
from hiptimer.engine import Engine
from hiptimer.engine.events import (
    Adjusted,
    CeilingExceeded,
    Decided,
    Event,
    PainRated,
    SetFinished,
    SetUndone,
)
from hiptimer.model.protocol import Side
from hiptimer.model.session import Cause, Choice, SetOutcome


def answered(told: Sequence[Event], engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Say back what `told` has of answers; `engine` is as it is after it."""
    return tuple(text for text in _answered(told, engine, talking) if text)


def _answered(told: Sequence[Event], engine: Engine, talking: Talking) -> Iterator[str]:
    above = any(isinstance(event, CeilingExceeded) for event in told)
    undone = any(isinstance(event, SetUndone) for event in told)
    for event in told:
        match event:
            case PainRated() if not above:
                yield _number(event, engine)
            case CeilingExceeded(decision=decision):
                yield from above_ceiling(engine, decision, listed=talking.says_all)
            case Decided(decision=decision, choice=choice):
                yield decided(engine, decision, choice)
            case SetUndone():
                yield "Not done."
            case SetFinished(outcome=SetOutcome.CUT_SHORT):
                yield "Ended here."
            case Adjusted(cause=Cause.PERSON) if not undone:
                yield _adjusted(event)
            case _:
                pass


def _number(event: PainRated, engine: Engine) -> str:
    said = pain_said(event.pain)
    if event.row == engine.ledger.last:
        return said
    return sentence(f"{set_named(engine, event.row)}: {said[0].lower()}{said[1:]}")


def _adjusted(event: Adjusted) -> str:
    match event.choice:
        case Choice.EXTEND:
            return sentence(f"{counted(round(event.seconds or 0), 'second')} more")
        case Choice.REPEAT:
            return "Once more."
        case Choice.SKIP_SET:
            return "Skipped."
        case Choice.SKIP_SIDE if event.step and event.step.side is not Side.BILATERAL:
            return "You leave this exercise on this side."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "You leave this exercise."
        case _:
            return ""
