"""The time under tension, week after week. A week without a session is a week of 0 seconds."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from hiptimer.model.digest import SessionDigest

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
