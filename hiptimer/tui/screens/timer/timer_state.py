"""What the screen remembers of past events, beyond what the engine itself keeps.

An immutable value; each batch of events makes the next one.
"""

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine import Engine, Phase
from hiptimer.engine.asking import rows_to_rate
from hiptimer.engine.events import Event, PhaseStarted
from hiptimer.tui.screens.timer.notices import notice

STILL: Final = (Phase.PAUSED, Phase.WAITING, Phase.FINISHED)
"""Phases that have no length."""


class TimerState(Struct, frozen=True, kw_only=True):
    """`whole` is the length in seconds of this phase, or of the one that is paused.

    `to_rate` are the rows (from 1) that this wait asks about, answered or not. `notice` says what
    was done last, until the next phase begins.
    """

    whole: int = 0
    to_rate: tuple[int, ...] = ()
    notice: str = ""

    def after(self, events: Sequence[Event], engine: Engine) -> "TimerState":
        """Return the state after a batch of events; `engine` is as it is after the last of them."""
        state = self
        for event in events:
            if isinstance(event, PhaseStarted):
                state = state._after_phase(event, engine)
        notices = [text for event in events if (text := notice(event, engine))]
        return replace(state, notice=notices[-1]) if notices else state

    def _after_phase(self, event: PhaseStarted, engine: Engine) -> "TimerState":
        length = math.ceil(event.seconds or 0)
        whole = self.whole if event.resumed or event.phase in STILL else length
        waits = event.phase is Phase.WAITING and engine.phase is Phase.WAITING
        return TimerState(whole=whole, to_rate=rows_shown(engine) if waits else ())


def rows_shown(engine: Engine) -> tuple[int, ...]:
    """Return the rows that a wait shows: those it asks for, and the last set, rated or not."""
    ledger = engine.ledger
    last = ledger.last and ledger.row(ledger.last).ratable
    return tuple(sorted({*rows_to_rate(engine), *((ledger.last,) if last else ())}))
