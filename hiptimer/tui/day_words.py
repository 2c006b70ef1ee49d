"""Days, doses and problems as a person says them: "yesterday", "three sets", "12 October"."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Protocol, Side
from hiptimer.wording.numbers import counted

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
        return f"{counted(minutes, 'minute')} ago"
    hours = minutes // 60
    if hours < 48:
        return f"{counted(hours, 'hour')} ago"
    return f"{hours // 24} days ago"


TIMES: Final = "\N{MULTIPLICATION SIGN}"


def dose_words(exercise: Exercise, counts: SetsToday) -> str:
    """Tell sets and length: "3 x 20 s", "3 x 15 repetitions"."""
    sets = max(counts.values(), default=0)
    if exercise.hold_seconds is not None:
        return f"{sets} {TIMES} {exercise.hold_seconds} s"
    most = f"-{exercise.reps_max}" if (exercise.reps_max or 0) > (exercise.reps or 0) else ""
    return f"{sets} {TIMES} {exercise.reps}{most} repetitions"


def sides_words(sides: Iterable[Side]) -> str:
    """Name the sides: "left", "left and right"; nothing where both legs work at once."""
    return " and ".join(side.value for side in sides if side is not Side.BILATERAL)


def exercise_words(exercise: Exercise, counts: SetsToday) -> str:
    """Tell an exercise of today: "Side-lying straight-leg hover (left) 3 x 20 s"."""
    sides = sides_words(counts)
    where = f" ({sides})" if sides else ""
    return f"{exercise.name}{where} {dose_words(exercise, counts)}"


def needs_words(protocol: Protocol) -> str:
    """Say what has to lie ready; empty where nothing has."""
    return f"You need: {', '.join(protocol.equipment)}" if protocol.equipment else ""
