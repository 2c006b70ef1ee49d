"""The session at the pointer: read once, walked through set by set, and corrected in place."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.corrections import Corrections
from hiptimer.runner.selected_session import (
    AFTER,
    SelectedSession,
    below,
    beside,
    cursor_lines,
    place_in,
)
from tests.support.app_driver import AppDriver
from tests.support.histories import EACH_SIDE, both_sides, days_ago, unrated
from tests.support.history_driver import file_of, lay, stored
from tests.support.session_builders import session

PAST = both_sides(days_ago(2))
REPS = unrated(days_ago(1))


@pytest.fixture
def corrections(driver: AppDriver) -> Iterator[Corrections]:
    lay(driver, PAST, REPS)
    driver.context.history.check(lambda _: None)
    made = Corrections(driver.context.history)
    yield made
    made.close()


@pytest.fixture
def selected(corrections: Corrections) -> SelectedSession:
    """The session with two holds on each side, with the cursor at the first."""
    made = SelectedSession(corrections)
    made.select(PAST.id)
    assert made.session
    made.place = 1
    return made


def test_before_a_session_is_selected_there_is_nothing(corrections: Corrections) -> None:
    none = SelectedSession(corrections)
    none.begin()
    none.move(1)
    none.rate(3)
    none.count(1)
    assert (none.session, none.problem, none.record, none.pain, none.place) == (
        *(None, "", None, None),
        AFTER,
    )
    assert (none.unsaved, none.refused, none.write_note("x", "")) == (None, False, False)


def test_a_session_is_read_once_and_again_when_it_is_selected_again(
    selected: SelectedSession, driver: AppDriver
) -> None:
    changed = replace(PAST, pain_next_day=7)
    driver.context.sessions.save(changed)
    assert selected.session
    assert selected.session.pain_next_day is None
    selected.select(PAST.id)
    assert selected.session.pain_next_day == 7
    file_of(driver, PAST).write_text("id = ", encoding="utf-8")
    selected.select(PAST.id)
    assert selected.session is None
    assert "is not valid TOML" in selected.problem
    selected.select(None)
    assert (selected.session, selected.problem) == (None, "")


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ([(1, 0)], 2),
        ([(0, 1)], 3),
        ([(1, 0), (0, 1)], 4),
        ([(0, 1), (1, 0)], 4),
        ([(0, 1), (0, -1)], 1),
        ([(2, 0)], AFTER),
        ([(1, 0), (-1, 0)], 1),
        ([(0, 0)], 1),
    ],
)
def test_the_cursor_goes_down_and_beside(
    selected: SelectedSession, steps: list[tuple[int, int]], place: int
) -> None:
    for down, right in steps:
        selected.move(down, right)
    assert selected.place == place


def test_the_cursor_goes_straight_down(selected: SelectedSession) -> None:
    selected.move(1)
    assert selected.place == 2


def test_the_cursor_stays_where_it_can_in_another_session(selected: SelectedSession) -> None:
    selected.place = 4
    selected.select(REPS.id)
    assert selected.session
    assert selected.place == 1
    selected.begin()
    assert selected.place == 1
    selected.rate(2)
    selected.begin()
    assert selected.place == 2


@pytest.mark.parametrize(("place", "pain"), [(2, 9), (3, None), (AFTER, 4)])
def test_a_number_is_corrected_at_the_cursor_and_is_on_disk(
    selected: SelectedSession, driver: AppDriver, place: int, pain: int | None
) -> None:
    selected.place = place
    selected.rate(pain)
    assert selected.pain == pain
    assert selected._corrections.close() is None
    past = stored(driver, PAST.id)
    assert [*(row.pain for row in past.sets), past.pain_next_day] == [
        pain if here == place else before
        for here, before in zip((1, 2, 3, 4, AFTER), (1, 2, 3, 5, None), strict=True)
    ]


def test_repetitions_are_counted_at_the_cursor(selected: SelectedSession) -> None:
    selected.select(REPS.id)
    assert selected.session
    selected.place = 2
    for step, count in ((-1, 12), (-1, 11), (1, 12)):  # the first step is what was asked for
        selected.count(step)
        assert selected.record
        assert selected.record.done_reps == count
    selected.place = AFTER
    selected.count(1)
    assert selected.session.sets[1].done_reps == 12


def test_a_note_is_written_only_on_top_of_the_one_that_was_seen(selected: SelectedSession) -> None:
    assert not selected.write_note("mine", "not what it was")
    assert selected.session
    assert selected.session.note == PAST.note
    assert selected.write_note("mine", PAST.note)
    assert selected.session.note == "mine"


BOTH = cursor_lines(PAST)


def test_the_places_are_those_of_the_sets_and_the_pain_after() -> None:
    assert BOTH == ((1, 3), (2, 4), (AFTER,))


def test_the_cursor_keeps_its_side_as_far_as_there_is_one() -> None:
    assert below(BOTH, 3, 1) == 4
    assert below(BOTH, 4, 1) == AFTER
    assert below(BOTH, AFTER, -1) == 2
    assert below(BOTH, 3, -1) == 3
    assert below(BOTH, 1, 1_000_000) == AFTER


def test_the_cursor_stays_at_the_ends_of_a_line() -> None:
    assert beside(BOTH, 1, 1) == 3
    assert beside(BOTH, 3, 1) == 3
    assert beside(BOTH, AFTER, -1) == AFTER


def test_a_place_that_is_gone_becomes_the_first() -> None:
    assert place_in(BOTH, 4) == 4
    assert place_in(BOTH, 9) == 1
    nothing = cursor_lines(session(exercises=(EACH_SIDE,), affected=AffectedSide.BOTH))
    assert place_in(nothing, 4) == AFTER
