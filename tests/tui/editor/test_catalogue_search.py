"""An exercise is found by a few letters of anything that sets it apart from the others."""

import pytest
from msgspec.structs import replace

from hiptimer.catalogue import load_exercises
from hiptimer.tui.screens.editor.picker import beginning, search

CATALOGUE = load_exercises()


def found(typed: str) -> list[str]:
    return [exercise.id for exercise in search(CATALOGUE.values(), typed)]


def test_nothing_typed_finds_the_whole_catalogue_in_its_order() -> None:
    assert found("  ") == list(CATALOGUE)


@pytest.mark.parametrize("exercise_id", CATALOGUE)
def test_every_exercise_is_found_first_by_its_name(exercise_id: str) -> None:
    assert found(CATALOGUE[exercise_id].name)[0] == exercise_id


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hover", "side-lying-hover"),
        ("NORD", "reverse-nordic"),
        ("ordic", "reverse-nordic"),
        ("band bridge", "band-bridge"),
        ("bug", "dead-bug"),
        ("kneeling", "reverse-nordic"),
        ("reformer", "side-lying-footwork"),
        ("swing", "leg-swings"),
    ],
)
def test_a_few_letters_lead_to_the_one_that_was_meant(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_every_word_has_to_be_somewhere() -> None:
    assert found("bridge nowhere") == []
    assert set(found("lateral standing")) < set(found("standing"))
    for exercise_id in found("standing band"):
        exercise = CATALOGUE[exercise_id]
        assert exercise.position == "standing"
        assert "band" in f"{exercise.name} {exercise.equipment}".casefold()


def test_a_name_comes_before_what_only_needs_the_thing() -> None:
    ids = found("band")
    named = ["band" in CATALOGUE[exercise_id].name.casefold() for exercise_id in ids]
    assert named == sorted(named, reverse=True)
    assert True in named
    assert False in named


@pytest.mark.parametrize("exercise_id", CATALOGUE)
def test_what_is_never_held_begins_as_repetitions(exercise_id: str) -> None:
    exercise = CATALOGUE[exercise_id]
    assert ("reps" in beginning(exercise)) is (not exercise.hold)
    assert beginning(exercise)["id"] == exercise_id


@pytest.mark.parametrize(
    ("name", "typed"), [("H\u00fcfte", "hu\u0308ft"), ("E\u0301tirement", "é"), ("Größe", "GRÖSSE")]
)
def test_letters_are_found_however_they_were_written(name: str, typed: str) -> None:
    exercise = replace(CATALOGUE["side-lying-hover"], name=name)
    assert search([exercise], typed) == (exercise,)
