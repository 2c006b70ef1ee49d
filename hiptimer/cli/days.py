"""Days as they are typed after an option: `2026-11-23`, `2026-11`, `today`, `yesterday`."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from hiptimer.errors import UsageError
from hiptimer.storage.toml_reading import cut

BACK: Final = {"today": 0, "yesterday": 1}

_TYPED: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


def first_day(option: str, typed: str, today: date) -> date:
    """Return the first day of what was typed; raises UsageError, which names `option`."""
    return _days(option, typed, today)[0]


def last_day(option: str, typed: str, today: date) -> date:
    """Return the last day of what was typed; raises UsageError, which names `option`."""
    return _days(option, typed, today)[1]


def day_typed(typed: str, today: date) -> date | None:
    """Return the day that was typed; None if it is not a single day."""
    try:
        first, last = _days("", typed, today)
    except UsageError:
        return None
    return first if first == last else None


def _days(option: str, typed: str, today: date) -> tuple[date, date]:
    if typed in BACK:
        day = today - timedelta(days=BACK[typed])
        return day, day
    found = _TYPED.fullmatch(typed)
    if found is None:
        raise UsageError(
            f'{option}: "{cut(typed)}" is not a day; write one like 2026-11-23, a month like '
            "2026-11, or today or yesterday"
        )
    year, month, day_of_month = (int(part or 0) for part in found.groups())
    try:
        first = date(year, month, day_of_month if found[3] else 1)
    except ValueError as error:
        raise UsageError(f"{option}: the calendar has no {typed}") from error
    return first, first if found[3] else first.replace(day=monthrange(year, month)[1])
