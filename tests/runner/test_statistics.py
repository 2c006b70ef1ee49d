"""The figures over many sessions: which exercise they are of, and how far back they go."""

import pytest

from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import WEEKS
from hiptimer.runner.history import History
from hiptimer.runner.statistics import (
    ExerciseSide,
    calendar_statistics,
    exercise_beside,
    exercises_of,
    pain_statistics,
    week_statistics,
)
from tests.support.app_driver import AppDriver
from tests.support.fakes import MORNING
from tests.support.histories import both_sides, days_ago
from tests.support.history_driver import lay

TODAY = MORNING.date()

HOVER, RIGHT, CLAM = (
    ExerciseSide("hover", "Hover", Side.LEFT),
    ExerciseSide("hover", "Hover", Side.RIGHT),
    ExerciseSide("clam", "Clam", Side.LEFT),
)
ALL = (HOVER, RIGHT, CLAM)


@pytest.mark.parametrize(
    ("of", "step", "found"),
    [
        (None, 0, HOVER),
        (None, 1, HOVER),
        (HOVER, 1, RIGHT),
        (RIGHT, 1, CLAM),
        (CLAM, 1, HOVER),
        (HOVER, -1, CLAM),
        (HOVER, 2, CLAM),
        (ExerciseSide("hover", "Its old name", Side.RIGHT), 1, CLAM),
        (ExerciseSide("gone", "Gone", Side.LEFT), 1, HOVER),
    ],
)
def test_behind_the_last_exercise_stands_the_first_and_one_that_is_gone_begins_again(
    of: ExerciseSide | None, step: int, found: ExerciseSide
) -> None:
    assert exercise_beside(ALL, of, step) == found


def test_without_exercises_there_is_none_beside() -> None:
    assert exercise_beside((), HOVER, 1) is None


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 1), (2, 0)])
def test_a_session_of_tomorrow_is_charted_and_one_of_a_clock_further_ahead_is_not(
    driver: AppDriver, days: int, count: int
) -> None:
    lay(driver, both_sides(days_ago(-days)))
    history = driver.context.history
    history.check(lambda _: None)
    [left, *_] = exercises_of(history)
    found = pain_statistics(history, left, TODAY)
    assert (len(found.points), len(found.apart)) == (count, 1 - count)
    assert pain_statistics(history, None, TODAY).points == ()


def test_half_a_year_of_weeks_is_worked_out_and_nothing_before_it_is_read(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, *(both_sides(days_ago(7 * week)) for week in range(30)))
    history = driver.context.history
    history.check(lambda _: None)
    read: list[int] = []
    digests = History.digests

    def counting(past: History, wanted: HistoryFilter) -> list[SessionDigest]:
        found = list(digests(past, wanted))
        read.append(len(found))
        return found

    monkeypatch.setattr(History, "digests", counting)
    weeks = week_statistics(history, TODAY)
    assert [week.sessions for week in weeks] == [1] * WEEKS
    days = calendar_statistics(history, TODAY).days
    assert sum(day.sessions for day in days) >= WEEKS - 1
    assert max(read) <= WEEKS + 1
