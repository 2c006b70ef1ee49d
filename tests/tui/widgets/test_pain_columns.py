from datetime import date, timedelta
from itertools import pairwise

import pytest

from hiptimer.model.statistics import PainPoint
from hiptimer.tui.widgets.pain_chart import DayScale, pain_columns
from tests.support.chart_data import pain_point, pain_points

WIDTHS = (13, 37, 57, 73, 197)


def xs(points: tuple[PainPoint, ...], columns: int) -> list[int]:
    return [column.x for column in pain_columns(points, DayScale.over(points, columns))]


@pytest.mark.parametrize("count", [1, 2, 14, 60, 400, 2000, 10000])
def test_every_session_has_its_place_within_the_columns(count: int) -> None:
    points = pain_points(*(count * [2]))
    for columns in WIDTHS:
        places = xs(points, columns)
        assert 0 <= places[0] <= places[-1] < columns
        assert places == sorted(set(places)), columns


def test_the_first_sessions_begin_at_the_left_and_not_all_over() -> None:
    assert xs(pain_points(1, 1, 1), 40) == [0, 3, 6]


def test_two_weeks_fill_the_columns() -> None:
    assert xs(pain_points(*14 * [1]), 40)[-1] == 39


def test_sessions_of_one_day_stand_beside_each_other_if_there_is_room() -> None:
    morning_and_evening = (pain_point(0, 1), pain_point(0.5, 3))
    assert xs(morning_and_evening, 40) == [0, 2]


def test_if_sessions_share_a_column_it_has_the_worst_and_the_mean_of_all() -> None:
    points = (
        pain_point(0, 1, mean=0.5, before=2),
        pain_point(0.01, 4, mean=2.5, next_day=0),
        pain_point(0.02, None),
    )
    (column,) = pain_columns(points, DayScale.over(points, 40))
    assert (column.worst, column.mean, column.above) == (4, 1.5, True)
    assert (column.before, column.next_day) == (2, 0)


def test_a_column_without_a_rating_has_no_number() -> None:
    columns = pain_columns(points := pain_points(2, None, 2), DayScale.over(points, 40))
    assert [column.worst for column in columns] == [2, None, 2]
    assert [column.mean for column in columns] == [2, None, 2]


def test_above_means_above_the_ceiling_of_its_own_session() -> None:
    points = (pain_point(0, 3, ceiling=2), pain_point(3, 4, ceiling=4), pain_point(6, 4))
    columns = pain_columns(points, DayScale.over(points, 40))
    assert [column.above for column in columns] == [True, False, True]


@pytest.mark.parametrize(
    ("days", "columns", "weeks", "period"),
    [
        *((14, 37, 0, ""), (24, 37, 0, ""), (25, 37, 1, "a week"), (45, 73, 0, "")),
        *((120, 73, 1, "a week"), (175, 73, 1, "a week"), (365, 37, 4, "4 weeks")),
        *((365, 33, 5, "5 weeks"), (400, 73, 3, "3 weeks"), (5000, 73, 27, "27 weeks")),
    ],
)
def test_the_longer_the_time_the_more_weeks_share_a_column(
    days: int, columns: int, weeks: int, period: str
) -> None:
    points = (pain_point(0, 1), pain_point(days, 1))
    scale = DayScale.over(points, columns)
    assert (scale.weeks, scale.period) == (weeks, period)


@pytest.mark.parametrize("days", [0, 0.7, 1, 5, 13, 20, 29, 100, 364, 365, 366, 400, 1000])
def test_no_tick_names_a_day_to_come(days: float) -> None:
    points = (pain_point(0, 1), pain_point(days, 1))
    for columns in WIDTHS:
        scale = DayScale.over(points, columns)
        passed = [scale.first + timedelta(days=day) for day in range(int(days) + 400)]
        come = [day for day in passed if day <= points[-1].day]
        names = {name for day in come for name in (f"{day.day:2} {day:%b}", f"{day:%b %Y}")}
        assert {name for _, name in scale.ticks()} <= names, columns


def test_a_last_week_that_is_not_over_ends_with_the_chart() -> None:
    points = pain_points(*60 * [1])
    scale = DayScale.over(points, 37)
    assert scale.last == points[-1].day
    assert xs(points, 37)[-1] >= 35


def test_a_week_that_shares_a_column_begins_on_its_monday() -> None:
    sunday, monday = 2, 3  # 2 October 2026 was a Friday
    points = (pain_point(0, 1), pain_point(sunday, 5), pain_point(monday, 2), pain_point(40, 1))
    columns = pain_columns(points, DayScale.over(points, 37))
    assert [column.worst for column in columns] == [5, 2, 1]


def test_a_traveller_whose_day_comes_again_has_a_place_too() -> None:
    here = pain_point(0, 1)
    there = PainPoint(
        at=here.at + timedelta(hours=2),
        day=here.day - timedelta(days=1),
        worst=2,
        mean=2,
        before=None,
        next_day=None,
        ceiling=3,
    )
    for columns in WIDTHS:
        assert min(xs((here, there, pain_point(60, 1)), columns)) >= 0


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_ticks_name_the_first_and_the_last_day_and_leave_room(columns: int) -> None:
    points = pain_points(*40 * [1])
    ticks = DayScale.over(points, columns).ticks()
    assert (ticks[0][0], ticks[-1][0]) == (0, columns - 1)
    assert all(after[0] - place > len(name) for (place, name), after in pairwise(ticks))


def test_a_tick_names_the_day_that_its_column_stands_for() -> None:
    points = pain_points(*14 * [1])
    ticks = DayScale.over(points, 40).ticks()
    assert [name for _, name in ticks] == [" 2 Oct", " 6 Oct", "11 Oct", "15 Oct"]


def test_a_long_time_is_labelled_in_months_and_years() -> None:
    points = (pain_point(0, 1), pain_point(700, 1))
    names = [name for _, name in DayScale.over(points, 73).ticks()]
    assert (names[0], names[-1]) == ("Sep 2026", "Aug 2028")


def test_the_last_days_that_a_calendar_has_are_no_trouble() -> None:
    first = pain_point(0, 1)
    last_day = date.max
    at = first.at.replace(year=last_day.year, month=12, day=31)
    last = PainPoint(at=at, day=last_day, worst=1, mean=1, before=None, next_day=None, ceiling=3)
    for points in ((last,), (first, last)):
        for columns in WIDTHS:
            assert DayScale.over(points, columns).ticks()
            assert xs(points, columns)[-1] < columns
