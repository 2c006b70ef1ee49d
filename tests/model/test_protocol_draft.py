"""A draft: every change gives a new one, and the one before stays as it was."""

import pytest

from hiptimer.model.protocol_draft import Draft, DraftExercise, Field, draft_of

DOCUMENT = {
    "format": 1,
    "name": "Mine",
    "exercise": [{"id": "a", "sets": 3}, {"id": "b"}, {"id": "c"}],
}


@pytest.fixture
def draft() -> Draft:
    return draft_of(DOCUMENT)


def ids(draft: Draft) -> list[object]:
    return [exercise.values["id"] for exercise in draft.exercises]


def test_a_draft_says_what_its_file_said(draft: Draft) -> None:
    assert draft.document == DOCUMENT
    assert [exercise.origin for exercise in draft.exercises] == [1, 2, 3]


def test_a_draft_of_no_file_has_exercises_of_no_origin() -> None:
    draft = draft_of(DOCUMENT, of_file=False)
    assert {exercise.origin for exercise in draft.exercises} == {None}


def test_a_document_without_exercises_is_a_draft_to_be_completed() -> None:
    assert draft_of({"format": 1}) == Draft({"format": 1})


@pytest.mark.parametrize("exercise", [1, {"id": "a"}, [1], [{"id": "a"}, "b"]])
def test_exercises_that_are_no_tables_make_no_draft(exercise: object) -> None:
    with pytest.raises(ValueError, match="not tables"):
        draft_of({"exercise": exercise})


@pytest.mark.parametrize("document", [{"name": {}}, {"exercise": [{"id": {"a": 1}}]}])
def test_a_table_in_the_place_of_a_value_makes_no_draft(document: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a table where a value should be"):
        draft_of(document)


def test_a_value_is_put_into_its_field_and_the_draft_before_stays(draft: Draft) -> None:
    changed = draft.with_value(Field("name"), "Yours").with_value(Field("sets", 2), 5)
    assert (changed.value(Field("name")), changed.value(Field("sets", 2))) == ("Yours", 5)
    assert changed.value(Field("sets", 1)) == 3
    assert draft == draft_of(DOCUMENT)


def test_a_value_that_is_taken_out_follows_its_default(draft: Draft) -> None:
    changed = draft.with_value(Field("sets", 1), None)
    assert changed.value(Field("sets", 1)) is None
    assert changed.exercises[0] == DraftExercise({"id": "a"}, origin=1)
    assert changed.with_value(Field("sets", 1), None) == changed


def test_a_hold_becomes_repetitions_and_leaves_no_key_of_a_hold(draft: Draft) -> None:
    held = draft.with_value(Field("hold_seconds", 1), 30)
    assert held.with_repetitions(1, 12).exercises[0].values == {"id": "a", "sets": 3, "reps": 12}


def test_repetitions_become_a_hold_and_leave_no_key_of_repetitions(draft: Draft) -> None:
    counted = draft.with_repetitions(1, 12).with_value(Field("reps_max", 1), 15)
    paced = counted.with_value(Field("seconds_per_rep", 1), 4)
    assert paced.with_hold(1, 30).exercises[0].values == {"id": "a", "sets": 3, "hold_seconds": 30}
    assert paced.with_hold(1).exercises[0].values == {"id": "a", "sets": 3}


@pytest.mark.parametrize(("entry", "order"), [(1, "xabc"), (2, "axbc"), (4, "abcx"), (9, "abcx")])
def test_an_exercise_is_added_where_it_was_asked_for(draft: Draft, entry: int, order: str) -> None:
    added = draft.with_exercise({"id": "x"}, entry)
    assert ids(added) == list(order)
    assert [each.origin for each in added.exercises if each.values["id"] == "x"] == [None]


def test_a_duplicate_stands_below_and_comes_from_no_file(draft: Draft) -> None:
    twice = draft.with_duplicate(1)
    assert twice.exercises[:2] == (
        DraftExercise({"id": "a", "sets": 3}, origin=1),
        DraftExercise({"id": "a", "sets": 3}),
    )


@pytest.mark.parametrize(
    ("entry", "to", "order"),
    [(1, 3, "bca"), (3, 1, "cab"), (2, 2, "abc"), (2, 0, "bac"), (2, 9, "acb")],
)
def test_an_exercise_moves_and_keeps_to_both_ends(
    draft: Draft, entry: int, to: int, order: str
) -> None:
    moved = draft.with_move(entry, to)
    assert ids(moved) == list(order)
    assert sorted(each.origin or 0 for each in moved.exercises) == [1, 2, 3]


def test_an_exercise_is_taken_out(draft: Draft) -> None:
    assert ids(draft.without_exercise(2)) == ["a", "c"]
