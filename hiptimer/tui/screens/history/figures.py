"""What many sessions say together, over all dates. It is much to read, and is for a thread."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from hiptimer.model.history_filter import HistoryFilter
from hiptimer.model.pain_calendar import WEEKS, PainCalendar, pain_calendar
from hiptimer.model.pain_series import PainPoint, pain_series
from hiptimer.model.protocol import Side
from hiptimer.model.tension_weeks import WEEK, TensionWeek, monday_of, tension_weeks
from hiptimer.runner.history import History

AHEAD: Final = timedelta(days=1)
"""So far another place on Earth is ahead, where a session was done before a flight."""


class View(Enum):
    """What stands beside the list; they follow each other in this order."""

    SESSION = auto()
    CHART = auto()
    WEEKS = auto()
    CALENDAR = auto()

    @property
    def next(self) -> "View":
        """The one after it; the first one after the last."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


class ExerciseSide(Struct, frozen=True):
    """One exercise on one side; `name` is the last one that it had."""

    exercise: str
    name: str
    side: Side


class PainFigures(Struct, frozen=True):
    """The sessions with one exercise on one side, the oldest first."""

    points: tuple[PainPoint, ...]


Figures = PainFigures | tuple[TensionWeek, ...] | PainCalendar


def exercises_of(history: History) -> tuple[ExerciseSide, ...]:
    """List every exercise and side that was ever done, the last done first."""
    return tuple(ExerciseSide(*each) for each in history.exercises())


def exercise_beside(
    exercises: Sequence[ExerciseSide], of: ExerciseSide | None, step: int
) -> ExerciseSide | None:
    """Give the exercise `step` behind `of`; the first where that is not there (any more)."""
    if not exercises:
        return None
    keys = [(each.exercise, each.side) for each in exercises]
    key = (of.exercise, of.side) if of else None
    at = keys.index(key) + step if key in keys else 0
    return exercises[at % len(exercises)]


def pain_figures(history: History, of: ExerciseSide | None, today: date) -> PainFigures:
    """Work out how an exercise hurt on one side; without one there is nothing to tell.

    A session of a clock that was years ahead would press all others into one place.
    """
    if of is None:
        return PainFigures(())
    wanted = HistoryFilter(until=today + AHEAD, exercise=of.exercise, side=of.side)
    points = pain_series(history.digests(wanted), of.exercise, of.side, history.day_of)
    return PainFigures(points)


def week_figures(history: History, today: date) -> tuple[TensionWeek, ...]:
    """Work out the time under tension of half a year of weeks."""
    return tension_weeks(history.digests(_half_a_year(today)), history.day_of, today, WEEKS)


def calendar_figures(history: History, today: date) -> PainCalendar:
    """Work out the days of the last half year."""
    return pain_calendar(history.digests(_half_a_year(today)), history.day_of, today)


def _half_a_year(today: date) -> HistoryFilter:
    return HistoryFilter(since=monday_of(today) - WEEK * WEEKS)
