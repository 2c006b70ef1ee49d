import pytest

from hiptimer.model.protocol import Side
from hiptimer.model.statistics import PainPoint
from hiptimer.tui.chart_words import NO_PAIN_YET
from hiptimer.tui.widgets.pain_chart import PainChart, PainCourse
from tests.support.chart_data import (
    TODAY,
    half_a_year_of_points,
    pain_point,
    pain_points,
)
from tests.support.widget_stage import Stage, counted_renders, shown

BRAILLE = [chr(code) for code in range(0x2801, 0x2900)]
WORST, ABOVE, MEAN, BEFORE, NEXT_DAY, CEILING = "●▲○<>┄"
AXIS = 3
"""Cells of the numbers and the upright line."""


def course(*points: PainPoint) -> PainCourse:
    return PainCourse(points, Side.LEFT, TODAY)


def drawn(*points: PainPoint, width: int = 43, height: int = 20) -> list[str]:
    """Draw the chart: the first eleven rows are the numbers from ten down to zero."""
    return [row.plain for row in PainChart(course(*points)).lines(width, height)]


def row_of(pain: int, rows: list[str]) -> str:
    return rows[10 - pain][AXIS:]


def places(sign: str, rows: list[str]) -> list[tuple[int, int]]:
    """Return column and pain of every such sign in the picture."""
    return [
        (x, pain)
        for pain in range(11)
        for x, character in enumerate(row_of(pain, rows))
        if character == sign
    ]


def test_each_number_of_the_scale_has_a_row_and_ten_is_the_uppermost() -> None:
    rows = drawn(*pain_points(0, 10))
    assert rows[0].startswith("10┤")
    assert rows[10].startswith(" 0┤")
    assert rows[11].startswith("  └")


def test_the_axis_is_that_of_the_scale_whatever_was_rated() -> None:
    for pains in ((0, 0), (1, 2), (9, 10)):
        rows = drawn(*pain_points(*pains))
        assert [row[:2] for row in rows[:11:2]] == ["10", " 8", " 6", " 4", " 2", " 0"]


def test_a_session_is_marked_at_its_worst_pain_and_its_mean() -> None:
    rows = drawn(pain_point(0, 3, mean=1.2), pain_point(10, 2, mean=0.6))
    assert places(WORST, rows) == [(30, 2), (0, 3)]
    assert places(MEAN, rows) == [(0, 1), (30, 1)]


def test_above_the_limit_the_mark_is_another_one_and_not_only_another_colour() -> None:
    rows = drawn(*pain_points(4, 3))
    assert places(ABOVE, rows) == [(0, 4)]
    assert places(WORST, rows) == [(3, 3)]


def test_the_limit_is_drawn_from_end_to_end() -> None:
    rows = drawn(*pain_points(1, 1))
    assert set(row_of(3, rows)) == {CEILING}


def test_a_limit_that_was_changed_is_drawn_where_it_was_in_force() -> None:
    rows = drawn(pain_point(0, 0, ceiling=2), pain_point(13, 0, ceiling=5))
    assert row_of(2, rows) == (CEILING * 39).ljust(40)
    assert row_of(5, rows).lstrip() == CEILING


def test_what_was_before_and_on_the_next_day_stands_at_its_sides() -> None:
    rows = drawn(pain_point(0, 1), pain_point(5, 1, before=2, next_day=0), pain_point(13, 1))
    assert places(BEFORE, rows) == [(14, 2)]
    assert places(NEXT_DAY, rows) == [(16, 0)]


def test_rated_sessions_are_joined_and_an_unrated_one_is_a_gap() -> None:
    joined = row_of(1, drawn(*pain_points(1, 1, 1)))
    apart = row_of(1, drawn(*pain_points(1, None, 1)))
    assert " " not in joined[:7]
    assert apart[:7] == f"{WORST}     {WORST}"


def test_an_unrated_session_is_nowhere_drawn_as_zero() -> None:
    assert row_of(0, drawn(*pain_points(2, None, 2))).strip() == ""


def test_the_legend_explains_the_signs_that_are_drawn_and_no_others() -> None:
    said = "\n".join(drawn(*pain_points(1, 1)))
    assert "● worst" in said
    assert "○ mean" in said
    assert "┄ your limit (3)" in said
    assert not [word for word in ("above", "before", "next day") if word in said]
    full = drawn(pain_point(0, 1, before=1), pain_point(1, 4, next_day=2), width=76)
    words = "● worst   ▲ above your limit   ○ mean   < before   > next day   ┄ your limit (3)"
    assert " ".join("\n".join(full[13:15]).split()) == " ".join(words.split())


def test_a_legend_for_two_limits_names_no_number() -> None:
    rows = drawn(pain_point(0, 0, ceiling=2), pain_point(13, 0, ceiling=5))
    assert any("┄ your limit" in row and "(" not in row for row in rows)


def test_when_a_week_shares_a_column_the_legend_says_so() -> None:
    assert any("● worst of a week" in row for row in drawn(*pain_points(*60 * [1])))
    above = drawn(*pain_points(*60 * [5]))
    assert any("▲ worst of a week, above your limit" in row for row in above)


