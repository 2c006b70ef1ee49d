"""Makes lines of the engine's events: one line an event, in the order in which they were due."""

from collections.abc import Iterable

from hiptimer.engine import Engine
from hiptimer.engine.events import (
    Adjusted,
    CeilingExceeded,
    Countdown,
    Decided,
    Event,
    HalfReached,
    Interrupted,
    PainRated,
    Paused,
    PhaseStarted,
    RatingOpened,
    Resumed,
    SetFinished,
    SetUndone,
)
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, SetOutcome
from hiptimer.plain.choices import above_the_limit, chosen
from hiptimer.plain.phases import phase_told
from hiptimer.plain.wording import pain, set_name
from hiptimer.wording.lengths import seconds_words


def told(events: Iterable[Event], engine: Engine) -> list[str]:
    """Say what happened; `engine` is as it is after the last of `events`."""
    return [line for event in events for line in _told(event, engine)]


def _told(event: Event, engine: Engine) -> list[str]:
    match event:
        case PhaseStarted():
            return phase_told(event, engine)
        case Countdown(seconds=left):
            return [str(left)]
        case HalfReached():
            return ["Half. Keep breathing."]
        case SetFinished():
            return [_finished(event)]
        case RatingOpened():
            return [f"{pain_scale.QUESTION} 0 to 10. Your limit is {_limit(engine)}."]
        case PainRated(row=row, pain=number):
            return [f"{set_name(engine.ledger.row(row).step)}: {pain(number)}."]
        case CeilingExceeded(decision=decision):
            return above_the_limit(engine.plan, decision)
        case Decided(decision=decision, choice=choice):
            return [f"Chosen: {chosen(engine.plan, decision, choice)}."]
        case SetUndone(row=row):
            return [f"{set_name(engine.ledger.row(row).step)}: written as not done."]
        case Adjusted():
            return _adjusted(event)
        case Paused():
            return ["Paused. Space when you are ready."]
        case Interrupted():
            return [
                "The computer slept, or this program stood still. "
                "Paused. Space when you are ready, or r for the set again."
            ]
        case Resumed():
            return ["Going on."]
        case _:
            return []


def _limit(engine: Engine) -> int:
    return engine.plan.protocol.pain_ceiling


def _finished(event: SetFinished) -> str:
    done = seconds_words(event.worked_seconds)
    if event.done_reps is not None:
        done = f"{event.done_reps} repetitions in {done}"
    match event.outcome:
        case SetOutcome.DONE:
            return f"Done: {done}."
        case SetOutcome.CUT_SHORT:
            return f"Ended here: {done}."
        case SetOutcome.INTERRUPTED:
            return f"{set_name(event.step)} counts as interrupted: {done}."
        case SetOutcome.SKIPPED:
            return f"{set_name(event.step)}: skipped."


def _adjusted(event: Adjusted) -> list[str]:
    match event.choice:
        case Choice.EXTEND if event.seconds:
            return [f"{seconds_words(event.seconds)} more."]
        case Choice.REPEAT if event.step:
            return [f"Once more: {set_name(event.step).lower()}."]
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if event.pain is None and event.step:
            where = "on this side" if event.choice is Choice.SKIP_SIDE else "on both sides"
            one_side = event.step.side is not Side.BILATERAL
            return [f"You leave this exercise{f' {where}' if one_side else ''}."]
        case _:
            return []
