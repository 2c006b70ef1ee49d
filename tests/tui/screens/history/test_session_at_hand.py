"""The session at the pointer: read once, walked through set by set, and corrected in place."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from hiptimer.runner.corrections import Corrections
from hiptimer.tui.screens.history.at_hand import SessionAtHand
from hiptimer.tui.screens.history.cursor import AFTER
from tests.tui.desk import Desk
from tests.tui.screens.history.past import both_sides, days_ago, file_of, lay, stored, unrated

PAST = both_sides(days_ago(2))
REPS = unrated(days_ago(1))


@pytest.fixture
def corrections(new_desk: Desk) -> Iterator[Corrections]:
    lay(new_desk, PAST, REPS)
    new_desk.context.history.check(lambda _: None)
    made = Corrections(new_desk.context.history)
    yield made
    made.close()


@pytest.fixture
def at_hand(corrections: Corrections) -> SessionAtHand:
    """The session with two holds on each side, with the cursor at the first."""
    made = SessionAtHand(corrections)
    made.take(PAST.id)
    assert made.session
    made.place = 1
    return made


def test_before_a_session_is_taken_there_is_nothing(corrections: Corrections) -> None:
    none = SessionAtHand(corrections)
    none.begin()
    none.move(1)
    none.rate(3)
    none.count(1)
    assert (none.session, none.problem, none.record, none.pain, none.place) == (
        *(None, "", None, None),
        AFTER,
    )
    assert (none.unsaved, none.refused, none.write_note("x", "")) == (None, False, False)


def test_a_session_is_read_once_and_again_when_it_is_taken_again(
    at_hand: SessionAtHand, new_desk: Desk
) -> None:
    changed = replace(PAST, pain_next_day=7)
    new_desk.context.sessions.save(changed)
    assert at_hand.session
    assert at_hand.session.pain_next_day is None
    at_hand.take(PAST.id)
    assert at_hand.session.pain_next_day == 7
    file_of(new_desk, PAST).write_text("id = ", encoding="utf-8")
    at_hand.take(PAST.id)
    assert at_hand.session is None
    assert "is not valid TOML" in at_hand.problem
    at_hand.take(None)
    assert (at_hand.session, at_hand.problem) == (None, "")


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
    at_hand: SessionAtHand, steps: list[tuple[int, int]], place: int
) -> None:
    for down, right in steps:
        at_hand.move(down, right)
    assert at_hand.place == place


def test_the_cursor_stays_where_it_can_in_another_session(at_hand: SessionAtHand) -> None:
    at_hand.place = 4
    at_hand.take(REPS.id)
    assert at_hand.session
    assert at_hand.place == 1
    at_hand.begin()
    assert at_hand.place == 1
    at_hand.rate(2)
    at_hand.begin()
    assert at_hand.place == 2


@pytest.mark.parametrize(("place", "pain"), [(2, 9), (3, None), (AFTER, 4)])
def test_a_number_is_corrected_at_the_cursor_and_is_on_disk(
    at_hand: SessionAtHand, new_desk: Desk, place: int, pain: int | None
) -> None:
    at_hand.place = place
    at_hand.rate(pain)
    assert at_hand.pain == pain
    assert at_hand._corrections.close() is None
    past = stored(new_desk, PAST.id)
    assert [*(row.pain for row in past.sets), past.pain_next_day] == [
        pain if here == place else before
        for here, before in zip((1, 2, 3, 4, AFTER), (1, 2, 3, 5, None), strict=True)
    ]


def test_repetitions_are_counted_at_the_cursor(at_hand: SessionAtHand) -> None:
    at_hand.take(REPS.id)
    assert at_hand.session
    at_hand.place = 2
    for step, count in ((-1, 12), (-1, 11), (1, 12)):  # the first step is what was asked for
        at_hand.count(step)
        assert at_hand.record
        assert at_hand.record.done_reps == count
    at_hand.place = AFTER
    at_hand.count(1)
    assert at_hand.session.sets[1].done_reps == 12


def test_a_note_is_written_only_on_top_of_the_one_that_was_seen(at_hand: SessionAtHand) -> None:
    assert not at_hand.write_note("mine", "not what it was")
    assert at_hand.session
    assert at_hand.session.note == PAST.note
    assert at_hand.write_note("mine", PAST.note)
    assert at_hand.session.note == "mine"
