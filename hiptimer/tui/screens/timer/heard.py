"""What the events told that the engine does not keep, and that a person is still to see.

A value that is folded forward with each batch of events. What the engine can be asked for is
never repeated here.
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


class Heard(Struct, frozen=True, kw_only=True):
    """`whole` is the length of this phase in seconds, or of the one that a pause stands over.

    `to_rate` are the rows (from 1) that this wait asks about, answered or not. `notice` tells what
    was done last, until the phase after it.
    """

    whole: int = 0
    to_rate: tuple[int, ...] = ()
    notice: str = ""

    def after(self, events: Sequence[Event], engine: Engine) -> "Heard":
        """Take in a batch of events; `engine` is as it is after the last of them."""
        heard = self
        for event in events:
            if isinstance(event, PhaseStarted):
                heard = heard._after_phase(event, engine)
        told = [text for event in events if (text := notice(event, engine))]
        return replace(heard, notice=told[-1]) if told else heard

    def _after_phase(self, event: PhaseStarted, engine: Engine) -> "Heard":
        length = math.ceil(event.seconds or 0)
        whole = self.whole if event.resumed or event.phase in STILL else length
        waits = event.phase is Phase.WAITING and engine.phase is Phase.WAITING
        return Heard(whole=whole, to_rate=rows_shown(engine) if waits else ())


def rows_shown(engine: Engine) -> tuple[int, ...]:
    """List the rows that stand in a wait: those it asks for, and the last set, rated or not."""
    ledger = engine.ledger
    last = ledger.last and ledger.row(ledger.last).ratable
    return tuple(sorted({*rows_to_rate(engine), *((ledger.last,) if last else ())}))
