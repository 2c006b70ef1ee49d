"""The table from engine events to cues. Pure: events in, one cue out.

What was due at one moment is one cue, for two would drown each other. What is long past is not told
any more.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from hiptimer.cues.answer_sentences import answered
from hiptimer.cues.asking_sentences import question
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.going_on import after_answer
from hiptimer.cues.lateness import SENTENCE_SECONDS, TONE_SECONDS, still_true
from hiptimer.cues.phase_cues import must_be_heard, phase_heard
from hiptimer.cues.sentences import (
    ALL_DONE,
    KEEP_BREATHING,
    PAUSED,
    QUESTION,
    STOPPED,
    STOPPED_FOR_PAIN,
    sets_done,
)
from hiptimer.cues.talk import NOTHING_SAID, Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import (
    Countdown,
    Event,
    HalfReached,
    Interrupted,
    Paused,
    PhaseStarted,
    RatingOpened,
    SessionFinished,
)
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.model.settings import TalkLevel

STALE_SECONDS: Final = TONE_SECONDS
"""A tick that comes later than this is not told; of a change of phase what is still true is."""


def cue_for(
    events: Iterable[Event], engine: Engine, now: float, talking: Talking = NOTHING_SAID
) -> Cue | None:
    """Make one cue of what the engine told at `now`; `engine` is as it is after the last event."""
    happened = tuple(events)
    if happened and engine.phase is Phase.PAUSED:  # it is true however late it is known
        return _in_pause(happened, engine, talking)
    changes = [event for event in happened if isinstance(event, PhaseStarted | SessionFinished)]
    if changes and now - changes[-1].at <= SENTENCE_SECONDS:
        of_now = [event for event in happened if event.at >= changes[-1].at - STALE_SECONDS]
        return still_true(_changed(of_now, changes[-1], engine, talking), now - changes[-1].at)
    told = [event for event in happened if now - event.at <= STALE_SECONDS]
    if not told:
        return None
    last = told[-1].at
    match told[-1]:
        case Countdown():
            return Cue(at=last, earcon=Earcon.TICK, over=True)
        case HalfReached():
            return _half(last, engine, talking)
        case _:
            return after_answer(told, engine, talking)


def _half(at: float, engine: Engine, talking: Talking) -> Cue:
    """Remind of breathing, unless that would cut off what has to be heard."""
    held = any(row.step.phase is Phase.HOLD for row in engine.ledger.rows)
    reminded = held and talking.level is TalkLevel.LITTLE
    if reminded or any(text in talking.owed for text in must_be_heard(engine)):
        return Cue(at=at, earcon=Earcon.HALF, over=True)
    return Cue(at=at, earcon=Earcon.HALF, say=(KEEP_BREATHING,))


def _in_pause(told: Sequence[Event], engine: Engine, talking: Talking) -> Cue | None:
    """Say that it has begun; in it, only say back what is answered."""
    begins = any(isinstance(event, Paused | Interrupted) for event in told)
    said = (PAUSED,) if begins else answered(told, engine, talking)
    if not said:
        return None
    earcon = Earcon.PAUSE if begins else None
    return Cue(at=told[-1].at, earcon=earcon, say=said, owed=talking.owed)


def _changed(told: list[Event], begun: Event, engine: Engine, talking: Talking) -> Cue:
    said = answered(told, engine, talking)
    if isinstance(begun, SessionFinished):
        end = (*said, _end(begun), *sets_done(engine))
        return Cue(at=begun.at, earcon=Earcon.SESSION_DONE, say=end)
    if not isinstance(begun, PhaseStarted):
        return Cue(at=begun.at, say=said)
    heard = phase_heard(begun, engine, talking)
    opened = any(isinstance(event, RatingOpened) for event in told)
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


def _end(event: SessionFinished) -> str:
    if event.outcome is SessionOutcome.COMPLETED:
        return ALL_DONE
    if event.reason is StopReason.PAIN:
        return STOPPED_FOR_PAIN
    return STOPPED
