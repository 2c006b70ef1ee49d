"""What the editor says of a protocol as a whole, and where an undo leads."""

import pytest

from hiptimer.model.protocol_draft import Draft, DraftExercise, Field, Values
from hiptimer.runner.protocol_document import first_difference
from hiptimer.runner.protocol_editor import problem_words
from hiptimer.storage.protocol_keys import Problem
from hiptimer.tui.screens.editor.exercise_list import ExerciseLine, exercise_lines, head_line
from hiptimer.wording import editor as words
from hiptimer.wording.doses import TIMES

ONE, TWO = DraftExercise({"name": "One", "sets": 2}), DraftExercise({"name": "Two"})
MINE = Draft({"format": 1, "name": "Mine"}, (ONE, TWO))


@pytest.mark.parametrize(
    ("after", "where"),
    [
        (MINE, None),
        (MINE.with_value(Field("sets", 1), 3), Field("sets", 1)),
        (MINE.with_value(Field("load", 2), "band"), Field("load", 2)),
        (MINE.with_value(Field("sets", 1), None), Field("sets", 1)),
        (MINE.with_value(Field("stage"), "dynamic"), Field("stage")),
        (MINE.with_exercise({"name": "Three"}, 3), Field("", 3)),
        (MINE.without_exercise(2), Field("", 2)),
        (MINE.with_move(2, 1), Field("name", 1)),
    ],
)
def test_an_undo_leads_to_what_it_has_changed(after: Draft, where: Field | None) -> None:
    assert first_difference(MINE, after) == where
    assert first_difference(after, MINE) == where


def test_a_problem_that_belongs_to_no_field_is_described_in_words() -> None:
    new = Draft({"format": 1})
    missing = Problem("name", "missing, expected a text of 1 to 80 characters")
    assert problem_words(missing, new) == words.NAME_FIRST
    none, many = Problem("exercise", "found 0 tables"), Problem("exercise", "found 41 tables")
    assert problem_words(none, new) == words.NO_EXERCISE
    assert problem_words(many, MINE) == words.TOO_MANY
    other = Problem("file name", 'found "con", expected any other name')
    assert problem_words(other, MINE) == str(other)


DOSES: list[tuple[Values, str, str]] = [
    ({}, "3 x 20 s", ""),
    ({"sets": 3, "sets_max": 5, "hold_seconds": 30, "side": "left"}, "3-5 x 30 s", "left"),
    ({"reps": 15, "reps_max": 20, "side": "each"}, "3 x 15-20", "each side"),
    ({"sets": "many", "side": "lefft"}, "many x 20 s", ""),
]


@pytest.mark.parametrize(("values", "dose", "side"), DOSES)
def test_an_exercise_is_shown_with_its_dose_even_if_it_is_wrong(
    values: Values, dose: str, side: str
) -> None:
    draft = Draft({}, (DraftExercise({"name": "Lift", **values}),))
    (line,) = exercise_lines(draft, {1}, {})
    assert line.dose.replace(TIMES, "x") == dose
    assert line.side == side
    assert line.is_wrong


def test_an_exercise_without_a_name_is_shown_by_its_id_or_as_nameless() -> None:
    draft = Draft({}, (DraftExercise({"id": "not-there"}), DraftExercise({"sets": 1})))
    assert [line.name for line in exercise_lines(draft, set(), {})] == [
        "not-there",
        "without a name",
    ]


def test_the_protocol_is_shown_with_its_stage_and_its_limit() -> None:
    draft = Draft({"stage": "kinetic-chain", "pain_ceiling": 2})
    assert head_line(draft, is_wrong=True) == ExerciseLine(
        "About the protocol", "kinetic chain", "pain limit 2", is_wrong=True
    )
    assert head_line(Draft({}), is_wrong=False).dose == "isometric"


def test_a_save_that_a_power_cut_could_undo_says_so() -> None:
    assert words.saved_words("mine", durable=True) == "Saved as mine."
    assert "power cut" in words.saved_words("mine", durable=False)
