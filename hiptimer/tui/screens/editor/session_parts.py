"""Divides the session of a draft into its exercises, and lays out only those that have changed.

A session of 40 exercises has thousands of steps; laying out all of them for each key would be slow.
"""

from functools import lru_cache

from msgspec import Struct

from hiptimer.engine.plan import Part, Piece, lay_out, pieces_of
from hiptimer.model.choices import Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import Exercise, Protocol, Side


class _Dose(Struct, frozen=True):
    """Everything about an exercise that its steps depend on."""

    counts: tuple[tuple[Side, int], ...]
    alternate_sides: bool
    hold_seconds: int | None
    reps: int | None
    seconds_per_rep: float | None
    rest_seconds: int
    prepare_seconds: int
    side_prepare_seconds: int


class ExercisePart(Struct, frozen=True):
    """The sets of one exercise in a session, how they are drawn, and how long they take.

    The rest after it is drawn if another exercise follows.
    """

    counts: SetsToday
    pieces: tuple[Piece, ...]
    seconds: float


def parts_of(protocol: Protocol, rules: Rules) -> tuple[ExercisePart, ...]:
    """Return the session of `protocol`, exercise by exercise."""
    days = sets_of_the_day(protocol, rules.affected_side)
    last = len(days)
    return tuple(
        _part(_dose(exercise, counts), rests=place < last)
        for place, (exercise, counts) in enumerate(zip(protocol.exercises, days, strict=True), 1)
    )


def _dose(exercise: Exercise, counts: SetsToday) -> _Dose:
    return _Dose(
        counts=tuple(counts.items()),
        alternate_sides=exercise.alternate_sides,
        hold_seconds=exercise.hold_seconds,
        reps=exercise.reps,
        seconds_per_rep=exercise.seconds_per_rep,
        rest_seconds=exercise.rest_seconds,
        prepare_seconds=exercise.prepare_seconds,
        side_prepare_seconds=exercise.side_prepare_seconds,
    )


@lru_cache(maxsize=128)
def _part(dose: _Dose, *, rests: bool) -> ExercisePart:
    counts = dict(dose.counts)
    exercise = Exercise(
        id="exercise",
        name="exercise",
        alternate_sides=dose.alternate_sides,
        hold_seconds=dose.hold_seconds,
        reps=dose.reps,
        seconds_per_rep=dose.seconds_per_rep,
        rest_seconds=dose.rest_seconds,
        prepare_seconds=dose.prepare_seconds,
        side_prepare_seconds=dose.side_prepare_seconds,
    )
    plan = lay_out(Protocol(id="one", name="one", exercises=(exercise,)), (counts,), Rules())
    rest = (Piece(Part.REST, dose.rest_seconds),) if rests else ()
    pieces = pieces_of(plan) + rest
    return ExercisePart(counts, pieces, sum(piece.seconds for piece in pieces))
