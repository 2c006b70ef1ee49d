"""The table from engine events to cues. Pure: events in, one cue out.

What was due at one moment is one cue, for two would drown each other. Nothing is heard in a pause,
and what is long past is not told any more.
"""

from collections.abc import Iterable
from typing import Final

from hiptimer.cues.answer_sentences import answered
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.going_on import after_answer
from hiptimer.cues.lateness import SENTENCE_SECONDS, TONE_SECONDS, still_true
from hiptimer.cues.phase_cues import phase_heard
from hiptimer.cues.sentences import (
    ALL_DONE,
    KEEP_BREATHING,
    QUESTION,
    STOPPED,
    STOPPED_FOR_PAIN,
)
from hiptimer.cues.talk import NOTHING_SAID, Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import (
    Countdown,
    Event,
    HalfReached,
    PhaseStarted,
    RatingOpened,
    SessionFinished,
)
from hiptimer.model.session import SessionOutcome, StopReason

STALE_SECONDS: Final = TONE_SECONDS
"""A tick that comes later than this is not told; of a change of phase what is still true is."""


def cue_for(
    events: Iterable[Event], engine: Engine, now: float, talking: Talking = NOTHING_SAID
) -> Cue | None:
    """Make one cue of what the engine told at `now`; `engine` is as it is after the last event."""
    happened = tuple(events)
    if happened and engine.phase is Phase.PAUSED:  # however late that is known, there is silence
        return Cue(at=happened[-1].at)
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
            return Cue(at=last, earcon=Earcon.HALF, say=(KEEP_BREATHING,))
        case _:
            return after_answer(told, engine, talking)


def _changed(told: list[Event], begun: Event, engine: Engine, talking: Talking) -> Cue:
    said = answered(told, engine)
    if isinstance(begun, SessionFinished):
        return Cue(at=begun.at, earcon=Earcon.SESSION_DONE, say=(*said, _end(begun)))
    if not isinstance(begun, PhaseStarted):
        return Cue(at=begun.at, say=said)
    heard = phase_heard(begun, engine, talking)
    opened = any(isinstance(event, RatingOpened) for event in told)
    asks = opened and QUESTION not in heard.follows and engine.owed.decision is None
    question = (QUESTION,) if asks else ()
    return Cue(
        at=begun.at,
        earcon=heard.earcon,
        say=(*said, *heard.called, *question, *heard.follows),
        owed=heard.owed,
    )


def _end(event: SessionFinished) -> str:
    if event.outcome is SessionOutcome.COMPLETED:
        return ALL_DONE
    if event.reason is StopReason.PAIN:
        return STOPPED_FOR_PAIN
    return STOPPED
