from datetime import timedelta

import pytest

from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.tui.home_data import BARS, DAYS, weeks_words
from tests.support.fakes import MORNING
from tests.support.session_builders import hold, session

TODAY = MORNING.date()


def days_ago(days: int, *pains: int | None) -> Session:
    rows = [hold(number, pain) for number, pain in enumerate(pains, 1)]
    return session(*rows, started_at=MORNING - timedelta(days=days))


def summary(*sessions: Session) -> str:
    return weeks_words(sessions, Settings(), TODAY)[0]


def bars(*sessions: Session) -> str:
    return weeks_words(sessions, Settings(), TODAY)[1].split("  ")[0]


def test_without_a_session_it_says_so() -> None:
    assert summary() == "last four weeks: no session yet"


def test_each_day_has_a_place_and_today_is_the_last() -> None:
    drawn = bars(days_ago(0, 10), days_ago(27, 0))
    assert len(drawn) == DAYS
    assert drawn[0] == BARS[0]
    assert drawn[-1] == BARS[-1]
    assert set(drawn[1:-1]) == {"·"}


def test_what_is_longer_ago_does_not_count() -> None:
    assert summary(days_ago(28, 3)) == "last four weeks: no session yet"


def test_a_session_of_a_wrong_clock_in_the_future_does_not_count() -> None:
    assert summary(days_ago(-1, 3)) == "last four weeks: no session yet"


def test_a_day_shows_the_worst_pain_of_all_its_sessions() -> None:
    assert bars(days_ago(0, 1, 2), days_ago(0, 10, 0))[-1] == BARS[-1]


def test_a_day_without_a_rating_is_no_day_without_pain() -> None:
    assert bars(days_ago(0, None))[-1] == "-"


def test_sessions_are_counted_and_the_worst_pain_is_shown() -> None:
    assert summary(days_ago(0, 1), days_ago(3, 4, 2)).endswith("  2 sessions, worst pain 4")
    assert summary(days_ago(0, None)).endswith("  1 session")


def test_a_session_before_the_day_starts_belongs_to_the_day_before() -> None:
    night = session(hold(1, 10), started_at=MORNING.replace(hour=3))
    assert bars(night)[-2:] == f"{BARS[-1]}·"


@pytest.mark.parametrize("texts", [weeks_words([days_ago(0, 3)], Settings(), TODAY)])
def test_each_text_is_shorter_than_the_one_before(texts: tuple[str, ...]) -> None:
    lengths = [len(text) for text in texts]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == len(lengths)
