"""Walks through a session that is not done, to know beforehand what will be heard in it.

Nothing goes wrong in a rehearsal: every set is done, no number is given, and at each wait the
person presses on when all is said. What was above the limit before it is carried on from.
"""

import math
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hiptimer.cues.cue import Cue
from hiptimer.cues.questions import (
    ANOTHER_NUMBER,
    CHOOSE,
    TO_THE_OTHERS,
    above_limit,
    choices,
    more_to_rate,
    number_pointed,
    way,
)
from hiptimer.cues.sentences import (
    GO_ON_WITHOUT,
    STILL_PAUSED,
    change_ahead,
    pain_said,
    sentence,
    set_of,
    worst_pain,
)
from hiptimer.cues.speech_progress import LEAD_SECONDS, NOTHING_SAID, Talking
from hiptimer.cues.table import cue_for
from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Decide, Done, SkipPhase, Start
from hiptimer.engine.events import Event
from hiptimer.engine.ledger import Ledger, LedgerRow
from hiptimer.engine.plan import Step, estimated_seconds
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, SetOutcome
from hiptimer.wording.guidance import PRESS_ENTER, SESSION_PAUSED
from hiptimer.wording.numbers import in_words
from hiptimer.wording.session import SPOKEN_STOP, SPOKEN_STOP_FOR_PAIN

ANSWERS: Final = (
    *(
        PRESS_ENTER,
        SESSION_PAUSED,
        STILL_PAUSED,
        "Once more.",
        "Not done.",
        "Skipped.",
        "Ended here.",
    ),
    *(ANOTHER_NUMBER, CHOOSE, TO_THE_OTHERS, GO_ON_WITHOUT, "Get ready.", "Ten seconds more."),
    *(SPOKEN_STOP, SPOKEN_STOP_FOR_PAIN, pain_said(None)),
)
"""Sentences that a person may bring about at any time."""


class Moment(Struct, frozen=True):
    """The events at one moment of a rehearsal, and the cue for them, if any.

    `engine` is in the state after them until the next moment is asked for.
    """

    at: float
    events: tuple[Event, ...]
    cue: Cue | None
    engine: Engine


def rehearse(
    plan: Plan, ledger: Ledger | None = None, manner: Talking = NOTHING_SAID
) -> Iterator[Moment]:
    """Walk through `plan` from its beginning, or from where `ledger` has got to."""
    engine, at = Engine(plan, ledger), 0.0
    events = engine.send(Start(), at)
    while True:
        cue = cue_for(events, engine, at, manner)
        yield Moment(at, tuple(events), cue, engine)
        if engine.phase is Phase.FINISHED:
            return
        if engine.phase is Phase.WAITING:
            at += math.ceil(LEAD_SECONDS + manner.lengths.seconds(cue.say)) if cue else 0
            pressed = Decide(Choice.CARRY_ON) if engine.owed.decision else SkipPhase()
            events = engine.send(pressed, at)
        elif engine.wake_at is None and engine.position:
            at += estimated_seconds(engine.position)
            events = engine.send(Done(), at)
        else:
            at = engine.wake_at or at
            events = engine.advance(at)


def sentences_ahead(
    plan: Plan, ledger: Ledger | None = None, manner: Talking = NOTHING_SAID
) -> Iterator[str]:
    """Yield what will be said, in the order of need; then what may be said besides.

    Some come more than once.
    """
    asked = False
    for moment in rehearse(plan, ledger, manner):
        yield from moment.cue.say if moment.cue else ()
        if moment.engine.ledger.rows and not asked:
            asked = True
            yield from PAIN_NUMBERS
    yield from (*ANSWERS, *map(change_ahead, plan.protocol.exercises))
    yield from map(worst_pain, range(pain_scale.LOWEST, pain_scale.HIGHEST + 1))
    for number in range(1, max((step.of for step in plan.sets), default=0) + 1):
        spelt = in_words(number)
        yield from (sentence(f"set {spelt}"), more_to_rate(number))
    for step in _places(plan):
        exercise = plan.exercise(step.entry)
        if step.side is not Side.BILATERAL:
            yield set_of(step, exercise.placement(step.side).call.lower())
        yield from _above_ceiling(plan, step)


PAIN_NUMBERS: Final = tuple(
    text
    for number in range(pain_scale.LOWEST, pain_scale.HIGHEST + 1)
    for text in (pain_said(number), number_pointed(number))
)
"""Said back after every rating, and said as they are stepped to."""


def _places(plan: Plan) -> tuple[Step, ...]:
    return tuple({step.place: step for step in reversed(plan.sets)}.values())[::-1]


def _above_ceiling(plan: Plan, step: Step) -> Iterator[str]:
    """Yield what a rating above the ceiling after the first set of a place would bring."""
    limit = plan.protocol.pain_ceiling
    for pain in range(limit + 1, pain_scale.HIGHEST + 1):
        yield above_limit(pain, limit)
        row = LedgerRow(step=step, outcome=SetOutcome.DONE, pain=pain)
        engine = Engine(plan, Ledger(rows=(row,)))
        decision = engine.ledger.decision_about(plan, 1)
        yield from choices(engine, decision, NOTHING_SAID)
        yield from (way(engine, decision, choice) for choice in decision.choices)
