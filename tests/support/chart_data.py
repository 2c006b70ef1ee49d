"""What charts show, made in one call; and a half year that was made up once and for all."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random

from hiptimer.model.digest import SessionDigest
from hiptimer.model.statistics import (
    PainCalendar,
    PainPoint,
    TensionWeek,
    pain_calendar,
    tension_weeks,
)
from tests.support.digests import done, session_digest
from tests.support.fakes import MORNING

TODAY = date(2026, 11, 25)
FIRST = MORNING.replace(month=10, day=2)
CEILING = 3


def local_day(moment: datetime) -> date:
    """Count days from midnight on."""
    return moment.date()


def pain_point(
    days: float,
    worst: int | None,
    *,
    mean: float | None = None,
    before: int | None = None,
    next_day: int | None = None,
    ceiling: int = CEILING,
) -> PainPoint:
    """Return a session that many days after the first; the mean is the worst if not given."""
    at = FIRST + timedelta(days=days)
    return PainPoint(
        at=at,
        day=at.date(),
        worst=worst,
        mean=worst if mean is None else mean,
        before=before,
        next_day=next_day,
        ceiling=ceiling,
    )


def pain_points(*worst: int | None, days: float = 1) -> tuple[PainPoint, ...]:
    """Return a session every that many days, from 2 October on."""
    return tuple(pain_point(number * days, each) for number, each in enumerate(worst))


def session_on(days_ago: float, *pains: int | None, seconds: float = 120.0) -> SessionDigest:
    """Return a session of one exercise, that many days before today."""
    started_at = MORNING.replace(day=TODAY.day) - timedelta(days=days_ago)
    exercise = done(*pains, seconds=seconds)
    return session_digest(started_at.isoformat(), exercise, ceiling=CEILING)


def calendar_of(days: Mapping[int, int | None]) -> PainCalendar:
    """Return the half year with a session that many days ago for each pain."""
    sessions = [session_on(ago, pain) for ago, pain in days.items()]
    return pain_calendar(sessions, local_day, TODAY)


def half_a_year() -> list[SessionDigest]:
    """Make up the sessions of a half year: it hurt more at first, and some days were rest."""
    random = Random(26)  # noqa: S311 - the same half year every time
    sessions = []
    for ago in range(178, -1, -1):
        if random.random() < 0.4:
            continue
        usual = 1 + 4 * ago / 180
        pains = [max(0, min(10, round(random.gauss(usual, 1)))) for _ in range(3)]
        rated = random.random() > 0.1
        sessions.append(session_on(ago, *(pains if rated else ()), seconds=random.uniform(60, 240)))
    return sessions


def half_a_year_of_points(days: int = 60) -> tuple[PainPoint, ...]:
    """Return the last days of it as points, most with pain before and on the next day."""
    random = Random(11)  # noqa: S311
    first = MORNING.replace(day=TODAY.day) - timedelta(days=days)
    return tuple(
        PainPoint(
            at=session.started_at,
            day=session.started_at.date(),
            worst=session.sides[0].worst,
            mean=session.sides[0].mean,
            before=random.choice((None, 1, 2, 3)),
            next_day=random.choice((None, 0, 1, 2)),
            ceiling=CEILING,
        )
        for session in half_a_year()
        if session.started_at >= first
    )


def half_a_year_of_weeks() -> tuple[TensionWeek, ...]:
    """Return the weeks of it."""
    return tension_weeks(half_a_year(), local_day, TODAY, 26)


def half_a_year_of_days() -> PainCalendar:
    """Return the days of it."""
    return pain_calendar(half_a_year(), local_day, TODAY)