def test_the_words_stand_below() -> None:
    assert drawn(*pain_points(4, 1), width=80)[-1] == (
        "Left leg: worst pain went from 4 to 1 since 2 October, in 2 sessions."
    )


def test_without_a_rating_there_is_no_axis_but_a_word_on_what_will_stand_there() -> None:
    for points in ((), pain_points(None, None)):
        assert " ".join(drawn(*points)) == NO_PAIN_YET


def test_in_a_high_room_each_number_has_several_rows() -> None:
    rows = drawn(*pain_points(1, 1), width=197, height=56)
    assert [rows[number][:2] for number in (0, 10, 20, 30, 40, 50)] == [
        *("10", " 8", " 6", " 4", " 2", " 0")
    ]


def named(rows: list[str], sign: str) -> list[str]:
    """Return the names of the rows in which a sign stands."""
    return [row.partition("┤")[0].strip() for row in rows if sign in row.partition("┤")[2]]


PAIR_NAMES = ["9-10", "7-8", "5-6", "3-4", "1-2", "0"]


def test_in_a_low_room_two_numbers_share_a_row_which_names_them() -> None:
    rows = drawn(*pain_points(4, 2), height=12)
    assert [row.partition("┤")[0].strip() for row in rows[:6]] == PAIR_NAMES


@pytest.mark.parametrize("height", [8, 9, 10, 11])
def test_in_the_lowest_rooms_every_number_stands_in_a_row_that_names_it(height: int) -> None:
    for pain in range(11):
        points = (pain_point(0, pain, ceiling=10), pain_point(13, pain, ceiling=10))
        (name,) = named(drawn(*points, height=height), WORST)
        lowest, _, highest = name.partition("-")
        assert int(lowest) <= pain <= int(highest or lowest), name


@pytest.mark.parametrize("height", [8, 10])
def test_in_the_lowest_rooms_the_limit_stands_in_its_row_too(height: int) -> None:
    (name,) = named(drawn(*pain_points(0, 0), height=height), CEILING)
    assert name == ("3-4" if height == 10 else "1-3")


def test_in_the_smallest_window_every_sign_has_its_word() -> None:
    point = pain_point(0, 1, mean=0.2, before=2, next_day=0)
    rows = drawn(point, *pain_points(*90 * [1], 5, days=4), width=38, height=10)
    assert rows[8] == "● worst of 5 weeks  ▲ above  ┄ limit 3"
    signs = set("".join(rows[:6])) & set(WORST + ABOVE + MEAN + BEFORE + NEXT_DAY + CEILING)
    assert signs == {WORST, ABOVE, CEILING}
    assert rows[9].startswith("Left leg: ")


def test_with_too_little_room_for_a_picture_there_are_words() -> None:
    assert any("┤" in row for row in drawn(*pain_points(4, 1), height=8))
    assert not any("┤" in row for row in drawn(*pain_points(4, 1), height=7))


def test_months_without_the_exercise_are_a_gap_and_no_slow_change() -> None:
    rows = drawn(pain_point(0, 1), pain_point(7, 1), pain_point(240, 1), pain_point(247, 1))
    assert "  " in row_of(1, rows).strip()
    weeks = drawn(pain_point(0, 1), pain_point(28, 1), width=76)
    assert " " not in row_of(1, weeks).strip()
    longer = drawn(pain_point(0, 1), pain_point(29, 1), width=76)
    assert " " in row_of(1, longer).strip()


def test_the_line_runs_through_the_rows_of_its_marks() -> None:
    for pain in range(11):
        rows = drawn(*pain_points(*14 * [pain]))
        lines = [at for at, row in enumerate(rows[:11]) if set(row[AXIS:]) & set(BRAILLE)]
        assert lines == [10 - pain]


def test_nothing_is_drawn_before_there_is_anything_to_show() -> None:
    assert PainChart().lines(40, 20) == ()


def test_ten_thousand_sessions_are_drawn_as_years() -> None:
    rows = drawn(*pain_points(*10_000 * [2]), width=76, height=22)
    assert any("worst of 54 weeks" in row for row in rows)


def test_a_year_is_drawn_in_as_many_points_as_there_is_room_for() -> None:
    rows = drawn(*pain_points(*365 * [2]), width=40, height=20)
    assert any("worst of 4 weeks" in row for row in rows)
    assert row_of(2, rows).count(WORST) == 14


async def test_a_new_course_is_shown_and_the_same_one_paints_nothing() -> None:
    chart = PainChart(course(*pain_points(4, 1)))
    async with Stage(chart).run_test(size=(60, 20)) as pilot:
        assert "from 4 to 1" in "\n".join(shown(chart))
        chart.course = course(*pain_points(9, 2))
        await pilot.pause()
        assert "from 9 to 2" in "\n".join(shown(chart))
        with counted_renders(chart) as renders:
            chart.course = course(*pain_points(9, 2))
            await pilot.pause()
        assert renders == []


def test_half_a_year_of_points_is_no_longer_than_its_room() -> None:
    points = half_a_year_of_points(178)
    for width, height in ((16, 9), (37, 14), (76, 20), (197, 56)):
        rows = drawn(*points, width=width, height=height)
        assert len(rows) <= height
        assert max(map(len, rows)) <= width
