"""Days and times as a person says them: "yesterday", "Saturday", "12 October"."""

from datetime import date, datetime
from typing import Final

DAYS_OF_A_WEEK: Final = 7


def day_words(day: date, today: date) -> str:
    """Name `day`, seen from `today`."""
    passed = (today - day).days
    match passed:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case _ if 0 < passed < DAYS_OF_A_WEEK:
            return f"{day:%A}"
        case _ if day.year == today.year:
            return f"{day.day} {day:%B}"
        case _:
            return f"{day.day} {day:%b} {day.year}"


def date_words(day: date) -> str:
    """Write "Monday 23 November"; of a moment, its local day."""
    return f"{day:%A} {day.day} {day:%B}"


def counted_words(moment: datetime, day: date) -> str:
    """Tell that `moment` counts for `day`, where that is another day: ", counted for Monday …"."""
    return "" if moment.date() == day else f", counted for {date_words(day)}"


def ago_words(seconds: float) -> str:
    """Tell how long ago something was, roughly."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes > 1 else ''} ago"
    hours = minutes // 60
    if hours < 48:
        return f"{hours} hour{'s' if hours > 1 else ''} ago"
    return f"{hours // 24} days ago"


def minutes_words(seconds: float) -> str:
    """Tell a length in whole minutes, at least one."""
    return f"{max(1, round(seconds / 60))} min"
