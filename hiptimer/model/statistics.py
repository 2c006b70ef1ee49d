"""What the charts of a history show: pain by exercise, whether it changed, weeks, and a calendar.

- A session without ratings keeps its place in a series, without a number: it is a gap, never 0.
- To say whether pain has changed, the worst pain of the first few rated sessions is compared with
  that of the last few: five each once there are ten, each represented by its median. A bad day or
  two at either end then changes nothing, and the number is one the person gave, which a mean would
  not be. With fewer than six sessions the first is compared with the last, for lack of more. A
  difference below `pain.NOTABLE_CHANGE` is not called a change; and pain counts as steady only if
  no session differs by more from any other, whatever the two ends are. Whether a change is good,
  and what caused it, is never said.
- A week without a session is a week of 0 seconds, and a rest day is a day like any other: nothing
  here counts days in a row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from msgspec import Struct

from hiptimer.model import pain as pain_scale
from hiptimer.model.digest import SessionDigest, SideDigest
from hiptimer.model.protocol import Side


class PainPoint(Struct, frozen=True, kw_only=True):
    """The pain in one session: all values 0-10, and None for what was not rated.

    `worst` and `mean` are of the sets of this exercise on this side; `before`, `next_day` and
    `ceiling` are the session's own. `day` is the day it counts for.
    """

    at: datetime
    day: date
    worst: int | None
    mean: float | None
    before: int | None
    next_day: int | None
    ceiling: int


def pain_series(
    digests: Iterable[SessionDigest],
    exercise: str,
    side: Side,
    day_of: Callable[[datetime], date],
) -> tuple[PainPoint, ...]:
    """Return a point for each session that had `exercise` (its id) on `side`, the oldest first."""
    found = [_point(digest, row, day_of) for digest, row in _rows(digests, exercise, side)]
    return tuple(sorted(found, key=lambda point: point.at))


YEARS_APART: Final = timedelta(days=730)
"""Two years without a session: far more than a pause, and little beside a clock that was reset."""


def on_one_axis(points: Sequence[PainPoint], last: date) -> tuple[PainPoint, ...]:
    """Return those of `points`, the oldest first, that can share an axis ending on `last`.

    A day after `last` can't be right. Days that are years apart from the latest ones are left out:
    one of 1970, from a clock that had lost the time, would squeeze all others into one column.
    """
    here = [point for point in points if point.day <= last]
    begin = 0
    for at, (before, after) in enumerate(pairwise(here), start=1):
        if after.day - before.day > YEARS_APART:
            begin = at
    return tuple(here[begin:])


def _rows(
    digests: Iterable[SessionDigest], exercise: str, side: Side
) -> Iterator[tuple[SessionDigest, SideDigest]]:
    for digest in digests:
        for row in digest.sides:
            if row.exercise == exercise and row.side is side:
                yield digest, row


def _point(digest: SessionDigest, row: SideDigest, day_of: Callable[[datetime], date]) -> PainPoint:
    return PainPoint(
        at=digest.started_at,
        day=day_of(digest.started_at),
        worst=row.worst,
        mean=row.mean,
        before=digest.pain_before,
        next_day=digest.pain_next_day,
        ceiling=digest.pain_ceiling,
    )


MOST_COMPARED: Final = 5
"""Sessions at each end; with more, the first ones would no longer describe the beginning."""


class PainChange(Struct, frozen=True, kw_only=True):
    """The worst pain at the beginning and now (0-10), and the number of rated sessions.

    `lowest` and `highest` are of all of them, single bad days included.
    """

    first: int
    now: int
    lowest: int
    highest: int
    since: date
    sessions: int

    @property
    def notable(self) -> bool:
        """Whether the difference is large enough to be called a change."""
        return abs(self.now - self.first) >= pain_scale.NOTABLE_CHANGE

    @property
    def steady(self) -> bool:
        """Whether all sessions were about the same."""
        return self.highest - self.lowest < pain_scale.NOTABLE_CHANGE


def pain_change(points: Iterable[PainPoint]) -> PainChange | None:
    """Compare the beginning with now; None with fewer than two rated sessions."""
    rated = [(point.day, point.worst) for point in points if point.worst is not None]
    if len(rated) < 2:
        return None
    pains = [worst for _, worst in rated]
    half = min(len(rated) // 2, MOST_COMPARED)
    compared = half if half % 2 else half - 1
    return PainChange(
        first=_middle(pains[:compared]),
        now=_middle(pains[-compared:]),
        lowest=min(pains),
        highest=max(pains),
        since=rated[0][0],
        sessions=len(rated),
    )


def _middle(pains: Sequence[int]) -> int:
    """Return the median of an odd number of ratings."""
    return sorted(pains)[len(pains) // 2]


DAYS_A_WEEK: Final = 7
WEEK: Final = timedelta(days=DAYS_A_WEEK)


class TensionWeek(Struct, frozen=True, kw_only=True):
    """The time under tension in the week from `monday` on, in seconds, and its sessions."""

    monday: date
    seconds: float
    sessions: int


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def tension_weeks(
    digests: Iterable[SessionDigest],
    day_of: Callable[[datetime], date],
    last: date,
    weeks: int,
) -> tuple[TensionWeek, ...]:
    """Return the last `weeks` weeks, the oldest first; the week of `last` is the final one.

    A session after `last` comes from a wrong clock, and is not counted.
    """
    end = monday_of(last)
    found: dict[date, list[float]] = {end - WEEK * back: [] for back in reversed(range(weeks))}
    for digest in digests:
        day = day_of(digest.started_at)
        if day <= last and (week := found.get(monday_of(day))) is not None:
            week.append(digest.worked_seconds)
    return tuple(
        TensionWeek(monday=monday, seconds=sum(lengths), sessions=len(lengths))
        for monday, lengths in found.items()
    )


WEEKS: Final = 26
"""Half a year in whole weeks."""


class DayKind(StrEnum):
    """The kinds of day in a calendar."""

    REST = "rest"
    UNRATED = "unrated"
    WITHIN = "within"
    """Rated, and never above the ceiling of its session."""
    ABOVE = "above"
    """In at least one session, a rating went above its ceiling."""


class CalendarDay(Struct, frozen=True, kw_only=True):
    """One day: how many sessions, and the highest rating of them all (None: none was rated)."""

    day: date
    sessions: int = 0
    worst: int | None = None
    above: bool = False

    @property
    def kind(self) -> DayKind:
        """The kind of the day."""
        if not self.sessions:
            return DayKind.REST
        if self.worst is None:
            return DayKind.UNRATED
        return DayKind.ABOVE if self.above else DayKind.WITHIN


class PainCalendar(Struct, frozen=True, kw_only=True):
    """Whole weeks from Monday to Sunday, the oldest first; None stands for a day to come."""

    weeks: tuple[tuple[CalendarDay | None, ...], ...]

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """All days up to the last, the oldest first."""
        return tuple(day for week in self.weeks for day in week if day is not None)


def pain_calendar(
    digests: Iterable[SessionDigest], day_of: Callable[[datetime], date], last: date
) -> PainCalendar:
    """Return the half year ending with the week of `last`, which is the last day shown."""
    first = monday_of(last) - WEEK * (WEEKS - 1)
    by_day: dict[date, list[SessionDigest]] = {}
    for digest in digests:
        by_day.setdefault(day_of(digest.started_at), []).append(digest)
    days = [first + timedelta(days=number) for number in range(WEEKS * DAYS_A_WEEK)]
    all_days = [_calendar_day(day, by_day.get(day, [])) if day <= last else None for day in days]
    weeks = range(0, len(days), DAYS_A_WEEK)
    return PainCalendar(
        weeks=tuple(tuple(all_days[start : start + DAYS_A_WEEK]) for start in weeks)
    )


def _calendar_day(day: date, sessions: list[SessionDigest]) -> CalendarDay:
    rated = [(digest.worst, digest.pain_ceiling) for digest in sessions if digest.worst is not None]
    return CalendarDay(
        day=day,
        sessions=len(sessions),
        worst=max((worst for worst, _ in rated), default=None),
        above=any(worst > ceiling for worst, ceiling in rated),
    )
