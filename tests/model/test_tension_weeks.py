from datetime import date, time

import pytest

from hiptimer.model.digest import SessionDigest
from hiptimer.model.settings import Settings
from hiptimer.model.statistics import TensionWeek, monday_of, tension_weeks
from tests.support.digests import done, session_digest

MONDAY = date(2026, 11, 23)


def weeks(*digests: SessionDigest, last: date = MONDAY, count: int = 3) -> tuple[TensionWeek, ...]:
    return tension_weeks(digests, Settings().day_of, last, count)


def held(moment: str, *seconds: float) -> SessionDigest:
    return session_digest(moment, *(done(1, seconds=each) for each in seconds))


def test_the_last_week_is_that_of_the_last_day() -> None:
    assert [week.monday for week in weeks(last=date(2026, 11, 29))] == [
        date(2026, 11, 9),
        date(2026, 11, 16),
        MONDAY,
    ]


def test_a_week_without_a_session_is_there_and_has_no_seconds() -> None:
    empty = TensionWeek(monday=date(2026, 11, 16), seconds=0, sessions=0)
    assert weeks(held("2026-11-10 07:00", 60))[1] == empty


def test_all_sides_and_all_sessions_of_a_week_are_summed_up() -> None:
    shown = weeks(held("2026-11-16 07:00", 60, 40.5), held("2026-11-22 23:00", 20))
    assert shown[1] == TensionWeek(monday=date(2026, 11, 16), seconds=120.5, sessions=2)


@pytest.mark.parametrize(
    ("moment", "place"),
    [
        ("2026-11-22 23:59", 1),
        ("2026-11-23 03:59", 1),  # still Sunday night
        ("2026-11-23 04:00", 2),
        ("2026-11-09 04:00", 0),
    ],
)
def test_a_week_begins_when_its_monday_does(moment: str, place: int) -> None:
    shown = weeks(held(moment, 60))
    assert [week.sessions for week in shown] == [int(number == place) for number in range(3)]


def test_what_is_older_than_the_weeks_or_in_the_future_counts_nowhere() -> None:
    shown = weeks(held("2026-11-09 03:59", 60), held("2026-11-24 04:00", 60))
    assert {week.sessions for week in shown} == {0}


def test_the_week_of_a_change_of_the_clocks_has_seven_days_too() -> None:
    settings = Settings(day_starts_at=time(0, 0))
    shown = tension_weeks(
        [held("2026-10-19 00:00+02:00", 60), held("2026-10-25 23:59+01:00", 60)],
        settings.day_of,
        date(2026, 10, 25),
        1,
    )
    assert shown == (TensionWeek(monday=date(2026, 10, 19), seconds=120, sessions=2),)


def test_no_weeks_are_none() -> None:
    assert weeks(held("2026-11-23 07:00", 60), count=0) == ()


@pytest.mark.parametrize("day", range(23, 30))
def test_every_day_of_a_week_has_the_same_monday(day: int) -> None:
    assert monday_of(date(2026, 11, day)) == MONDAY
