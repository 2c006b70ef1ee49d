"""The big number: the seconds or the repetitions left."""

import math
from dataclasses import dataclass, field
from typing import Final

from hiptimer.engine import Engine, Phase

SECONDS_UP_TO: Final = 99
"""Above this it shows minutes and seconds, because two digits can be drawn largest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`left` of `whole`, as `text`; it `changes_in` so many seconds (None: never).

    Two counts that look the same are equal.
    """

    text: str
    left: int
    whole: int
    changes_in: float | None = field(default=None, compare=False)


def count(engine: Engine, at: float, whole: int) -> Count | None:
    """Return what is left at `at`; None if nothing is counted.

    Seconds and repetitions are rounded up, so that the first number shown is the whole and the last
    one is 1. `whole` is the length in seconds of a phase that has no target of its own.
    """
    step = engine.running or engine.upcoming
    target = engine.ledger.target(engine.plan, step) if step else 0
    remaining = engine.remaining(at)
    match engine.over:
        case Phase.REPS if remaining is None:
            return Count(text=str(target), left=target, whole=0)
        case Phase.REPS if step:
            pace = engine.plan.exercise(step.entry).seconds_per_rep or 1.0
            return _counted(engine, remaining or 0.0, target, unit=pace)
        case Phase.HOLD:
            return _counted(engine, remaining or 0.0, target)
        case Phase.PREPARE | Phase.COUNT_IN | Phase.REST:
            return _counted(engine, remaining or 0.0, whole)
        case _:
            return None


def _counted(engine: Engine, remaining: float, whole: int, unit: float = 1.0) -> Count:
    left = math.ceil(remaining / unit - 1e-9)  # floats: seven seconds are ten times 0.7, not more
    runs = engine.phase is not Phase.PAUSED and left > 0
    return Count(
        text=clock_text(left) if unit == 1.0 else str(left),
        left=left,
        whole=max(whole, left),
        changes_in=remaining - (left - 1) * unit if runs else None,
    )


def clock_text(seconds: int) -> str:
    """Return seconds as "20", and from 100 on as "1:40"."""
    if seconds <= SECONDS_UP_TO:
        return str(seconds)
    return f"{seconds // 60}:{seconds % 60:02}"
