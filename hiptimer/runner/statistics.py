"""Statistics over all sessions. They read many files, so a thread computes them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from hiptimer.model.digest import HistoryFilter
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import (
    WEEK,
    WEEKS,
    PainCalendar,
    PainPoint,
    TensionWeek,
    monday_of,
    on_one_axis,
    pain_calendar,
    pain_series,
    tension_weeks,
)
from hiptimer.runner.history import History

AHEAD: Final = timedelta(days=1)
"""How far another time zone may be ahead, if a session was done there before a flight."""


class ExerciseSide(Struct, frozen=True):
    """One exercise on one side; `name` is its latest name."""

    exercise: str
    name: str
    side: Side


class PainStatistics(Struct, frozen=True):
    """The pain of one exercise on one side, the oldest session first.

    `apart` are the days of the sessions that can't share an axis with the others.
    """

    points: tuple[PainPoint, ...]
    apart: tuple[date, ...] = ()


Figures = PainStatistics | tuple[TensionWeek, ...] | PainCalendar


def exercises_of(history: History) -> tuple[ExerciseSide, ...]:
    """Return every exercise and side that was ever done, the latest first."""
    return tuple(ExerciseSide(*each) for each in history.exercises())


def exercise_beside(
    exercises: Sequence[ExerciseSide], of: ExerciseSide | None, step: int
) -> ExerciseSide | None:
    """Return the exercise `step` after `of`; the first if `of` is not there (any more)."""
    if not exercises:
        return None
    keys = [(each.exercise, each.side) for each in exercises]
    key = (of.exercise, of.side) if of else None
    at = keys.index(key) + step if key in keys else 0
    return exercises[at % len(exercises)]


def pain_statistics(history: History, of: ExerciseSide | None, today: date) -> PainStatistics:
    """Return the pain of an exercise on one side over time; empty without an exercise."""
    if of is None:
        return PainStatistics(())
    wanted = HistoryFilter(exercise=of.exercise, side=of.side)
    points = pain_series(history.digests(wanted), of.exercise, of.side, history.day_of)
    together = on_one_axis(points, today + AHEAD)
    kept = set(together)
    return PainStatistics(together, tuple(point.day for point in points if point not in kept))


def week_statistics(history: History, today: date) -> tuple[TensionWeek, ...]:
    """Return the time under tension for each week of half a year."""
    return tension_weeks(history.digests(_half_a_year(today)), history.day_of, today, WEEKS)


def calendar_statistics(history: History, today: date) -> PainCalendar:
    """Return the days of the last half year."""
    return pain_calendar(history.digests(_half_a_year(today)), history.day_of, today)


def _half_a_year(today: date) -> HistoryFilter:
    return HistoryFilter(since=monday_of(today) - WEEK * WEEKS)
