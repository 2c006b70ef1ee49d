"""The pieces of the filter, pointed at and taken away, and the figures beside the list in turn."""

from collections.abc import Callable

import pytest

from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import WEEKS
from hiptimer.runner.history import History
from hiptimer.tui.screens.history.filter_state import NOWHERE, FilterState
from hiptimer.tui.screens.history.statistics import (
    ExerciseSide,
    View,
    calendar_statistics,
    exercise_beside,
    exercises_of,
    pain_statistics,
    week_statistics,
)
from tests.fakes import MORNING
from tests.tui.desk import Desk
from tests.tui.screens.history.past import both_sides, days_ago, lay

TODAY = MORNING.date()


@pytest.fixture
def looking(new_desk: Desk) -> FilterState:
    """Look for three things: what happened in October, on the left, for pain."""
    found = FilterState(new_desk.context.history)
    found.write("october left pain", TODAY)
    found.take()
    return found


def words(looking: FilterState) -> list[str]:
    return [piece.words.split()[0].lower() for piece in looking.pieces]


def test_what_is_written_is_a_piece_once_it_is_taken(new_desk: Desk) -> None:
    looking = FilterState(new_desk.context.history)
    looking.write("left", TODAY)
    assert (len(looking.asked), looking.pieces) == (1, ())
    looking.drop()
    assert (looking.asked, looking.pieces) == ((), ())
    looking.write("left", TODAY)
    looking.take()
    assert looking.pieces == looking.asked
    looking.write("", TODAY)
    assert looking.pieces == looking.asked


def test_the_last_piece_goes_first(looking: FilterState) -> None:
    first = words(looking)
    assert len(first) == 3
    looking.take_away()
    assert words(looking) == first[:2]
    assert looking.asked == looking.pieces


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_piece_is_taken_away_by_its_place_and_the_others_stay(
    looking: FilterState, place: int
) -> None:
    first = words(looking)
    looking.take_away(place)
    assert words(looking) == [each for at, each in enumerate(first) if at != place]


@pytest.mark.parametrize(
    ("steps", "at"),
    [([-1], 2), ([-1, -1], 1), ([-1, -1, -1, -1], 0), ([1], 2), ([-1, -1, 1], 2), ([-1, 1, 1], 2)],
)
def test_the_pieces_are_walked_from_the_last_one_and_no_further_than_the_ends(
    looking: FilterState, steps: list[int], at: int
) -> None:
    first = words(looking)
    for step in steps:
        looking.point(step)
    assert looking.pointed == at
    looking.take_away()
    assert words(looking) == [each for place, each in enumerate(first) if place != at]
    assert looking.pointed == NOWHERE


@pytest.mark.parametrize(
    "change",
    [lambda at: at.write("right", TODAY), lambda at: at.take(), lambda at: at.drop()],
)
def test_what_is_written_taken_or_dropped_is_pointed_at_no_more(
    looking: FilterState, change: Callable[[FilterState], None]
) -> None:
    looking.point(-1)
    change(looking)
    assert looking.pointed == NOWHERE


def test_without_a_piece_there_is_nothing_to_point_at(new_desk: Desk) -> None:
    looking = FilterState(new_desk.context.history)
    looking.point(-1)
    assert looking.pointed == NOWHERE


def test_the_views_follow_each_other_and_begin_again() -> None:
    at, seen = View.SESSION, []
    for _ in View:
        at = at.next
        seen.append(at)
    assert seen == [View.CHART, View.WEEKS, View.CALENDAR, View.SESSION]


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
    new_desk: Desk, days: int, count: int
) -> None:
    lay(new_desk, both_sides(days_ago(-days)))
    history = new_desk.context.history
    history.check(lambda _: None)
    [left, *_] = exercises_of(history)
    assert len(pain_statistics(history, left, TODAY).points) == count
    assert pain_statistics(history, None, TODAY).points == ()


def test_half_a_year_of_weeks_is_worked_out_and_nothing_before_it_is_read(
    new_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(new_desk, *(both_sides(days_ago(7 * week)) for week in range(30)))
    history = new_desk.context.history
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
