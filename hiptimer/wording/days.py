"""Days and hours as a person says them: "yesterday", "12 October", "07:18 to 07:34"."""

from datetime import date, datetime
from typing import Final

from hiptimer.model.session import Session
from hiptimer.wording.numbers import counted

DAYS_OF_A_WEEK: Final = 7


def day_words(day: date, today: date) -> str:
    """Return the name of `day` as seen from `today`."""
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


def day_and_month(day: date, today: date) -> str:
    """Return "2 October", with its year if that is not the current one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B} {day.year}"


def date_words(day: date) -> str:
    """Return "Monday 23 November"; for a moment, its local day."""
    return f"{day:%A} {day.day} {day:%B}"


def date_with_year(day: date) -> str:
    """Return "Mon 23 Nov 2026"; for a moment, its local day."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def moment_words(moment: datetime) -> str:
    """Return "Monday 23 November, 07:18"."""
    return f"{date_words(moment)}, {moment:%H:%M}"


def when_words(session: Session) -> str:
    """Return the day and the hours of a session: "Monday 23 November, 07:18 to 07:34"."""
    return f"{date_words(session.started_at)}, {_hours(session)}"


def when_with_year(session: Session, day: date) -> str:
    """Return "Mon 23 Nov 2026, 07:18 to 07:34", and the `day` it counts for if that differs."""
    begun = session.started_at
    return f"{date_with_year(begun)}, {_hours(session)}{counted_for(begun, day)}"


def counted_for(moment: datetime, day: date) -> str:
    """Return ", counted for Monday 23 November" if `moment` counts for another day than its own."""
    return "" if moment.date() == day else f", counted for {date_words(day)}"


def ago_words(seconds: float) -> str:
    """Return roughly how long ago something was: "2 minutes ago"."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    hours = minutes // 60
    if hours < 48:
        return f"{counted(hours, 'hour')} ago"
    return f"{hours // 24} days ago"


def _hours(session: Session) -> str:
    end = f" to {session.ended_at:%H:%M}" if session.ended_at else ""
    return f"{session.started_at:%H:%M}{end}"
