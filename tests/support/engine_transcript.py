"""Writes events as lines of text, so that a test can say what it expects as a page to read.

A step is written as entry, side and number: `1L2` is the second set of the first exercise on
the left. Times and lengths are in seconds.
"""

from collections.abc import Iterable

from hiptimer.engine import Phase, Step
from hiptimer.engine.events import (
    Adjusted,
    CeilingExceeded,
    CommandUndone,
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
    SessionFinished,
    SessionStarted,
    SetFinished,
    SetRested,
    SetUndone,
)


def transcript(events: Iterable[Event], *, counts: bool = True) -> str:
    """Write events one a line; without `counts` leave the countdowns and half-times out."""
    ticks = Countdown | HalfReached
    shown = (event for event in events if counts or not isinstance(event, ticks))
    return "\n".join(f"{event.at:g} {_words(event)}" for event in shown)


def page(text: str) -> str:
    """Take the margin off an expected page."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _words(event: Event) -> str:
    match event:
        case SessionStarted():
            return "start"
        case PhaseStarted():
            return _phase(event)
        case Countdown(seconds=seconds):
            return f"{seconds}"
        case HalfReached():
            return "half"
        case SetFinished():
            return _set(event)
        case SetRested(row=row, seconds=seconds):
            return f"row {row} rested {seconds:g}"
        case SetUndone(row=row):
            return f"row {row} not done"
        case RatingOpened(row=row):
            return f"row {row} can be rated"
        case PainRated(row=row, pain=pain):
            return f"row {row} rated {'nothing' if pain is None else pain}"
        case Paused(over=over):
            return f"paused over {over}"
        case Resumed(seconds=seconds):
            return f"resumed after {seconds:g}"
        case Interrupted():
            return "interrupted"
        case SessionFinished(outcome=outcome, reason=reason):
            return f"{outcome} ({reason})" if reason else f"{outcome}"
        case _:
            return _departure(event)


def _departure(event: Event) -> str:
    match event:
        case CeilingExceeded(decision=decision):
            return f"row {decision.row} above the ceiling: {decision.pain}"
        case Decided(decision=decision, choice=choice):
            return f"row {decision.row} decided: {choice}"
        case Adjusted(row=row, choice=choice, cause=cause):
            extras = (event.pain, event.seconds, event.target)
            more = "".join(f" {extra:g}" for extra in extras if extra is not None)
            return f"adjusted after {row}: {choice} ({cause}){more}"
        case CommandUndone(command=command):
            return f"undone: {type(command).__name__}"
        case _:
            raise AssertionError(f"a transcript knows no {event}")


def _phase(event: PhaseStarted) -> str:
    words: list[str] = [event.phase]
    if event.seconds is not None:
        words.append(f"{event.seconds:g}")
    if event.step:
        words.append(short(event.step))
    if event.resumed:
        words.append("resumed")
    return " ".join(words)


def _set(event: SetFinished) -> str:
    if event.step.phase is Phase.HOLD:
        done = f"{event.worked_seconds:g} of {event.target} s"
    else:
        counted = "?" if event.done_reps is None else event.done_reps
        done = f"{counted} of {event.target} in {event.worked_seconds:g} s"
    words = [f"row {event.row} is {short(event.step)} {event.outcome}, {done}"]
    if event.paused_seconds:
        words.append(f"paused {event.paused_seconds:g}")
    if event.repeat:
        words.append("again")
    return ", ".join(words)


def short(step: Step) -> str:
    """Write a step as entry, side and number."""
    return f"{step.entry}{step.side[0].upper()}{step.number}"
