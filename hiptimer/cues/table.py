"""The table from engine events to cues. Pure: events in, one cue out.

What was due at one moment is one cue, since two would drown each other. What is long past is left
out. An answer takes the place of what was being said, and its cue repeats what still matters of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from msgspec import Struct

from hiptimer.cues.cue import SENTENCE_SECONDS, TONE_SECONDS, Cue, Earcon
from hiptimer.cues.questions import (
    above_ceiling,
    asked,
    question,
    set_named,
    way,
    what_is_left,
    what_to_press,
)
from hiptimer.cues.sentences import (
    BEGIN,
    EYES_OPEN,
    HOLD_NOW,
    QUESTION,
    REST_NOW,
    change,
    change_ahead,
    dose,
    easier,
    how_to,
    length,
    pain_said,
    position,
    sentence,
    set_of,
    sets_done,
    that_fit,
)
from hiptimer.cues.speech_progress import NOTHING_SAID, Talking
from hiptimer.engine import Engine, Phase, Step
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
    SessionFinished,
    SetFinished,
    SetUndone,
)
from hiptimer.model.protocol import Side
from hiptimer.model.session import Cause, Choice, SetOutcome
from hiptimer.model.settings import TalkLevel
from hiptimer.wording.guidance import (
    ALL_SETS_DONE,
    KEEP_BREATHING,
    SESSION_PAUSED,
    WHEN_THEY_ARE_DONE,
    leaving_words,
)
from hiptimer.wording.lengths import spelt_seconds
from hiptimer.wording.session import spoken_end
from hiptimer.wording.undo import undone_words, where_words

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


def cue_for(
    events: Iterable[Event], engine: Engine, now: float, talking: Talking = NOTHING_SAID
) -> Cue | None:
    """Return one cue for what the engine returned at `now`; `engine` is in the state after it."""
    happened = tuple(events)
    if happened and engine.phase is Phase.PAUSED:  # it is true however late it is known
        return _in_pause(happened, engine, talking)
    changes = [event for event in happened if isinstance(event, PhaseStarted | SessionFinished)]
    if changes and now - changes[-1].at <= SENTENCE_SECONDS:
        of_now = [event for event in happened if event.at >= changes[-1].at - TONE_SECONDS]
        return _changed(of_now, changes[-1], engine, talking).still_true(now - changes[-1].at)
    recent = [event for event in happened if now - event.at <= TONE_SECONDS]
    if not recent:
        return None
    last = recent[-1].at
    match recent[-1]:
        case Countdown():
            return Cue(at=last, earcon=Earcon.TICK, over=True)
        case HalfReached():
            return _half(last, engine, talking)
        case _:
            return _after_answer(recent, engine, talking)


def _half(at: float, engine: Engine, talking: Talking) -> Cue:
    """Return a reminder to breathe, unless that would cut off what must be heard."""
    held = any(row.step.phase is Phase.HOLD for row in engine.ledger.rows)
    reminded = held and talking.level is TalkLevel.LITTLE
    if reminded or any(text in talking.owed for text in must_be_heard(engine)):
        return Cue(at=at, earcon=Earcon.HALF, over=True)
    return Cue(at=at, earcon=Earcon.HALF, say=(KEEP_BREATHING,))


def _in_pause(events: Sequence[Event], engine: Engine, talking: Talking) -> Cue | None:
    """Return that a pause has begun; in it, only answers said back."""
    begins = any(isinstance(event, Paused | Interrupted) for event in events)
    said = (SESSION_PAUSED,) if begins else _answered(events, engine, talking)
    if not said:
        return None
    earcon = Earcon.PAUSE if begins else None
    return Cue(at=events[-1].at, earcon=earcon, say=said, owed=talking.owed)


def _changed(events: list[Event], begun: Event, engine: Engine, talking: Talking) -> Cue:
    said = _answered(events, engine, talking)
    if isinstance(begun, SessionFinished):
        end = (*said, spoken_end(begun.outcome, begun.reason), *sets_done(engine))
        return Cue(at=begun.at, earcon=Earcon.SESSION_DONE, say=end)
    if not isinstance(begun, PhaseStarted):
        return Cue(at=begun.at, say=said)
    heard = phase_heard(begun, engine, talking)
    opened = any(isinstance(event, RatingOpened) for event in events)
    asks = opened and QUESTION not in heard.follows and engine.owed.decision is None
    asking = question(engine, talking) if asks else ()
    must = must_be_heard(engine)
    begins = begun.phase in (Phase.HOLD, Phase.REPS)  # then what begins comes before all else
    first = (*heard.called, *said) if begins else (*said, *heard.called)
    anyway = (*first, *heard.follows)
    unheard = tuple(text for text in must if text in talking.owed and text not in anyway)
    say = (*first, *unheard, *asking, *heard.follows)
    owed = (*heard.owed, *unheard, *(text for text in must if text in say))
    return Cue(at=begun.at, earcon=heard.earcon, say=say, owed=tuple(dict.fromkeys(owed)))


def _answered(events: Sequence[Event], engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return the answers among `events` said back; `engine` is in the state after them."""
    return tuple(filter(None, _each_answered(events, engine, talking)))


