"""The example files at the top of the repository: each is whole, and adds up to the second."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, Session, SessionOutcome, SetOutcome, StopReason
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.toml_reading import SESSION, parse
from hiptimer.storage.trash import Trash

FOLDER = Path(__file__).parents[2] / "sessions"
FILES = sorted(FOLDER.glob("*/*.toml"))

COUNT_IN_SECONDS = 3
PREPARE_AFTER_KEY_SECONDS = 10

(FINISHED, STOPPED, SUSPENDED, REPETITIONS, UNFINISHED) = (path.stem for path in FILES)

every_example = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def load(session_id: str) -> Session:
    return SessionStore(FOLDER, Trash(FOLDER / "never")).load(session_id)


def seconds_before(of: Session, row: int) -> float:
    """Seconds from the end of the row before (with its rest) to the start of `row`, from 0."""
    begun = of.sets[row].started_at
    before = of.sets[row - 1].last_second if row else of.started_at
    paused = sum(
        entry.seconds or 0
        for entry in of.adjustments
        if entry.choice is Choice.PAUSE and entry.after_set == row and before <= entry.at < begun
    )
    return (begun - before).total_seconds() - paused


def test_the_store_reads_all_five_and_nothing_is_left_over() -> None:
    listing = SessionStore(FOLDER, Trash(FOLDER / "never")).newest(50)
    assert [found.id for found in listing.sessions] == [path.stem for path in reversed(FILES)]
    assert (len(FILES), listing.unreadable, listing.others) == (5, (), ())


@every_example
def test_every_example_opens_with_a_comment_on_why_it_is_here(path: Path) -> None:
    comment, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    assert all(line.startswith("# ") for line in comment.splitlines())
    assert "It is here" in comment


@every_example
def test_every_example_is_written_as_hiptimer_writes_it(path: Path) -> None:
    _, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    assert dumps(loads(parse(text, path, SESSION), path)).decode() == text


@every_example
def test_active_and_paused_seconds_are_all_there_was(path: Path) -> None:
    found = load(path.stem)
    end = found.ended_at or found.last_second
    assert found.started_at + timedelta(seconds=found.active_seconds + found.paused_seconds) == end


@every_example
def test_a_set_begins_after_its_preparation_its_count_in_or_at_once(path: Path) -> None:
    found = load(path.stem)
    first = found.protocol.exercises[0].prepare_seconds
    assert seconds_before(found, 0) == first
    for row, (before, after) in enumerate(pairwise(found.sets), 1):
        exercise = found.protocol.exercises[after.entry - 1]
        changed = (before.entry, before.side) != (after.entry, after.side)
        moving = exercise.side_prepare_seconds or before.entry != after.entry
        waited = (before.rested_seconds or 0) > exercise.rest_seconds or after.repeat
        if changed and moving:
            assert seconds_before(found, row) == PREPARE_AFTER_KEY_SECONDS
        else:
            assert seconds_before(found, row) == (COUNT_IN_SECONDS if waited else 0)


@every_example
def test_the_last_set_has_no_rest_and_all_others_have(path: Path) -> None:
    *others, last = load(path.stem).sets
    assert last.rested_seconds is None
    assert all(row.rested_seconds is not None for row in others)


@every_example
def test_what_is_done_is_held_to_its_target_and_nothing_else_is(path: Path) -> None:
    for row in load(path.stem).sets:
        full = row.held_seconds == row.target_seconds and row.done_reps == row.target_reps
        assert full == (row.outcome is SetOutcome.DONE)


def test_the_finished_one_has_every_set_done_and_rated() -> None:
    found = load(FINISHED)
    assert found.outcome is SessionOutcome.COMPLETED
    assert found.passed_sets == found.planned_sets == len(found.sets) == 12
    assert all(row.pain is not None for row in found.sets)


def test_the_stopped_one_holds_every_departure_and_why() -> None:
    found = load(STOPPED)
    assert (found.outcome, found.stop_reason) == (SessionOutcome.STOPPED, StopReason.PAIN)
    assert [entry.choice for entry in found.adjustments] == [
        Choice.SHORTER,
        Choice.CARRY_ON,
        Choice.EASIER,
        Choice.END_SET,
        Choice.FINISH,
    ]
    for entry in found.adjustments:
        assert entry.pain in (None, found.sets[entry.after_set - 1].pain)


def test_the_suspended_one_keeps_the_set_that_was_interrupted_beside_its_repeat() -> None:
    found = load(SUSPENDED)
    assert [row.outcome for row in found.sets[1:3]] == [SetOutcome.INTERRUPTED, SetOutcome.DONE]
    assert [row.repeat for row in found.sets] == [False, False, True, False]
    assert found.outcome is SessionOutcome.INTERRUPTED
    assert found.ended_at == found.last_second
    assert found.paused_seconds == found.adjustments[0].seconds


def test_the_one_of_repetitions_has_both_sides_in_turn_and_counts_whole_ones() -> None:
    found = load(REPETITIONS)
    sides = [row.side for row in found.sets]
    assert sides == [Side.LEFT] * 2 + [Side.RIGHT] * 2 + [Side.LEFT, Side.RIGHT] * 2
    paced, unpaced = found.sets[3], found.sets[7]
    assert (paced.done_reps, unpaced.done_reps) == (32 // 3, None)


def test_the_unfinished_one_can_be_resumed() -> None:
    found = load(UNFINISHED)
    assert (found.outcome, found.ended_at) == (None, None)
    assert (found.passed_sets, found.planned_sets) == (2, 4)
