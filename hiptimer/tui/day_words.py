"""Doses as a person says them: "three sets", "left and right"."""

from collections.abc import Iterable
from typing import Final

from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Protocol, Side

TIMES: Final = "\N{MULTIPLICATION SIGN}"


def dose_words(exercise: Exercise, counts: SetsToday) -> str:
    """Tell sets and length: "3 x 20 s", "3 x 15 repetitions"."""
    sets = max(counts.values(), default=0)
    if exercise.hold_seconds is not None:
        return f"{sets} {TIMES} {exercise.hold_seconds} s"
    most = f"-{exercise.reps_max}" if (exercise.reps_max or 0) > (exercise.reps or 0) else ""
    return f"{sets} {TIMES} {exercise.reps}{most} repetitions"


def sides_words(sides: Iterable[Side]) -> str:
    """Name the sides: "left", "left and right"; nothing where both legs work at once."""
    return " and ".join(side.value for side in sides if side is not Side.BILATERAL)


def exercise_words(exercise: Exercise, counts: SetsToday) -> str:
    """Tell an exercise of today: "Side-lying straight-leg hover (left) 3 x 20 s"."""
    sides = sides_words(counts)
    where = f" ({sides})" if sides else ""
    return f"{exercise.name}{where} {dose_words(exercise, counts)}"


def needs_words(protocol: Protocol) -> str:
    """Say what has to lie ready; empty where nothing has."""
    return f"You need: {', '.join(protocol.equipment)}" if protocol.equipment else ""
