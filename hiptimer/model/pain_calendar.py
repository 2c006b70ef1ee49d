"""The last six months, day by day: rest, unrated, or the worst pain.

A rest day is a day like any other: nothing here counts days in a row.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.model.digest import SessionDigest
from hiptimer.model.tension_weeks import DAYS_A_WEEK, WEEK, monday_of

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
