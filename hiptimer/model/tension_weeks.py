"""The time under tension, week after week. A week without a session is a week of 0 seconds."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from hiptimer.model.digest import SessionDigest

DAYS_A_WEEK: Final = 7
WEEK: Final = timedelta(days=DAYS_A_WEEK)


class TensionWeek(Struct, frozen=True, kw_only=True):
    """The seconds that muscles worked in the week from `monday` on, in so many sessions."""

    monday: date
    seconds: float
    sessions: int


def monday_of(day: date) -> date:
    """Tell the first day of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def tension_weeks(
    digests: Iterable[SessionDigest],
    day_of: Callable[[datetime], date],
    last: date,
    weeks: int,
) -> tuple[TensionWeek, ...]:
    """Sum up as many `weeks`, the oldest first; the one that `last` is in ends them.

    A session after `last` is one of a wrong clock, and counts nowhere.
    """
    end = monday_of(last)
    found: dict[date, list[float]] = {end - WEEK * back: [] for back in reversed(range(weeks))}
    for told in digests:
        day = day_of(told.started_at)
        if day <= last and (week := found.get(monday_of(day))) is not None:
            week.append(told.worked_seconds)
    return tuple(
        TensionWeek(monday=monday, seconds=sum(lengths), sessions=len(lengths))
        for monday, lengths in found.items()
    )
