from datetime import date, datetime

import pytest

from hiptimer.model.digest import SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.settings import Settings
from hiptimer.model.statistics import PainPoint, on_one_axis, pain_series
from tests.support.digests import at, done, session_digest

day_of = Settings().day_of


def series(*digests: SessionDigest) -> tuple[PainPoint, ...]:
    return pain_series(digests, "hover", Side.LEFT, day_of)


def test_a_point_holds_all_that_a_session_says_of_an_exercise() -> None:
    past = session_digest("2026-11-23 07:18", done(1, 2, None, 2), before=4, next_day=0, ceiling=5)
    (point,) = series(past)
    assert point == PainPoint(
        at=at("2026-11-23 07:18"),
        day=date(2026, 11, 23),
        worst=2,
        mean=5 / 3,
        before=4,
        next_day=0,
        ceiling=5,
    )


def test_a_session_without_a_rating_is_a_gap_and_not_without_pain() -> None:
    (point,) = series(session_digest("2026-11-23 07:18", done(None, None)))
    assert (point.worst, point.mean, point.before, point.next_day) == (None, None, None, None)


def test_a_rating_of_zero_is_a_rating() -> None:
    (point,) = series(session_digest("2026-11-23 07:18", done(0, None, 0)))
    assert (point.worst, point.mean) == (0, 0.0)


def test_other_exercises_and_the_other_side_are_left_out() -> None:
    first = session_digest(
        "2026-11-22 07:18", done(9, exercise="bridge"), done(8, side=Side.RIGHT), done(1)
    )
    other = session_digest("2026-11-23 07:18", done(7, side=Side.BILATERAL))
    assert [point.worst for point in series(first, other)] == [1]


def test_several_sessions_of_a_day_are_points_of_their_own() -> None:
    points = series(
        session_digest("2026-11-23 07:18", done(1)), session_digest("2026-11-23 19:06", done(3))
    )
    assert [(point.day.day, point.worst) for point in points] == [(23, 1), (23, 3)]


def test_the_oldest_comes_first_whatever_order_they_come_in() -> None:
    days = ("2026-11-23 07:18", "2025-01-02 07:18", "2026-02-01 07:18")
    points = series(*(session_digest(day, done(1)) for day in days))
    assert [point.at for point in points] == sorted(at(day) for day in days)


def test_in_the_hour_that_comes_twice_the_order_is_that_of_the_moments() -> None:
    summer, winter = "2026-10-25 02:50+02:00", "2026-10-25 02:10+01:00"
    points = series(session_digest(winter, done(2)), session_digest(summer, done(1)))
    assert [point.worst for point in points] == [1, 2]
    assert {point.day for point in points} == {date(2026, 10, 24)}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29 03:59+02:00", 28),  # an hour was left out that night
        ("2026-03-29 04:00+02:00", 29),
        ("2026-03-30 00:10+02:00", 29),
        ("2026-03-29 07:00+10:00", 29),  # far from home: the day there
    ],
)
def test_a_session_belongs_to_the_local_day_of_its_start(moment: str, day: int) -> None:
    (point,) = series(session_digest(moment, done(1)))
    assert point.day == date(2026, 3, day)


def test_the_day_of_a_point_comes_from_the_given_day_rule() -> None:
    def at_midnight(moment: datetime) -> date:
        return moment.date()

    past = session_digest("2026-11-23 00:10", done(1))
    (point,) = pain_series([past], "hover", Side.LEFT, at_midnight)
    assert point.day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([], []),
        (["2026-11-23"], ["2026-11-23"]),
        (["1970-01-01", "2026-11-02", "2026-11-23"], ["2026-11-02", "2026-11-23"]),
        (["1970-01-01", "1970-01-02", "2026-11-23"], ["2026-11-23"]),
        (["2026-11-02", "2026-11-23", "2099-01-01"], ["2026-11-02", "2026-11-23"]),
        (["1999-01-01", "2026-11-23", "2026-12-03"], ["2026-11-23"]),
        (["2023-01-01", "2024-11-30", "2026-11-23"], ["2023-01-01", "2024-11-30", "2026-11-23"]),
        (["2024-11-22", "2026-11-23"], ["2026-11-23"]),
    ],
)
def test_what_is_years_apart_or_still_to_come_shares_no_axis(
    days: list[str], kept: list[str]
) -> None:
    points = series(*(session_digest(f"{day} 07:18", done(1)) for day in days))
    found = on_one_axis(points, date(2026, 12, 2))
    assert [f"{point.day}" for point in found] == kept
