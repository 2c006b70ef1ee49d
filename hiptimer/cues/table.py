"""The table from engine events to cues. Pure: events in, one cue out.

What was due at one moment is one cue, since two would drown each other. What is long past is left
out. An answer takes the place of what was being said, and its cue repeats what still matters of it.
"""

from collections.abc import Iterable, Iterator, Sequence

from hiptimer.cues.cue import SENTENCE_SECONDS, TONE_SECONDS, Cue, Earcon
from hiptimer.cues.phase_cues import must_be_heard, phase_heard, turning_over, way_in_rest
from hiptimer.cues.questions import (
    above_ceiling,
    asked,
    question,
    set_named,
    way,
    what_is_left,
    what_to_press,
)
from hiptimer.cues.sentences import QUESTION, pain_said, sentence, sets_done, that_fit
from hiptimer.cues.speech_progress import NOTHING_SAID, Talking
from hiptimer.engine import Engine, Phase
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
    SessionFinished,
    SetFinished,
    SetUndone,
)
from hiptimer.model.session import Cause, Choice, SetOutcome
from hiptimer.model.settings import TalkLevel
from hiptimer.wording.guidance import KEEP_BREATHING, SESSION_PAUSED, leaving_words
from hiptimer.wording.lengths import spelt_seconds
from hiptimer.wording.session import spoken_end


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
        case _:
            return ""


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
