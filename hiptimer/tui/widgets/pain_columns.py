"""Places the sessions of months in the columns of a chart: what is later stands further right.

While there is room each session has a column. Then each week has one, or two, and at last each
quarter or year: it tells the worst of its sessions and the mean of all, so that no bad day is lost
for want of room. A column in which nothing was rated has no number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Self

from hiptimer.model.pain_series import PainPoint
from hiptimer.model.tension_weeks import monday_of

DAY: Final = timedelta(days=1)

SHORTEST_DAYS: Final = 13
"""Two weeks from the first day to the last: a chart of three days would make much of little."""

LONG_DAYS: Final = 300
"""From so many days on, a tick tells month and year."""

CELLS_A_DAY: Final = 1.5
"""With fewer, the sessions of two days would stand in one column too often."""

CELLS_A_PERIOD: Final = 2.75
"""Half a year of weeks then has room in a usual window."""

CELLS_APART: Final = 3
"""One for what was before, one for the session, one for the day after."""

PERIODS: Final = {7: "a week", 14: "2 weeks", 28: "4 weeks", 91: "13 weeks", 364: "52 weeks"}
"""The periods that share a column, in days, with their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainColumn:
    """One column `x` from the left; `above`: a session in it went above its own ceiling."""

    x: int
    worst: int | None
    above: bool
    mean: float | None
    before: int | None
    next_day: int | None
    ceiling: int


@dataclass(frozen=True, slots=True)
class DayScale:
    """From a moment and its day on, in as many `columns` as there are.

    `period` is the number of days that share a column; 0 where each session has its own.
    """

    start: datetime
    first: date
    columns: int
    cells_a_day: float
    period: int

    @classmethod
    def over(cls, points: Sequence[PainPoint], columns: int) -> Self:
        """Take in all `points`, of which there is one at least, the oldest first."""
        start = points[0]
        room = columns - 1
        passed = (points[-1].at - start.at) / DAY
        cells = room / max(passed, min(SHORTEST_DAYS, room / CELLS_A_DAY))
        if cells >= CELLS_A_DAY:
            return cls(start.at, start.day, columns, cells, 0)
        first = monday_of(min(point.day for point in points))
        days = (max(point.day for point in points) - first).days + 1
        widest = columns / CELLS_A_PERIOD
        period = next((each for each in PERIODS if days / each <= widest), max(PERIODS))
        whole = -(-days // period) * period
        return cls(start.at, first, columns, columns / whole, period)

    @property
    def beside(self) -> int:
        """How far from a session the days around it stand: 0 where there is no room for them."""
        return 1 if self.period or self.cells_a_day >= CELLS_APART else 0

    def column_of(self, point: PainPoint) -> int:
        """Tell the column of a session."""
        if not self.period:
            return round((point.at - self.start) / DAY * self.cells_a_day)
        number = (point.day - self.first).days // self.period
        return int((number + 0.5) * self.period * self.cells_a_day)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Name days at even distances, the first and the last among them."""
        last = self.columns - 1
        apart = 2 + len(self._name(0)) * 3 // 2  # the last text stands left of its tick
        gaps = max(1, last // apart)
        places = [round(number * last / gaps) for number in range(gaps + 1)]
        return tuple((place, self._name(place)) for place in places)

    def _name(self, column: int) -> str:
        ordinal = self.first.toordinal() + round(column / self.cells_a_day)
        day = date.fromordinal(min(ordinal, date.max.toordinal()))
        long = self.columns / self.cells_a_day >= LONG_DAYS
        return f"{day:%b %Y}" if long else f"{day.day:2} {day:%b}"


def pain_columns(points: Iterable[PainPoint], scale: DayScale) -> tuple[PainColumn, ...]:
    """Sum up what stands in each column, from the left."""
    columns: dict[int, list[PainPoint]] = {}
    for point in points:
        columns.setdefault(scale.column_of(point), []).append(point)
    return tuple(_column(x, shared) for x, shared in sorted(columns.items()))


def _column(x: int, shared: Sequence[PainPoint]) -> PainColumn:
    means = [point.mean for point in shared if point.mean is not None]
    return PainColumn(
        x=x,
        worst=_highest(point.worst for point in shared),
        above=any(point.worst is not None and point.worst > point.ceiling for point in shared),
        mean=sum(means) / len(means) if means else None,
        before=_highest(point.before for point in shared),
        next_day=_highest(point.next_day for point in shared),
        ceiling=shared[-1].ceiling,
    )


def _highest(pains: Iterable[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
