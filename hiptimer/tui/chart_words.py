"""Every chart in a sentence or two, for an ear, and for an eye that would rather read.

They say what was, and since when. They never say what is good, and they count no days in a row.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import (
    DayKind,
    PainCalendar,
    PainChange,
    PainPoint,
    TensionWeek,
    pain_change,
)
from hiptimer.wording.days import day_and_month
from hiptimer.wording.lengths import rough_length
from hiptimer.wording.numbers import counted

NO_PAIN_YET: Final = (
    "Here a line will show how this exercise hurt at its worst, once two sessions are rated."
)
NO_TENSION_YET: Final = (
    "Here a bar will show how long your muscles worked in each week that has a session."
)
NO_CALENDAR_YET: Final = (
    "Here each day of the last six months will show how a session hurt at its worst."
)

SAYS_LITTLE: Final = f"A change under {pain_scale.NOTABLE_CHANGE} points says little."

COMPARED_WEEKS: Final = 4
"""Whole weeks before this one: about a month is what a person remembers."""

_LEGS: Final = {Side.LEFT: "Left leg", Side.RIGHT: "Right leg", Side.BILATERAL: "Both legs"}


def pain_words(points: Sequence[PainPoint], side: Side, today: date) -> tuple[str, ...]:
    """Return how the worst pain of an exercise developed on one side: in full, then shorter."""
    rated = [point.worst for point in points if point.worst is not None]
    change = pain_change(points)
    if not rated:
        return (NO_PAIN_YET,)
    leg = _LEGS[side]
    if not change:
        first = f"{leg}: one session is rated so far, worst pain {rated[0]}."
        return f"{first} The line begins with the second.", first
    since = f"since {day_and_month(change.since, today)}"
    count = f"in {change.sessions} sessions"
    if change.notable:
        return _notable_words(change, f"{leg}: worst pain", since, count)
    if change.steady:
        return _steady_words(change, f"{leg}: about the same,", since, count)
    little = f" {SAYS_LITTLE}" if change.first != change.now else ""
    said = f"{leg}: worst pain between {change.lowest} and {change.highest} {since}"
    ends = f"about {change.first} at first and {f'about {change.now} ' if little else ''}now."
    return (
        f"{said}, {count}; {ends}{little}",
        f"{said}; {ends}",
        f"{leg}: pain {change.lowest} to {change.highest}, about {change.now} now.",
    )


def with_left_out(texts: Sequence[str], days: Sequence[date]) -> tuple[str, ...]:
    """Add to each of `texts` which sessions are not in the chart; `days` are theirs."""
    if not days:
        return tuple(texts)
    years = sorted({day.year for day in days})
    named = f"{years[0]}" if len(years) == 1 else f"{years[0]} and {years[-1]}"
    if len(years) > 2:
        named = f"{years[0]} to {years[-1]}"
    left_out = (
        f"Not in this chart: {counted(len(days), 'session')} of {named}, far from all others."
    )
    return tuple(f"{text} {left_out}" for text in texts)


def _notable_words(change: PainChange, begin: str, since: str, count: str) -> tuple[str, ...]:
    said = f"{begin} went from {change.first} to {change.now} {since}"
    ends = sorted((change.first, change.now))
    more = f" Over all of them it was between {change.lowest} and {change.highest}."
    beyond = more if ends != [change.lowest, change.highest] else ""
    short = f"{begin} from {change.first} to {change.now}."
    return f"{said}, {count}.{beyond}", f"{said}.", short


def _steady_words(change: PainChange, begin: str, since: str, count: str) -> tuple[str, ...]:
    if change.lowest == change.highest:
        said = f"{begin} worst pain {change.now} each time {since}"
        return f"{said}, {count}.", f"{said}.", f"{begin} {change.now}."
    numbers = f"{change.lowest} or {change.highest}"
    said = f"{begin} worst pain {numbers} {since}"
    return f"{said}, {count}. {SAYS_LITTLE}", f"{said}.", f"{begin} {numbers}."


def tension_words(weeks: Sequence[TensionWeek]) -> tuple[str, ...]:
    """Return the time under tension of this week and of the month before: in full, then shorter."""
    if not any(week.sessions for week in weeks):
        return (NO_TENSION_YET,)
    *earlier, now = weeks
    shortest = f"This week so far: {rough_length(now.seconds)}."
    short = f"Time under tension this week so far: {rough_length(now.seconds)}"
    said = f"{short}, in {counted(now.sessions, 'session')}." if now.sessions else f"{short}."
    compared = earlier[-COMPARED_WEEKS:]
    if len(compared) < COMPARED_WEEKS:
        return said, f"{short}.", shortest
    mean = sum(week.seconds for week in compared) / COMPARED_WEEKS
    usual = f"{rough_length(mean)} a week" if mean else rough_length(mean)
    return f"{said} In the four weeks before: {usual}.", said, f"{short}.", shortest


def calendar_words(calendar: PainCalendar) -> tuple[str, ...]:
    """Return how many days had a session and how they hurt: in full, then shorter."""
    active = [day for day in calendar.days if day.sessions]
    if not active:
        return (NO_CALENDAR_YET,)
    first, today = calendar.days[0].day, calendar.days[-1].day
    sessions = counted(sum(day.sessions for day in active), "session")
    since = f"since {day_and_month(first, today)}"
    days = f"{sessions} on {counted(len(active), 'day')} {since}"
    rated = [day for day in active if day.worst is not None]
    if not rated:
        return (f"{days}, none of them rated.",)
    worst = max(rated, key=lambda day: (day.worst or 0, day.day))
    above = sum(day.kind is DayKind.ABOVE for day in active)
    limit = f"above your limit on {counted(above, 'day') if above else 'no day'}"
    pain = f"worst pain {worst.worst}"
    return (
        f"{days}. W{pain[1:]}, last on {day_and_month(worst.day, today)}; {limit}.",
        f"{sessions} {since}. W{pain[1:]}; {limit}.",
        f"{sessions}, {pain}",
    )
