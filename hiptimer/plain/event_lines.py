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
from hiptimer.model.session import Choice, SetOutcome
from hiptimer.plain.choices import above_the_limit, chosen
from hiptimer.plain.phases import phase_lines
from hiptimer.wording.guidance import (
    KEEP_BREATHING,
    PAUSED,
    SET_AGAIN,
    capital,
    leaving_words,
    once_more,
    rated_words,
    slept_words,
    step_name,
)
from hiptimer.wording.lengths import seconds_words
from hiptimer.wording.session import your_limit


def event_lines(events: Iterable[Event], engine: Engine) -> list[str]:
    """Say what happened; `engine` is as it is after the last of `events`."""
    return [line for event in events for line in _lines_for(event, engine)]


def _lines_for(event: Event, engine: Engine) -> list[str]:
    match event:
        case PhaseStarted():
            return phase_lines(event, engine)
        case Countdown(seconds=left):
            return [str(left)]
        case HalfReached():
            return [f"Half. {KEEP_BREATHING}"]
        case SetFinished():
            return [_finished(event)]
        case RatingOpened():
            return [f"{pain_scale.QUESTION} 0 to 10. {capital(your_limit(_limit(engine)))}."]
        case PainRated(row=row, pain=number):
            return [rated_words(engine.ledger.row(row).step, number)]
        case CeilingExceeded(decision=decision):
            return above_the_limit(engine.plan, decision)
        case Decided(decision=decision, choice=choice):
            return [f"Chosen: {chosen(engine.plan, decision, choice)}."]
        case SetUndone(row=row):
            return [f"{step_name(engine.ledger.row(row).step)}: not done."]
        case Adjusted():
            return _adjusted(event)
        case Paused():
            return [PAUSED]
        case Interrupted():
            return [f"{slept_words()} Paused. Space: go on. {SET_AGAIN}"]
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
            return f"{step_name(event.step)} counts as interrupted: {done}."
        case SetOutcome.SKIPPED:
            return f"{step_name(event.step)}: skipped."


def _adjusted(event: Adjusted) -> list[str]:
    match event.choice:
        case Choice.EXTEND if event.seconds:
            return [f"{seconds_words(event.seconds)} more."]
        case Choice.REPEAT if event.step:
            return [once_more(event.step)]
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if event.pain is None and event.step:
            return [leaving_words(event.choice, event.step.side)]
        case _:
            return []
