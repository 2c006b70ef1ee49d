"""What is heard when a phase begins."""

from typing import Final

from msgspec import Struct

from hiptimer.cues.cue import Earcon
from hiptimer.cues.questions import above_ceiling, asked, question
from hiptimer.cues.sentences import (
    BEGIN,
    EYES_OPEN,
    HOLD_NOW,
    REST_NOW,
    change,
    change_ahead,
    dose,
    easier,
    how_to,
    length,
    position,
    sentence,
    set_of,
    that_fit,
)
from hiptimer.cues.speech_progress import Talking
from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.events import PhaseStarted
from hiptimer.model.protocol import Side
from hiptimer.wording.guidance import ALL_SETS_DONE, WHEN_THEY_ARE_DONE
from hiptimer.wording.lengths import spelt_seconds

BEFORE_SPEECH_SECONDS: Final = 0.6
"""The earcon of a phase, and what a player on a busy computer takes to begin."""


class PhaseHeard(Struct, frozen=True):
    """The earcon of a phase, what is `called` with it, and what `follows` the question.

    `owed` is what of it must be heard once, even if an answer cuts it off.
    """

    earcon: Earcon | None = None
    called: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()


def phase_heard(event: PhaseStarted, engine: Engine, talking: Talking) -> PhaseHeard:
    """Return what is heard for `event`; `engine` is in the state after it."""
    match event.phase:
        case Phase.PREPARE if engine.upcoming:
            return _prepare(event, engine.upcoming, engine, talking)
        case Phase.COUNT_IN:
            return PhaseHeard(Earcon.GET_READY, owed=talking.owed)
        case Phase.HOLD | Phase.REPS if event.step:
            return _work(event, event.step, engine, talking)
        case Phase.REST if event.step:
            return _rest(event, event.step, engine, talking)
        case Phase.WAITING:
            return _waiting(engine, talking)
        case _:
            return PhaseHeard()


def must_be_heard(engine: Engine) -> tuple[str, ...]:
    """Return what must be heard of the current or next set, with its hold at the latest."""
    step = engine.running or engine.upcoming
    if step is None:
        return ()
    chosen = step.place in engine.ledger.easier
    easier_one = (easier(engine.plan.exercise(step.entry)),) if chosen else ()
    return (*eyes_open(step, engine), *easier_one)


def eyes_open(to: Step, engine: Engine) -> tuple[str, ...]:
    """Return the request for open eyes, for the first standing exercise of a session."""
    stood = any(_stands(row.step, engine) for row in engine.ledger.rows)
    return (EYES_OPEN,) if _stands(to, engine) and not stood else ()


def _stands(step: Step, engine: Engine) -> bool:
    guide = engine.plan.exercise(step.entry).guide
    return guide is not None and guide.standing


def _prepare(event: PhaseStarted, to: Step, engine: Engine, talking: Talking) -> PhaseHeard:
    ready = ("Get ready.",) if event.resumed else ()
    if event.after_key:  # the wait has said the rest
        said = that_fit(_arrival(to, engine), event.seconds, talking.lengths)
        return PhaseHeard(Earcon.GET_READY, said, owed=said)
    eyes = () if event.resumed else eyes_open(to, engine)
    details = (*_load(to, engine), dose(engine, to), *_instructions(to, engine, talking))
    all_of_it = (*ready, *_arrival(to, engine), *eyes, *details)
    said = _that_fit_in_phase(all_of_it, event.seconds, talking)
    return PhaseHeard(Earcon.GET_READY, said, owed=tuple(dict.fromkeys((*said, *eyes))))


def _arrival(step: Step, engine: Engine) -> tuple[str, ...]:
    exercise = engine.plan.exercise(step.entry)
    done = _last_done(engine)
    if done is not None and done.entry == step.entry and done.place != step.place:
        return change(exercise), position(exercise, step.side)
    return sentence(exercise.name), position(exercise, step.side)


def _load(step: Step, engine: Engine) -> tuple[str, ...]:
    load = engine.plan.exercise(step.entry).load
    return (sentence(f"With {load}"),) if load else ()


def _instructions(step: Step, engine: Engine, talking: Talking) -> tuple[str, ...]:
    done = any(row.step.entry == step.entry for row in engine.ledger.rows)
    known = talking.knows(engine.plan.exercise(step.entry).id)
    leaves_out = (done and not talking.says_all) or known
    if leaves_out and step.place not in engine.ledger.easier:
        return ()
    return how_to(engine, step, talking.lengths)


