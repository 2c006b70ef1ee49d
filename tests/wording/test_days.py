from datetime import date

import pytest

from hiptimer.wording.days import (
    ago_words,
    counted_for,
    date_words,
    day_and_month,
    day_words,
    moment_words,
    when_with_year,
    when_words,
)
from tests.support.fakes import MORNING
from tests.support.session_builders import session

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 16), "16 November"),
        (date(2026, 1, 2), "2 January"),
        (date(2025, 11, 24), "24 Nov 2025"),
        (date(2026, 11, 24), "24 November"),
    ],
)
def test_a_day_is_named_as_a_person_would(day: date, words: str) -> None:
    assert day_words(day, TODAY) == words


def test_a_date_has_its_weekday() -> None:
    assert date_words(MORNING) == "Monday 23 November"


def test_the_day_and_the_hours_of_a_session_are_named() -> None:
    assert when_words(session()) == "Monday 23 November, 07:18 to 07:24"
    running = session(outcome=None, ended_at=None)
    assert when_words(running) == moment_words(MORNING) == "Monday 23 November, 07:18"


def test_a_session_of_long_ago_has_its_year_and_the_day_it_counts_for() -> None:
    assert when_with_year(session(), TODAY) == "Mon 23 Nov 2026, 07:18 to 07:24"
    before = when_with_year(session(), date(2026, 11, 22))
    assert before.endswith("07:24, counted for Sunday 22 November")


def test_a_date_has_its_year_only_if_it_is_not_this_one() -> None:
    assert day_and_month(date(2026, 10, 2), TODAY) == "2 October"
    assert day_and_month(date(2025, 10, 2), TODAY) == "2 October 2025"


def test_the_day_that_a_moment_counts_for_is_named_if_it_is_another_one() -> None:
    assert counted_for(MORNING, TODAY) == ""
    assert counted_for(MORNING.replace(day=24), TODAY) == ", counted for Monday 23 November"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (3599, "59 minutes ago"),
        (3600, "1 hour ago"),
        (47 * 3600, "47 hours ago"),
        (49 * 3600, "2 days ago"),
    ],
)
def test_how_long_ago_is_said_roughly(seconds: float, words: str) -> None:
    assert ago_words(seconds) == words
