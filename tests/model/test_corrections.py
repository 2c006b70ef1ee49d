from datetime import timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import Rules
from hiptimer.model.corrections import (
    kept_as_it_is,
    with_done_reps,
    with_next_day_pain,
    with_note,
    with_pain,
)
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.protocol import Exercise, Protocol, Side
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, SetRecord
from tests.support.fakes import MORNING

EXERCISE = Exercise(id="clam", name="Clam", reps=12)
HELD = SetRecord(
    entry=1,
    exercise="clam",
    name="Clam",
    side=Side.BILATERAL,
    number=1,
    started_at=MORNING,
    target_seconds=20,
    held_seconds=20.0,
    outcome=SetOutcome.DONE,
)
REPEATED = replace(HELD, target_seconds=None, held_seconds=None, target_reps=12, took_seconds=30.0)
SESSION = Session(
    id="2026-11-23_0718_clams_abcdefgh",
    app_version="0",
    device="abcdefgh",
    started_at=MORNING,
    rules=Rules(),
    protocol=Protocol(id="clams", name="Clams", exercises=(EXERCISE,)),
    sets_today=({Side.BILATERAL: 3},),
    sets=(HELD, REPEATED),
)


def test_a_rating_changes_its_set_and_no_other() -> None:
    assert [row.pain for row in with_pain(SESSION, 2, 4).sets] == [None, 4]
    assert with_pain(with_pain(SESSION, 2, 4), 2, None) == SESSION


def test_a_number_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 10"):
        with_pain(SESSION, 1, 11)
    with pytest.raises(ValueError, match="from 0 to 10"):
        with_next_day_pain(SESSION, -1)


def test_repetitions_can_be_corrected_up_to_their_target() -> None:
    assert with_done_reps(SESSION, 2, 12).sets[1].done_reps == 12
    with pytest.raises(ValueError, match="from 0 to 12"):
        with_done_reps(SESSION, 2, 13)


def test_a_hold_has_no_repetitions_to_correct() -> None:
    with pytest.raises(ValueError, match="count"):
        with_done_reps(SESSION, 1, 3)


def test_a_note_is_cut_where_its_place_ends() -> None:
    assert with_note(SESSION, "a" * 5000).note == "a" * LONGEST_NOTE


def test_a_note_that_was_too_long_before_can_get_shorter_and_no_longer() -> None:
    long = replace(SESSION, note="a" * 5000)
    assert with_note(long, "a" * 4999).note == "a" * 4999
    assert with_note(long, "a" * 5001).note == "a" * 5000


def test_a_skipped_question_counts_as_asked() -> None:
    session = with_next_day_pain(SESSION, None)
    assert session.pain_next_day_asked
    assert session.pain_next_day is None


def test_a_session_kept_as_it_is_ends_at_its_last_second() -> None:
    kept = kept_as_it_is(SESSION)
    assert kept.outcome is SessionOutcome.INTERRUPTED
    assert kept.ended_at == MORNING + timedelta(seconds=30)