def _work(event: PhaseStarted, step: Step, engine: Engine, talking: Talking) -> PhaseHeard:
    call = HOLD_NOW if event.phase is Phase.HOLD else BEGIN
    if event.resumed:
        left = () if event.seconds is None else (f"{_seconds(event.seconds)} left.",)
        return PhaseHeard(Earcon.HOLD, (call, *left))
    changed = engine.ledger.targets.get(step.place) is not None
    target = length(engine, step) if step.number == 1 or changed else ""
    ends = sentence(WHEN_THEY_ARE_DONE) if event.seconds is None else ""
    where = _not_said_yet(step, engine, talking)
    eyes = eyes_open(step, engine) if where and not engine.ledger.rows else ()
    side = "" if where else _lost_side(step, engine, talking)
    said = (*where, call, set_of(step, side), target, ends, *eyes)
    return PhaseHeard(Earcon.HOLD, tuple(filter(None, said)))


def _lost_side(step: Step, engine: Engine, talking: Talking) -> str:
    """Return the side of a set whose position was cut off before it was heard."""
    exercise = engine.plan.exercise(step.entry)
    lost = position(exercise, step.side) in talking.owed and step.side is not Side.BILATERAL
    return exercise.placement(step.side).call.lower() if lost else ""


def _not_said_yet(to: Step, engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return where a set is done, if the preparation has no time for it and the place is new."""
    done = _last_done(engine)
    if done is not None and done.place == to.place:
        return ()
    arrival, seconds = _arrival(to, engine), engine.plan.prepare_for(to).seconds
    return arrival[len(that_fit(arrival, seconds, talking.lengths)) :]


def _that_fit_in_phase(
    said: tuple[str, ...], seconds: float | None, talking: Talking
) -> tuple[str, ...]:
    """Return as many of the first sentences as end within a phase of so many seconds."""
    left = None if seconds is None else seconds - BEFORE_SPEECH_SECONDS
    return that_fit(said, left, talking.lengths)


def _seconds(seconds: float) -> str:
    return spelt_seconds(seconds).capitalize()


def _rest(event: PhaseStarted, step: Step, engine: Engine, talking: Talking) -> PhaseHeard:
    earcon = _at_the_end_of(step, engine) or Earcon.REST
    way = way_in_rest(engine, talking)
    if event.resumed:
        said = (REST_NOW, *asked(engine, talking), *way)
        return PhaseHeard(earcon, _that_fit_in_phase(said, event.seconds, talking))
    asking = talking.lengths.seconds((REST_NOW, *question(engine, talking)))
    seconds = (event.seconds or 0.0) - asking
    owed = tuple(text for text in must_be_heard(engine) if text in way)
    return PhaseHeard(earcon, (REST_NOW,), _that_fit_in_phase(way, seconds, talking), owed)


def way_in_rest(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return where to go next, if neither a wait nor the preparation has time for that."""
    upcoming = engine.upcoming
    if upcoming is None or engine.owed.key or not _not_said_yet(upcoming, engine, talking):
        return ()
    return _way(upcoming, engine, _last_done(engine), talking)


def turning_over(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return that the other side comes next, in a rest where nothing else says so."""
    upcoming, done = engine.upcoming, _last_done(engine)
    if upcoming is None or done is None or way_in_rest(engine, talking):
        return ()
    turns = upcoming.entry == done.entry and upcoming.place != done.place
    return (change_ahead(engine.plan.exercise(upcoming.entry)),) if turns else ()


def _at_the_end_of(step: Step, engine: Engine) -> Earcon | None:
    upcoming = engine.upcoming
    return Earcon.EXERCISE_DONE if upcoming is None or upcoming.entry != step.entry else None


def _waiting(engine: Engine, talking: Talking) -> PhaseHeard:
    upcoming, done, owed = engine.upcoming, _last_done(engine), engine.owed
    asks = asked(engine, talking)
    if engine.at_last_wait or upcoming is None:
        return PhaseHeard(Earcon.EXERCISE_DONE, (ALL_SETS_DONE,), asks)
    moves = owed.key and (done is None or done.place != upcoming.place)
    way = _way(upcoming, engine, done, talking) if moves else ()
    # Where no key is owed the person is there already, and the set begins with the answer.
    arrival = () if owed.key else _arrival(upcoming, engine)
    unheard = tuple(text for text in arrival if text in talking.owed)
    if owed.decision:  # where to go may depend on it, and is said when it is made
        above = above_ceiling(engine, owed.decision, talking)
        return PhaseHeard(Earcon.CHOOSE, unheard, above, owed=way or unheard)
    return PhaseHeard(Earcon.WAIT, way or unheard, asks, owed=way or unheard)


def _way(to: Step, engine: Engine, done: Step | None, talking: Talking) -> tuple[str, ...]:
    arrival = _arrival(to, engine)
    if done is not None and done.entry == to.entry:
        return (*arrival, *(_instructions(to, engine, talking) if talking.says_all else ()))
    arrival = (f"Next: {arrival[0]}", *arrival[1:], *eyes_open(to, engine))
    return (*arrival, *_load(to, engine), dose(engine, to), *_instructions(to, engine, talking))


def _last_done(engine: Engine) -> Step | None:
    return engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
