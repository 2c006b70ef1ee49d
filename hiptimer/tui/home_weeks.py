"""The last four weeks in a line: the worst pain of each day that had a session."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings

DAYS: Final = 28

BARS: Final = "▁▂▃▄▅▆▇█"

NO_SESSION, NOT_RATED = "·", "-"


def weeks_words(sessions: Iterable[Session], settings: Settings, today: date) -> tuple[str, ...]:
    """Tell the last four weeks: in full, then shorter and shorter for narrow rooms."""
    first = today - timedelta(days=DAYS - 1)
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        day = settings.day_of(session.started_at)
        if first <= day <= today:
            by_day.setdefault(day, []).append(session)
    if not by_day:
        return ("last four weeks: no session yet", "no session yet")
    bars = "".join(_bar(by_day.get(first + timedelta(days=day))) for day in range(DAYS))
    count = sum(map(len, by_day.values()))
    number = f"{count} session{'s' if count > 1 else ''}"
    worst = _worst([session for day in by_day.values() for session in day])
    said = number if worst is None else f"{number}, worst pain {worst}"
    return f"last four weeks  {bars}  {said}", f"{bars}  {said}", f"four weeks: {said}", said


def _worst(sessions: Sequence[Session]) -> int | None:
    rated = (session.worst for session in sessions)
    return max((worst for worst in rated if worst is not None), default=None)


def _bar(sessions: Sequence[Session] | None) -> str:
    if not sessions:
        return NO_SESSION
    worst = _worst(sessions)
    if worst is None:
        return NOT_RATED
    return BARS[round(worst * (len(BARS) - 1) / pain_scale.HIGHEST)]
