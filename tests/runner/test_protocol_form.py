"""The rows of a form: which there are, what is dimmed, and which problem stands at which row."""

from hiptimer.catalogue import load_exercises
from hiptimer.model.protocol_draft import Draft, DraftExercise, Values
from hiptimer.runner.protocol_form import FormRow, InputKind, form_of
from hiptimer.storage.protocol_file import judge

CATALOGUE = load_exercises()


def rows_of(values: Values, **protocol: object) -> dict[str, FormRow]:
    """Lay out the form of an exercise, by the labels of its rows."""
    draft = Draft({"format": 1, "name": "Mine", **protocol}, (DraftExercise(values),))
    problems = judge(draft.document, "mine", CATALOGUE).problems
    return {row.label: row for row in form_of(draft, 1, problems, CATALOGUE)}


def head_of(**values: object) -> dict[str, FormRow]:
    draft = Draft(values, (DraftExercise({"name": "Lift"}),))
    problems = judge(draft.document, "mine", CATALOGUE).problems
    return {row.label: row for row in form_of(draft, None, problems, CATALOGUE)}


def defaults(row: FormRow) -> list[str]:
    assert [slot.text for slot in row.slots] == [""] * len(row.slots)
    return [slot.default for slot in row.slots]


def test_what_the_file_does_not_say_is_dimmed() -> None:
    rows = rows_of({"id": "side-lying-hover"})
    assert defaults(rows["Name"]) == ["Side-lying straight-leg hover"]
    assert defaults(rows["Sets"]) == ["3", "3"]
    assert defaults(rows["Hold"]) == ["20"]
    assert defaults(rows["Rest"]) == ["20"]
    assert defaults(rows["Side"]) == ["the affected side"]
    assert defaults(rows["Get ready"]) == ["10"]
    assert not any(row.problem for row in rows.values())


def test_what_is_dimmed_follows_what_it_depends_on() -> None:
    rows = rows_of({"id": "side-lying-hover", "sets": 4}, prepare_seconds=25)
    assert [slot.default for slot in rows["Sets"].slots] == ["3", "4"]
    assert defaults(rows["Get ready"]) == ["25"]
    assert defaults(rows["Change sides"]) == ["25"]
    assert defaults(rows_of({"name": "Lift", "prepare_seconds": 5, "side": "each"})["Change sides"])


def test_a_hold_has_a_length_and_repetitions_have_a_number_and_a_pace() -> None:
    assert {"Repetitions", "Pace"}.isdisjoint(rows_of({"name": "Lift"}))
    assert "Hold" not in rows_of({"name": "Lift", "reps": 8})
    assert defaults(rows_of({"name": "Lift", "reps": 8})["Pace"]) == ["your own"]


def test_sides_are_asked_about_only_if_there_are_two() -> None:
    assert {"Order", "Change sides"}.isdisjoint(rows_of({"name": "Lift"}))
    assert {"Order", "Change sides"} <= rows_of({"name": "Lift", "side": "each"}).keys()
    affected = rows_of({"name": "Lift", "side": "affected"})
    assert "Change sides" in affected
    assert "Order" not in affected


def test_choosing_a_side_takes_an_order_away_that_does_not_go_with_it() -> None:
    values = {"name": "Lift", "side": "each", "alternate_sides": True}
    draft = Draft({"name": "Mine"}, (DraftExercise(values),))
    rows = {row.label: row for row in form_of(draft, 1, (), CATALOGUE)}
    chosen = {option.words: option.change(draft) for option in rows["Side"].slots[0].options}
    assert chosen["left"].exercises[0].values == {"name": "Lift", "side": "left"}
    assert chosen["left and right"].exercises[0].values == values


def test_a_problem_stands_below_its_field_and_does_not_repeat_what_is_seen() -> None:
    rows = rows_of({"name": "Lift", "sets": 25, "reps": 5, "reps_max": 3})
    assert rows["Sets"].problem == "expected a whole number from 1 to 20"
    assert "reps is 5" in rows["Repetitions"].problem
    assert rows["Rest"].problem == ""


def test_a_wrong_value_stands_there_as_it_was_written() -> None:
    rows = rows_of({"name": "Lift", "sets": "three", "side": "lefft", "alternate_sides": 1})
    assert rows["Sets"].slots[0].text == "three"
    assert rows["Side"].slots[0].text == "lefft"
    assert "one of bilateral" in rows["Side"].problem
    assert "true or false" in rows["Order"].problem


def test_a_key_that_no_protocol_has_can_be_taken_out() -> None:
    row = rows_of({"name": "Lift", "hold_second": 30})["hold_second"]
    assert row.slots[0].kind is InputKind.NOTHING
    assert row.slots[0].text == "30"
    assert "hold_seconds" in row.problem


def test_a_key_beside_another_that_forbids_it_can_be_taken_out() -> None:
    row = rows_of({"name": "Lift", "reps": 5, "hold_seconds": 20})["hold_seconds"]
    assert row.slots[0].kind is InputKind.NOTHING
    assert row.problem == "found beside reps, expected one of the two"
    assert rows_of({"name": "Lift", "seconds_per_rep": 3})["seconds_per_rep"].problem


def test_an_exercise_that_the_catalogue_does_not_have_shows_its_id() -> None:
    assert "Id" not in rows_of({"id": "band-bridge"})
    assert defaults(rows_of({"name": "臀桥"})["Id"]) == ["tunqiao"]
    assert defaults(rows_of({"name": "???"})["Id"]) == ["exercise-3ece7cbe"]
    assert "lower-case" in rows_of({"name": "Lift", "id": "No Id"})["Id"].problem


def test_an_exercise_without_id_and_name_is_asked_for_either() -> None:
    assert "missing, and so is name" in rows_of({"sets": 3})["Id"].problem


def test_a_name_that_is_still_to_come_is_no_mistake() -> None:
    assert head_of(format=1)["Name"].problem == ""
    assert defaults(head_of(format=1)["Name"]) == ["give it a name"]
    assert "1 to 80 characters" in head_of(format=1, name="x" * 81)["Name"].problem


def test_the_format_is_shown_only_if_it_is_wrong() -> None:
    assert "Format" not in head_of(format=1, name="Mine")
    assert head_of(name="Mine")["Format"].problem == "missing, expected 1"


def test_each_kind_of_value_is_written_in_its_own_way() -> None:
    rows = {**head_of(format=1, name="Mine"), **rows_of({"name": "Lift", "reps": 8})}
    taken = {label: row.slots[0].kind for label, row in rows.items()}
    assert taken["Pain limit"] is taken["Sets"] is taken["Pace"] is InputKind.NUMBER
    assert taken["Stage"] is taken["Done as"] is taken["Side"] is InputKind.CHOICE
    assert taken["Notes"] is taken["How to"] is InputKind.PAGE
    assert taken["Load"] is taken["Name"] is InputKind.LINE
