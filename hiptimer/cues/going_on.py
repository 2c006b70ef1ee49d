"""What is said after an answer: what it has cut off and still matters, and what is asked now.

An answer takes the place of what was being said, and nobody should have to miss that for it.
"""

from collections.abc import Sequence

from hiptimer.cues.answer_sentences import answered
from hiptimer.cues.asking_sentences import asked, what_is_left, what_to_press
from hiptimer.cues.cue import Cue
from hiptimer.cues.phase_cues import must_be_heard, turning_over, way_in_rest
from hiptimer.cues.sentences import that_fit
from hiptimer.cues.talk import Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import CeilingExceeded, Event, PainRated


def after_answer(told: Sequence[Event], engine: Engine, talking: Talking) -> Cue | None:
    """Make the cue of what a person answered in the middle of a phase, if it is one."""
    said = answered(told, engine, talking)
    if not said:
        return None
    at, more = told[-1].at, _more(told, said, engine, talking)
    say = (*said, *more)
    chosen = (text for text in must_be_heard(engine) if text in say)
    return Cue(at=at, say=say, owed=tuple(dict.fromkeys((*talking.owed, *chosen))))


def _more(
    told: Sequence[Event], said: tuple[str, ...], engine: Engine, talking: Talking
) -> tuple[str, ...]:
    choosing = engine.owed.decision is not None
    if choosing and any(isinstance(event, CeilingExceeded) for event in told):
        return ()  # the ways on have just been said
    rated = [event.row for event in told if isinstance(event, PainRated)]
    match engine.phase:
        case Phase.WAITING if rated and not choosing:
            left = what_is_left(engine, rated[-1])
            return (*left, *talking.owed, *(() if left else what_to_press(engine)))
        case Phase.WAITING:
            return (*(() if choosing else talking.owed), *asked(engine, talking))
        case Phase.PREPARE if not choosing:
            seconds = engine.remaining(told[-1].at) or 0.0
            return that_fit(talking.owed, seconds - talking.lengths.seconds(said), talking.lengths)
        case _ if choosing:
            return asked(engine, talking) if talking.unsaid else ()
        case phase:
            in_rest = phase is Phase.REST
            said_before = (
                *asked(engine, talking),
                *(way_in_rest(engine, talking) if in_rest else ()),
            )
            turns = turning_over(engine, talking) if in_rest and rated else ()
            return (*(text for text in said_before if text in talking.unsaid), *turns)