def _each_answered(events: Sequence[Event], engine: Engine, talking: Talking) -> Iterator[str]:
    above = any(isinstance(event, CeilingExceeded) for event in events)
    undone = any(isinstance(event, SetUndone) for event in events)
    for event in events:
        match event:
            case PainRated() if not above:
                yield _number(event, engine)
            case CeilingExceeded(decision=decision):
                yield from above_ceiling(engine, decision, talking)
            case Decided(decision=decision, choice=choice) if choice is not Choice.FINISH:
                yield way(engine, decision, choice)
            case SetUndone():
                yield "Not done."
            case CommandUndone(command=command):
                yield undone_words(command)
                if engine.phase is not Phase.PAUSED:
                    yield where_words(engine)
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
            return sentence(f"{spelt_seconds(event.seconds or 0)} more")
        case Choice.REPEAT:
            return "Once more."
        case Choice.SKIP_SET:
            return "Skipped."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if event.step:
            return leaving_words(event.choice, event.step.side)
        case (
            Choice.EASIER
            | Choice.SHORTER
            | Choice.SKIP_SIDE
            | Choice.SKIP_EXERCISE
            | Choice.CARRY_ON
            | Choice.FINISH
        ):  # the answer to a decision has said it
            return ""
        case Choice.END_SET | Choice.PAUSE | Choice.RESUMED:  # events of their own are said
            return ""
        case Choice.FEWER_SETS | Choice.MORE_SETS | Choice.ONE_SIDE:  # chosen before the session
            return ""
        case _:
            assert_never(event.choice)


def _after_answer(events: Sequence[Event], engine: Engine, talking: Talking) -> Cue | None:
    """Return the cue of what a person answered in the middle of a phase, if they did."""
    said = _answered(events, engine, talking)
    if not said:
        return None
    say = (*said, *_still_matters(events, said, engine, talking))
    chosen = (text for text in must_be_heard(engine) if text in say)
    return Cue(at=events[-1].at, say=say, owed=tuple(dict.fromkeys((*talking.owed, *chosen))))


def _still_matters(
    events: Sequence[Event], said: tuple[str, ...], engine: Engine, talking: Talking
) -> tuple[str, ...]:
    """Return what an answer cut off that still matters, and what is asked now."""
    choosing = engine.owed.decision is not None
    if choosing and any(isinstance(event, CeilingExceeded) for event in events):
        return ()  # the choices have just been said
    rated = [event.row for event in events if isinstance(event, PainRated)]
    match engine.phase:
        case Phase.WAITING if rated and not choosing:
            left = what_is_left(engine, rated[-1])
            return (*left, *talking.owed, *(() if left else what_to_press(engine)))
        case Phase.WAITING:
            return (*(() if choosing else talking.owed), *asked(engine, talking))
        case Phase.PREPARE if not choosing:
            seconds = engine.remaining(events[-1].at) or 0.0
            return that_fit(talking.owed, seconds - talking.lengths.seconds(said), talking.lengths)
        case _ if choosing:
            return asked(engine, talking) if talking.unsaid else ()
        case Phase.REST:
            before = (*asked(engine, talking), *way_in_rest(engine, talking))
            turns = turning_over(engine, talking) if rated else ()
            return (*(text for text in before if text in talking.unsaid), *turns)
        case _:
            return tuple(text for text in asked(engine, talking) if text in talking.unsaid)
