"""Which command is legal in which phase, and to which phases it can lead.

Theory of operation
===================

A plan is a flat tuple of steps: PREPARE, then for each set HOLD or REPS and its REST. Time walks
the machine through them. Five phases are not steps: READY and FINISHED at the ends, PAUSED over
any step, WAITING, which comes before a step when something is owed (a key, a rating or a
decision), and COUNT_IN, which brings a person who paused back into a hold.

The table below is the whole machine: `Engine.accepts` looks commands up in it, the footer of a
front end asks `Engine.accepts`, `Engine.send` refuses whatever is not in it, and the diagram in
docs/engine.md is drawn from it. A test goes through every situation of small plans and shows that
whatever happens is in the table and whatever is in the table happens. Conditions a table can't
express (a decision must be open to be answered) are in `hiptimer.engine.guards`.

The trigger TIME stands for a deadline that passed.
"""

from collections.abc import Mapping
from typing import Final

from hiptimer.engine.commands import (
    Command,
    Decide,
    Done,
    EndHold,
    Extend,
    Finish,
    Interrupt,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Start,
    Unrate,
)
from hiptimer.engine.plan import Phase

TIME: Final = None

Trigger = type[Command] | None

_READY, _FINISHED = Phase.READY, Phase.FINISHED
_PREPARE, _COUNT_IN, _HOLD, _REPS = Phase.PREPARE, Phase.COUNT_IN, Phase.HOLD, Phase.REPS
_REST, _WAITING, _PAUSED = Phase.REST, Phase.WAITING, Phase.PAUSED

_ON: Final = frozenset({_PREPARE, _HOLD, _REPS, _WAITING})
"""To the next set, through whatever comes before it; phases without a length are skipped."""

_ON_OR_END: Final = _ON | {_FINISHED}

_STILL_ON: Final = frozenset({_PREPARE, _COUNT_IN, _WAITING})
"""To the next set from a standstill: a count-in goes before a hold."""

_STILL_ON_OR_END: Final = _STILL_ON | {_FINISHED}


def _to(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


TABLE: Final[Mapping[Phase, Mapping[Trigger, frozenset[Phase]]]] = {
    _READY: {
        Start: _ON_OR_END,
    },
    _PREPARE: {
        TIME: _to(_HOLD, _REPS, _WAITING),
        Pause: _to(_PAUSED),
        Interrupt: _to(_PAUSED),
        SkipPhase: _to(_HOLD, _REPS, _WAITING),
        SkipSide: _ON_OR_END,
        SkipExercise: _ON_OR_END,
        RepeatSet: _to(_COUNT_IN, _WAITING),
        Extend: _to(_PREPARE),
        NotDone: _to(_PREPARE),
        Rate: _to(_PREPARE),
        Unrate: _to(_PREPARE),
        Decide: _ON_OR_END,
        Finish: _to(_FINISHED),
    },
    _COUNT_IN: {
        TIME: _to(_HOLD, _REPS, _WAITING),
        Pause: _to(_PAUSED),
        Interrupt: _to(_PAUSED),
        SkipPhase: _to(_HOLD, _REPS, _WAITING),
        SkipSide: _ON_OR_END,
        SkipExercise: _ON_OR_END,
        NotDone: _to(_COUNT_IN),
        Rate: _to(_COUNT_IN),
        Unrate: _to(_COUNT_IN),
        Decide: _ON_OR_END | {_COUNT_IN},
        Finish: _to(_FINISHED),
    },
    _HOLD: {
        TIME: _ON | {_REST},
        Pause: _to(_PAUSED),
        Interrupt: _to(_PAUSED),
        EndHold: _ON | {_REST},
        SkipPhase: _ON_OR_END,
        SkipSide: _ON_OR_END,
        SkipExercise: _ON_OR_END,
        RepeatSet: _to(_COUNT_IN, _WAITING),
        Finish: _to(_FINISHED),
    },
    _REPS: {
        TIME: _ON | {_REST},
        Pause: _to(_PAUSED),
        Interrupt: _to(_PAUSED),
        Done: _ON | {_REST},
        EndHold: _ON | {_REST},
        SkipPhase: _ON_OR_END,
        SkipSide: _ON_OR_END,
        SkipExercise: _ON_OR_END,
        RepeatSet: _to(_COUNT_IN, _WAITING),
        Finish: _to(_FINISHED),
    },
    _REST: {
        TIME: _ON,
        Pause: _to(_PAUSED),
        Interrupt: _to(_PAUSED),
        SkipPhase: _ON,
        SkipSide: _to(_REST, _WAITING, _FINISHED),
        SkipExercise: _to(_REST, _WAITING, _FINISHED),
        RepeatSet: _to(_COUNT_IN, _WAITING),
        Extend: _to(_REST),
        NotDone: _to(_REST),
        Rate: _to(_REST),
        Unrate: _to(_REST),
        Decide: _to(_REST, _WAITING, _FINISHED),
        Finish: _to(_FINISHED),
    },
    _WAITING: {
        TIME: _to(_FINISHED),
        SkipPhase: _STILL_ON_OR_END,
        SkipSide: _to(_COUNT_IN, _WAITING, _FINISHED),
        SkipExercise: _to(_WAITING, _FINISHED),
        RepeatSet: _to(_COUNT_IN, _WAITING),
        NotDone: _STILL_ON_OR_END,
        Rate: _STILL_ON_OR_END,
        Unrate: _STILL_ON,
        Decide: _STILL_ON_OR_END,
        Finish: _to(_FINISHED),
    },
    _PAUSED: {
        Resume: _STILL_ON_OR_END | {_REST},
        EndHold: _STILL_ON | {_REST},
        SkipSide: _STILL_ON_OR_END | {_PAUSED},
        SkipExercise: _STILL_ON_OR_END | {_PAUSED},
        RepeatSet: _to(_COUNT_IN, _WAITING),
        NotDone: _to(_PAUSED),
        Rate: _to(_PAUSED),
        Unrate: _to(_PAUSED),
        Decide: _to(_PAUSED, _FINISHED),
        Finish: _to(_FINISHED),
    },
    _FINISHED: {},
}
"""The phases that each trigger can lead to, for each phase; anything not listed is illegal."""
