"""What is prescribed, in words: sets and lengths, sides, stages, and what has to be at hand."""

from collections.abc import Iterable
from typing import Final

from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Protocol, Side, Stage

TIMES: Final = "\N{MULTIPLICATION SIGN}"

BOTH_LEGS: Final = "both legs at once"
LEFT_AND_RIGHT: Final = "left and right"


def dose_words(exercise: Exercise, counts: SetsToday) -> str:
    """Return sets and length: "3 x 20 s", "3 x 15 repetitions"."""
    sets = max(counts.values(), default=0)
    if exercise.hold_seconds is not None:
        return f"{sets} {TIMES} {exercise.hold_seconds} s"
    most = f"-{exercise.reps_max}" if (exercise.reps_max or 0) > (exercise.reps or 0) else ""
    return f"{sets} {TIMES} {exercise.reps}{most} repetitions"


def pace_words(exercise: Exercise) -> str:
    """Return how long each repetition takes: "2.5 s each"; empty if it is not prescribed."""
    return f"{exercise.seconds_per_rep:g} s each" if exercise.seconds_per_rep else ""


def sides_words(sides: Iterable[Side]) -> str:
    """Return the sides: "left", "left and right"; empty if both legs work at once."""
    return " and ".join(side.value for side in sides if side is not Side.BILATERAL)


def with_side(name: str, side: Side) -> str:
    """Return a name and the side: "Side-lying hover, left"; alone if both legs work at once."""
    return name if side is Side.BILATERAL else f"{name}, {side}"


def exercise_words(exercise: Exercise, counts: SetsToday) -> str:
    """Return an exercise of today: "Side-lying straight-leg hover (left) 3 x 20 s"."""
    sides = sides_words(counts)
    where = f" ({sides})" if sides else ""
    return f"{exercise.name}{where} {dose_words(exercise, counts)}"


def needs_words(protocol: Protocol) -> str:
    """Return what has to be at hand: "You need: a mat, a chair"; empty if nothing has."""
    return f"You need: {', '.join(protocol.equipment)}" if protocol.equipment else ""


def stage_words(stage: Stage) -> str:
    """Return a stage of recovery: "kinetic chain"."""
    return stage.value.replace("-", " ")


def target_words(target: int, *, held: bool) -> str:
    """Return what each set asks for: "holds of 10 s", "6 repetitions"."""
    return f"holds of {target} s" if held else f"{target} repetitions"
