"""What is heard when a phase begins."""

from dataclasses import dataclass

from hiptimer.cues.choice_sentences import choices
from hiptimer.cues.cue import Earcon
from hiptimer.cues.number_words import counted, in_words
from hiptimer.cues.sentences import (
    FINISH_WITHOUT,
    PRESS_ON,
    QUESTION,
    change,
    dose,
    how_to,
    length,
    position,
    sentence,
    set_of,
    sets_to_rate,
    that_fit,
)
from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.events import PhaseStarted
from hiptimer.model.choices import AdvanceRule

PREPARE_AFTER_KEY_SECONDS = 10
"""As the engine has it: the longest preparation after a key."""


@dataclass(frozen=True, slots=True)
class PhaseHeard:
    """The earcon of a phase, what is `called` with it, and what `follows` once it was asked."""

    earcon: Earcon | None = None
    called: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


def phase_heard(event: PhaseStarted, engine: Engine) -> PhaseHeard:
    """Tell what is heard for `event`; `engine` is as it is after it."""
    match event.phase:
        case Phase.PREPARE if event.step:
            return _prepare(event, event.step, engine)
        case Phase.COUNT_IN:
            return PhaseHeard(Earcon.GET_READY)
        case Phase.HOLD | Phase.REPS if event.step:
            return _work(event, event.step, engine)
        case Phase.REST if event.step:
            return PhaseHeard(_at_the_end_of(event.step, engine) or Earcon.REST, ("Rest.",))
        case Phase.WAITING:
            return _waiting(engine)
        case _:
            return PhaseHeard()


def _prepare(event: PhaseStarted, step: Step, engine: Engine) -> PhaseHeard:
    if event.resumed:
        return PhaseHeard(Earcon.GET_READY, ("Get ready.",))
    called = _arrival(step, engine)
    follows: tuple[str, ...] = ()
    if not _comes_after_a_key(event, step, engine):  # else the wait before has said it all
        follows = (*_load(step, engine), dose(engine, step), *_instructions(step, engine))
    said = that_fit((*called, *follows), event.seconds)
    return PhaseHeard(Earcon.GET_READY, said)


def _comes_after_a_key(event: PhaseStarted, step: Step, engine: Engine) -> bool:
    """Tell by the length, which the key shortens; a short one comes after a key by the rules."""
    waited = engine.ledger.rows and engine.plan.rules.advance is not AdvanceRule.AUTO
    is_short = (step.seconds or 0) <= PREPARE_AFTER_KEY_SECONDS
    return event.seconds != step.seconds or (bool(waited) and is_short)


def _arrival(step: Step, engine: Engine) -> tuple[str, ...]:
    exercise = engine.plan.exercise(step.entry)
    done = _last_done(engine)
    if done is not None and done.entry == step.entry and done.place != step.place:
        return change(exercise), position(exercise, step.side)
    return sentence(exercise.name), position(exercise, step.side)


def _load(step: Step, engine: Engine) -> tuple[str, ...]:
    load = engine.plan.exercise(step.entry).load
    return (sentence(f"With {load}"),) if load else ()


def _instructions(step: Step, engine: Engine) -> tuple[str, ...]:
    known = any(row.step.entry == step.entry for row in engine.ledger.rows)
    return () if known and step.place not in engine.ledger.easier else how_to(engine, step)


def _work(event: PhaseStarted, step: Step, engine: Engine) -> PhaseHeard:
    call = "Hold." if event.phase is Phase.HOLD else "Begin."
    if event.resumed:
        left = () if event.seconds is None else (f"{_seconds(event.seconds)} left.",)
        return PhaseHeard(Earcon.HOLD, (call, *left))
    changed = engine.ledger.targets.get(step.place) is not None
    told = length(engine, step) if step.number == 1 or changed else ""
    ends = "Press on when they are done." if event.seconds is None else ""
    return PhaseHeard(Earcon.HOLD, tuple(filter(None, (call, set_of(step), told, ends))))


def _seconds(seconds: float) -> str:
    return counted(max(1, round(seconds)), "second").capitalize()


def _at_the_end_of(step: Step, engine: Engine) -> Earcon | None:
    upcoming = engine.upcoming
    return Earcon.EXERCISE_DONE if upcoming is None or upcoming.entry != step.entry else None


def _waiting(engine: Engine) -> PhaseHeard:
    upcoming, done, owed = engine.upcoming, _last_done(engine), engine.owed
    if engine.at_last_wait or upcoming is None:
        follows = (*_unrated(engine), FINISH_WITHOUT)
        return PhaseHeard(Earcon.EXERCISE_DONE, ("All sets are done.",), follows)
    called: tuple[str, ...] = ()
    follows = _unrated(engine)
    if owed.decision:
        follows = (*follows, *choices(engine, owed.decision))
    if owed.key:
        if done is None or done.place != upcoming.place:
            called = _way(upcoming, engine, done)
        follows = (*follows, PRESS_ON)
    return PhaseHeard(Earcon.GET_READY, called, follows)


def _way(to: Step, engine: Engine, done: Step | None) -> tuple[str, ...]:
    arrival = _arrival(to, engine)
    if done is not None and done.entry == to.entry:
        return arrival
    arrival = (f"Next: {arrival[0]}", *arrival[1:])
    return (*arrival, *_load(to, engine), dose(engine, to), *_instructions(to, engine))


def _unrated(engine: Engine) -> tuple[str, ...]:
    """Name the sets that a wait asks about, and ask; nothing where all are rated."""
    ledger = engine.ledger
    missing = sets_to_rate(engine)
    if not missing:
        return ()
    if missing == (ledger.last,):
        return (QUESTION,)
    if engine.at_last_wait:
        return (sentence(f"{counted(len(missing), 'set')} not rated"), QUESTION)
    *numbers, last = (in_words(ledger.row(row).step.number) for row in missing)
    several = f"sets {', '.join(numbers)} and {last}" if numbers else f"set {last}"
    return (sentence(f"Not rated yet: {several}"), QUESTION)


def _last_done(engine: Engine) -> Step | None:
    return engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
