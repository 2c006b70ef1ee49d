from datetime import date, timedelta

import pytest

from hiptimer.model.digest import SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.settings import Settings
from hiptimer.model.statistics import WEEKS, CalendarDay, DayKind, PainCalendar, pain_calendar
from tests.support.digests import done, session_digest

TODAY = date(2026, 11, 25)  # a Wednesday


def calendar(*digests: SessionDigest) -> PainCalendar:
    return pain_calendar(digests, Settings().day_of, TODAY)


def today(*digests: SessionDigest) -> CalendarDay:
    return calendar(*digests).days[-1]


def test_it_has_half_a_year_of_whole_weeks_from_monday_on() -> None:
    weeks = calendar().weeks
    assert len(weeks) == WEEKS
    assert {len(week) for week in weeks} == {7}
    assert {week[0].day.weekday() for week in weeks if week[0]} == {0}


def test_today_is_the_last_day_and_what_is_to_come_is_empty() -> None:
    *_, last = calendar().weeks
    assert [day and day.day.day for day in last] == [23, 24, 25, None, None, None, None]


def test_the_days_follow_each_other_without_a_gap() -> None:
    days = [day.day for day in calendar().days]
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert days[-1] == TODAY


def test_a_day_without_a_session_is_a_rest_day() -> None:
    assert {day.kind for day in calendar().days} == {DayKind.REST}


def test_a_day_without_a_rating_is_no_rest_day_and_no_day_without_pain() -> None:
    shown = today(session_digest("2026-11-25 07:18", done(None)))
    assert (shown.kind, shown.sessions, shown.worst) == (DayKind.UNRATED, 1, None)


@pytest.mark.parametrize(
    ("pain", "ceiling", "kind"),
    [
        (0, 3, DayKind.WITHIN),
        (3, 3, DayKind.WITHIN),
        (4, 3, DayKind.ABOVE),
        (0, 0, DayKind.WITHIN),
        (1, 0, DayKind.ABOVE),
        (10, 10, DayKind.WITHIN),
    ],
)
def test_the_ceiling_is_passed_above_it_and_not_on_it(
    pain: int, ceiling: int, kind: DayKind
) -> None:
    shown = today(session_digest("2026-11-25 07:18", done(pain), ceiling=ceiling))
    assert (shown.kind, shown.worst) == (kind, pain)


def test_a_day_has_the_worst_of_all_its_sessions_and_sides() -> None:
    shown = today(
        session_digest("2026-11-25 07:18", done(1), done(3, side=Side.RIGHT)),
        session_digest("2026-11-25 19:06", done(None)),
        session_digest("2026-11-25 21:06", done(2)),
    )
    assert (shown.sessions, shown.worst, shown.above) == (3, 3, False)


def test_each_session_is_held_to_its_own_ceiling() -> None:
    gentle = session_digest("2026-11-25 07:18", done(3), ceiling=2)
    later = session_digest("2026-11-25 19:06", done(5), ceiling=5)
    shown = today(gentle, later)
    assert (shown.worst, shown.kind) == (5, DayKind.ABOVE)
    assert today(later).kind is DayKind.WITHIN


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-10-25 03:59+01:00", 24),  # the hour before it came twice that night
        ("2026-10-25 04:00+01:00", 25),
        ("2026-10-26 03:59+01:00", 25),
    ],
)
def test_a_night_belongs_to_the_day_before_also_when_the_clocks_change(
    moment: str, day: int
) -> None:
    shown = calendar(session_digest(moment, done(1)))
    assert [each.day for each in shown.days if each.sessions] == [date(2026, 10, day)]


@pytest.mark.parametrize("moment", ["2026-05-30 07:18", "2026-11-26 07:18", "2019-11-25 07:18"])
def test_what_is_not_of_this_half_year_has_no_day(moment: str) -> None:
    assert not any(day.sessions for day in calendar(session_digest(moment, done(1))).days)
