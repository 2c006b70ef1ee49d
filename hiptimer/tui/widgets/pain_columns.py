"""Places months of sessions in the columns of a chart, later ones further right.

If there is room, each session has a column. Otherwise each week has one, or as many weeks as
needed: it shows the worst of its sessions and the mean of all, so that no bad day is lost for lack
of room. A column in which nothing was rated has no number. No tick names a day after the last.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Self

from msgspec import Struct

from hiptimer.model.pain_series import PainPoint
from hiptimer.model.tension_weeks import DAYS_A_WEEK, monday_of

DAY: Final = timedelta(days=1)

SHORTEST_DAYS: Final = 13
"""Two weeks from the first day to the last: a chart of three days would exaggerate."""

LONG_DAYS: Final = 300
"""From this many days on, ticks show month and year."""

CELLS_A_DAY: Final = 1.5
"""With fewer, sessions of two days would share a column too often."""

CELLS_A_PERIOD: Final = 2.75
"""With this, half a year of weeks fits in a normal window."""

CELLS_APART: Final = 3
"""One for the pain before, one for the session, one for the day after."""


class PainColumn(Struct, frozen=True, kw_only=True):
    """One column, `x` from the left; `above` if a session in it went above its own ceiling.

    `first` and `last` are the days of its rated sessions, or of all if none is rated.
    """

    x: int
    first: date
    last: date
    worst: int | None
    above: bool
    mean: float | None
    before: int | None
    next_day: int | None
    ceiling: int


class DayScale(Struct, frozen=True):
    """From a moment and its day to the `last` day, in as many `columns` as there are.

    `weeks` is the number of weeks that share a column; 0 where each session has its own.
    """

    start: datetime
    first: date
    last: date
    columns: int
    cells_a_day: float
    weeks: int

    @classmethod
    def over(cls, points: Sequence[PainPoint], columns: int) -> Self:
        """Return the scale of `points`, of which there is at least one, the oldest first."""
        start = points[0]
        days = [point.day for point in points]
        room = columns - 1
        passed = (points[-1].at - start.at) / DAY
        cells = room / max(passed, min(SHORTEST_DAYS, room / CELLS_A_DAY))
        if cells >= CELLS_A_DAY:
            return cls(start.at, start.day, max(days), columns, cells, 0)
        # The last period ends with the last week, which may not be over yet.
        begin, end = (monday_of(day).toordinal() // DAYS_A_WEEK for day in (min(days), max(days)))
        weeks = math.ceil((end - begin + 1) * CELLS_A_PERIOD / columns)
        periods = math.ceil((end - begin + 1) / weeks)
        monday = monday_of(max(days)).toordinal() - (periods * weeks - 1) * DAYS_A_WEEK
        first = date.fromordinal(max(date.min.toordinal(), monday))
        shown = (max(days) - first).days + 1
        return cls(start.at, first, max(days), columns, columns / shown, weeks)

    @property
    def beside(self) -> int:
        """How far the days around a session are from it; 0 if there is no room for them."""
        return 1 if self.weeks or self.cells_a_day >= CELLS_APART else 0

    @property
    def period(self) -> str:
        """What shares a column: "a week", "3 weeks"; empty if each session has its own."""
        return "a week" if self.weeks == 1 else f"{self.weeks} weeks" if self.weeks else ""

    def column_of(self, point: PainPoint) -> int:
        """Return the column of a session, or of the middle of its period."""
        if not self.weeks:
            return round((point.at - self.start) / DAY * self.cells_a_day)
        days = self.weeks * DAYS_A_WEEK
        begin = (point.day - self.first).days // days * days
        end = min(begin + days, (self.last - self.first).days + 1)
        return int((begin + end) / 2 * self.cells_a_day)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return days at even distances, with the first and, if there is room, the last."""
        last = min(self.columns - 1, round((self.last - self.first).days * self.cells_a_day))
        apart = 2 + len(self._name(0)) * 3 // 2  # the last text is left of its tick
        gaps = last // apart
        places = [round(number * last / gaps) for number in range(gaps + 1)] if gaps else [0]
        return tuple((place, self._name(place)) for place in places)

    def _name(self, column: int) -> str:
        ordinal = self.first.toordinal() + round(column / self.cells_a_day)
        day = date.fromordinal(min(ordinal, self.last.toordinal()))
        long = self.columns / self.cells_a_day >= LONG_DAYS
        return f"{day:%b %Y}" if long else f"{day.day:2} {day:%b}"


def pain_columns(points: Iterable[PainPoint], scale: DayScale) -> tuple[PainColumn, ...]:
    """Return a summary of each column, from the left."""
    columns: dict[int, list[PainPoint]] = {}
    for point in points:
        columns.setdefault(scale.column_of(point), []).append(point)
    return tuple(_column(x, shared) for x, shared in sorted(columns.items()))


def _column(x: int, shared: Sequence[PainPoint]) -> PainColumn:
    days = [point.day for point in shared if point.worst is not None]
    days = days or [point.day for point in shared]
    means = [point.mean for point in shared if point.mean is not None]
    return PainColumn(
        x=x,
        first=min(days),
        last=max(days),
        worst=_highest(point.worst for point in shared),
        above=any(point.worst is not None and point.worst > point.ceiling for point in shared),
        mean=sum(means) / len(means) if means else None,
        before=_highest(point.before for point in shared),
        next_day=_highest(point.next_day for point in shared),
        ceiling=shared[-1].ceiling,
    )


def _highest(pains: Iterable[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
