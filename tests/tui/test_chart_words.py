from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.protocol import Side
from hiptimer.model.statistics import PainCalendar, TensionWeek
from hiptimer.tui.chart_words import (
    NO_CALENDAR_YET,
    NO_PAIN_YET,
    NO_TENSION_YET,
    calendar_words,
    pain_words,
    tension_words,
    with_left_out,
)
from tests.support.chart_data import TODAY, calendar_of, pain_points

JUDGING = ("streak", "well done", "improv", "better", "worse ", "miss", "fail", "goal", "proven")


def pain_line(*worst: int | None, side: Side = Side.LEFT, today: date = TODAY) -> str:
    return pain_words(pain_points(*worst), side, today)[0]


@pytest.mark.parametrize("worst", [(), (None,), (None, None)])
def test_without_a_rating_it_says_what_will_stand_there(worst: tuple[None, ...]) -> None:
    assert pain_line(*worst) == NO_PAIN_YET


def test_one_rating_is_stated_and_compared_with_nothing() -> None:
    assert pain_line(None, 3) == (
        "Left leg: one session is rated so far, worst pain 3. The line begins with the second."
    )


def test_a_change_is_stated_with_its_numbers_and_its_beginning() -> None:
    assert (
        pain_line(4, 1) == "Left leg: worst pain went from 4 to 1 since 2 October, in 2 sessions."
    )
    assert "went from 1 to 4" in pain_line(1, 4)


def test_a_higher_or_lower_number_than_at_either_end_is_stated_too() -> None:
    assert pain_line(4, 9, 2, 1) == (
        "Left leg: worst pain went from 4 to 1 since 2 October, in 4 sessions. "
        "Over all of them it was between 1 and 9."
    )


@pytest.mark.parametrize("worst", [(2, 2), (2, 3), (3, 2), (0, 1)])
def test_a_difference_below_two_points_is_not_called_a_change(worst: tuple[int, int]) -> None:
    assert "about the same" in pain_line(*worst)
    assert "went from" not in pain_line(*worst)


def test_a_difference_of_one_point_is_said_to_say_little() -> None:
    assert pain_line(2, 3) == (
        "Left leg: about the same, worst pain 2 or 3 since 2 October, in 2 sessions. "
        "A change under 2 points says little."
    )


def test_the_same_number_in_every_session_is_stated_as_such() -> None:
    assert pain_line(2, 2, 2) == (
        "Left leg: about the same, worst pain 2 each time since 2 October, in 3 sessions."
    )


def test_what_lies_between_two_equal_ends_is_stated_and_not_called_the_same() -> None:
    assert pain_line(0, 6, 0) == (
        "Left leg: worst pain between 0 and 6 since 2 October, in 3 sessions; "
        "about 0 at first and now."
    )


def test_ends_that_are_one_point_apart_with_more_between_are_both_stated() -> None:
    assert pain_line(2, 7, 3) == (
        "Left leg: worst pain between 2 and 7 since 2 October, in 3 sessions; "
        "about 2 at first and about 3 now. A change under 2 points says little."
    )


@given(st.lists(st.none() | st.integers(0, 10), max_size=30))
def test_about_the_same_is_said_only_of_numbers_less_than_two_points_apart(
    worst: list[int | None],
) -> None:
    rated = [pain for pain in worst if pain is not None]
    for words in pain_words(pain_points(*worst), Side.LEFT, TODAY):
        assert ("about the same" in words) == (len(rated) > 1 and max(rated) - min(rated) < 2)


def test_with_little_room_only_the_numbers_are_stated() -> None:
    rows = ((4, 1), (2, 3), (2, 2), (0, 6, 0))
    shorter = [pain_words(pain_points(*worst), Side.LEFT, TODAY)[1:] for worst in rows]
    assert shorter == [
        (
            "Left leg: worst pain went from 4 to 1 since 2 October.",
            "Left leg: worst pain from 4 to 1.",
        ),
        (
            "Left leg: about the same, worst pain 2 or 3 since 2 October.",
            "Left leg: about the same, 2 or 3.",
        ),
        (
            "Left leg: about the same, worst pain 2 each time since 2 October.",
            "Left leg: about the same, 2.",
        ),
        (
            "Left leg: worst pain between 0 and 6 since 2 October; about 0 at first and now.",
            "Left leg: pain 0 to 6, about 0 now.",
        ),
    ]


