"""Days as they are typed after an option: dates, months, and times before today."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from hiptimer.cli.near_names import suggestion
from hiptimer.errors import UsageError
from hiptimer.model.text import folded, one_line
from hiptimer.storage.toml_reading import cut
from hiptimer.wording.history_filter import span_of

WEEKDAYS: Final = tuple(map(folded, calendar.day_name))

DAY_WORDS: Final = ("today", "yesterday", *WEEKDAYS)

_SPANS: Final = ("this week", "last week", "this month", "last month")

_DATE: Final = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?", re.ASCII)

_AGO: Final = re.compile(r"(\d{1,4}) ?(d|days?|w|weeks?|m|months?|y|years?)(?: ago)?", re.ASCII)

_MONTHS_A_YEAR: Final = 12

_ALLOWED: Final = (
    "write one like 2026-11-23, a month like 2026-11 or october, "
    'or today, monday, 7d or "last week"'
)


def first_day(option: str, typed: str, today: date) -> date:
    """Return the first day of what was typed; raises UsageError, which names `option`."""
    return _days(option, typed, today)[0]


def last_day(option: str, typed: str, today: date) -> date:
    """Return the last day of what was typed; raises UsageError, which names `option`."""
    return _days(option, typed, today)[1]


def day_typed(typed: str, today: date) -> date | None:
    """Return the day that was typed; None if it is not a single day."""
    days = days_typed(typed, today)
    return days[0] if days and days[0] == days[1] else None


def days_typed(typed: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of what was typed; None if it is no time.

    A weekday is the last one, today included; "7d" is the day a week ago.
    """
    words = folded(typed)
    if words != folded(one_line(typed)):
        return None
    if words in WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - WEEKDAYS.index(words)) % len(WEEKDAYS))
        return day, day
    if (found := _AGO.fullmatch(words)) is not None:
        day = _before(today, int(found[1]), found[2][0])
        return day, day
    return span_of(words, today)


def _before(today: date, count: int, unit: str) -> date:
    try:
        match unit:
            case "d":
                return today - timedelta(days=count)
            case "w":
                return today - timedelta(weeks=count)
            case "m":
                months = today.year * _MONTHS_A_YEAR + today.month - 1 - count
            case _:
                months = (today.year - count) * _MONTHS_A_YEAR + today.month - 1
        year, month = months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1
        return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):  # before the calendar begins
        return date.min


def _days(option: str, typed: str, today: date) -> tuple[date, date]:
    days = days_typed(typed, today)
    if days is not None:
        return days
    if _DATE.fullmatch(typed):
        raise UsageError(f"{option}: the calendar has no {typed}")
    hint = suggestion(folded(typed), (*DAY_WORDS, *_SPANS)) or f"; {_ALLOWED}"
    raise UsageError(f'{option}: "{cut(typed)}" is not a day{hint}')
