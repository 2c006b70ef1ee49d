import pytest
from msgspec.structs import replace

from hiptimer.model.blocks import blocks_of, last_row, row_to_begin
from hiptimer.model.protocol import AffectedSide, PrescribedSide, Side
from hiptimer.model.session import SetOutcome
from hiptimer.tui.summary_rows import block_row, set_words
from hiptimer.tui.widgets.pain_marks import MarkValue
from tests.support.session_builders import CLAM, HOVER, hold, reps, session

SHORT, SKIPPED, DONE = SetOutcome.CUT_SHORT, SetOutcome.SKIPPED, SetOutcome.DONE


def test_every_exercise_and_side_that_was_planned_has_a_row() -> None:
    finished = session(hold(1), exercises=(HOVER, CLAM), affected=AffectedSide.BOTH)
    blocks = blocks_of(finished)
    assert [(block.entry, block.side) for block in blocks] == [
        (1, Side.LEFT),
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (2, Side.RIGHT),
    ]
    assert [block.rows for block in blocks] == [(1,), (), (), ()]


def test_a_row_shows_the_seconds_held_of_those_planned() -> None:
    finished = session(hold(1), hold(2, outcome=SHORT, held=14.5))
    (block,) = blocks_of(finished)
    assert block_row(finished, block, None).done == "34.5 of 60 s"


def test_a_repeated_set_counts_as_held_and_has_a_mark_of_its_own() -> None:
    finished = session(hold(1, 5), hold(1, 2, repeat=True), hold(2), hold(3))
    row = block_row(finished, blocks_of(finished)[0], None)
    assert row.done == "80 of 60 s"
    assert row.marks[:2] == (MarkValue(DONE, 5), MarkValue(DONE, 2))
    assert len(row.marks) == 4


def test_sets_that_were_not_reached_are_marked_as_to_come() -> None:
    finished = session(hold(1, 2))
    row = block_row(finished, blocks_of(finished)[0], None)
    assert row.marks == (MarkValue(DONE, 2), MarkValue(), MarkValue())


def test_the_cursor_is_given_as_its_place_among_the_marks() -> None:
    finished = session(hold(1), hold(2), hold(3))
    (block,) = blocks_of(finished)
    assert block_row(finished, block, 2).here == 1
    assert block_row(finished, block, None).here is None


def test_repetitions_that_were_not_counted_stay_open() -> None:
    finished = session(reps(1, 12), reps(2), exercises=(CLAM,))
    assert block_row(finished, blocks_of(finished)[0], None).done == "12 + ? of 24"


def test_the_side_is_left_out_if_both_legs_work() -> None:
    both = replace(HOVER, side=PrescribedSide.BILATERAL)
    finished = session(hold(1, side=Side.BILATERAL), exercises=(both,))
    assert block_row(finished, blocks_of(finished)[0], None).side == ""


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (hold(2), "Set 2, left: 20 of 20 s"),
        (hold(2, held=14.5, outcome=SHORT), "Set 2, left: 14.5 of 20 s"),
        (hold(1, repeat=True), "Set 1, left, again: 20 of 20 s"),
        (hold(1, held=0.0, outcome=SKIPPED), "Set 1, left: skipped"),
        (hold(1, side=Side.BILATERAL), "Set 1: 20 of 20 s"),
        (replace(hold(1), paused_seconds=8.0), "Set 1, left: 20 of 20 s, paused for 8 s"),
        (reps(1, 9), "Set 1, left: 9 of 12 repetitions"),
        (reps(1), "Set 1, left: how many of 12? Count with + and -"),
    ],
)
def test_one_set_is_described_in_words(record: object, words: str) -> None:
    assert set_words(record) == words  # type: ignore[arg-type]


def test_the_cursor_begins_where_a_rating_is_missing() -> None:
    skipped = hold(1, held=0.0, outcome=SKIPPED)
    assert row_to_begin(session(skipped, hold(2, 1), hold(3))) == 3


def test_the_cursor_begins_at_the_first_set_when_all_are_rated() -> None:
    assert row_to_begin(session(hold(1, 1), hold(2, 1))) == 1


def test_the_last_row_is_that_of_the_set_done_last() -> None:
    skipped = replace(hold(3), outcome=SetOutcome.SKIPPED)
    assert last_row(session(hold(1, 1), hold(2), skipped)) == 2
    assert last_row(session(skipped)) == 1