@pytest.mark.parametrize(
    ("side", "words"),
    [(Side.LEFT, "Left leg"), (Side.RIGHT, "Right leg"), (Side.BILATERAL, "Both legs")],
)
def test_the_side_is_named_first(side: Side, words: str) -> None:
    assert pain_line(4, 1, side=side).startswith(f"{words}: ")


def test_another_year_is_named_with_the_day() -> None:
    assert "since 2 October 2026" in pain_line(4, 1, today=date(2027, 1, 5))


def weeks(*minutes: float) -> tuple[TensionWeek, ...]:
    return tuple(
        TensionWeek(
            monday=date(2026, 10, 5) + timedelta(days=7 * number),
            seconds=60 * each,
            sessions=int(each > 0),
        )
        for number, each in enumerate(minutes)
    )


@pytest.mark.parametrize("minutes", [(), (0,), (0, 0, 0)])
def test_without_a_session_the_weeks_say_what_will_stand_there(minutes: tuple[float, ...]) -> None:
    assert tension_words(weeks(*minutes)) == (NO_TENSION_YET,)


def test_this_week_is_stated_beside_the_month_before() -> None:
    assert tension_words(weeks(9, 4, 8, 0, 4, 12)) == (
        "Time under tension this week so far: 12 min, in 1 session. "
        "In the four weeks before: 4 min a week.",
        "Time under tension this week so far: 12 min, in 1 session.",
        "Time under tension this week so far: 12 min.",
        "This week so far: 12 min.",
    )


def test_a_week_without_a_session_is_stated_without_comment() -> None:
    assert tension_words(weeks(8, 0))[0] == "Time under tension this week so far: none."


def test_a_month_without_a_session_is_stated_without_comment_too() -> None:
    assert tension_words(weeks(8, 0, 0, 0, 0, 8))[0].endswith("In the four weeks before: none.")


def test_an_empty_half_year_says_what_will_stand_there() -> None:
    assert calendar_words(calendar_of({})) == (NO_CALENDAR_YET,)


def test_a_half_year_without_a_rating_names_no_pain() -> None:
    assert calendar_words(calendar_of({0: None, 3: None})) == (
        "2 sessions on 2 days since 1 June, none of them rated.",
    )


def test_a_half_year_is_described_in_full_and_shorter() -> None:
    assert calendar_words(calendar_of({0: 2, 3: 5, 9: 5, 20: None})) == (
        "4 sessions on 4 days since 1 June. Worst pain 5, last on 22 November; "
        "above your limit on 2 days.",
        "4 sessions since 1 June. Worst pain 5; above your limit on 2 days.",
        "4 sessions, worst pain 5",
    )


def test_a_half_year_within_the_limit_says_so() -> None:
    assert calendar_words(calendar_of({0: 0}))[0].endswith("; above your limit on no day.")


@pytest.mark.parametrize(
    "words",
    [
        *(pain_line(*worst) for worst in ((), (3,), (4, 1), (1, 4), (2, 3), (2, 2), (0, 6, 0))),
        *(tension_words(weeks(*each))[0] for each in ((), (0, 8), (8, 0), (1, 2, 3, 4, 5))),
        *(" ".join(calendar_words(calendar_of(days))) for days in ({}, {0: 9}, {9: None})),
    ],
)
def test_nothing_is_scolded_or_praised(words: str) -> None:
    assert not [word for word in JUDGING if word in words.lower()]


def test_a_calendar_of_no_weeks_has_nothing_to_say() -> None:
    assert calendar_words(PainCalendar(weeks=())) == (NO_CALENDAR_YET,)


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ((1970,), "1 session of 1970"),
        ((1970, 1970), "2 sessions of 1970"),
        ((1970, 2099), "2 sessions of 1970 and 2099"),
        ((1970, 1971, 1980), "3 sessions of 1970 to 1980"),
    ],
)
def test_it_says_which_sessions_are_not_in_the_chart(years: tuple[int, ...], named: str) -> None:
    words = with_left_out(("Long.", "Short."), [date(year, 1, 1) for year in years])
    left_out = f"Not in this chart: {named}, far from all others."
    assert words == (f"Long. {left_out}", f"Short. {left_out}")
    assert with_left_out(("Long.",), ()) == ("Long.",)
