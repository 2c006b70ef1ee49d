"""The catalogue: every text that is shown or said about an exercise."""

import re
from collections.abc import Iterator

import pytest

from hiptimer import catalogue
from hiptimer.catalogue.loader import load_exercises
from hiptimer.model.exercise import CatalogueExercise, Origin
from hiptimer.model.side import Side
from hiptimer.model.text import clean
from hiptimer.storage.protocol_id import is_id

EXERCISES = load_exercises()
EACH_EXERCISE = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
ONE_SIDED = {"side-lying-hover", "band-balance", "running-man"}


def phrases(exercise: CatalogueExercise) -> Iterator[str]:
    """Give the texts that stand behind a colon or in a row."""
    yield from (exercise.change, exercise.easier, exercise.harder)
    yield from (*exercise.equipment, *exercise.cues, *exercise.mistakes)
    for placement in exercise.placements.values():
        yield from (placement.call, placement.position)


def test_the_four_holds_for_the_side_of_the_hip_are_there() -> None:
    assert list(EXERCISES) == ["side-lying-hover", "band-bridge", "band-balance", "running-man"]
    assert {exercise.region for exercise in EXERCISES.values()} == {"lateral hip"}
    assert {exercise.origin for exercise in EXERCISES.values()} == {Origin.ARTICLE}


def test_the_package_gives_what_its_loader_gives() -> None:
    assert catalogue.load_exercises() == EXERCISES


@EACH_EXERCISE
def test_an_exercise_says_everything_that_a_person_needs(exercise: CatalogueExercise) -> None:
    assert is_id(exercise.id)
    assert 1 <= len(exercise.name) <= 80
    assert exercise.position in {"side-lying", "on the back", "standing"}
    assert exercise.set_up
    assert exercise.repetitions
    assert exercise.equipment
    assert 2 <= len(exercise.cues) <= 4
    assert 3 <= len(exercise.mistakes) <= 4
    assert exercise.easier
    assert exercise.harder


@EACH_EXERCISE
def test_a_one_sided_exercise_has_a_position_for_either_side(exercise: CatalogueExercise) -> None:
    one_sided = exercise.id in ONE_SIDED
    assert exercise.one_sided is one_sided
    assert bool(exercise.side_means) is one_sided
    sides = [Side.LEFT, Side.RIGHT] if one_sided else [Side.BILATERAL]
    assert list(exercise.placements) == sides


def mirrored(text: str) -> str:
    """Swap left and right."""
    swap = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    return re.sub(r"\b(left|right)\b", lambda m: swap[m[0]], text, flags=re.IGNORECASE)


@pytest.mark.parametrize("exercise_id", sorted(ONE_SIDED))
def test_the_position_for_one_side_mirrors_the_other(exercise_id: str) -> None:
    left, right = EXERCISES[exercise_id].placements.values()
    assert mirrored(left.call) == right.call
    assert mirrored(left.position) == right.position


@pytest.mark.parametrize(
    ("exercise_id", "said"),
    [
        ("side-lying-hover", "Left leg on top: lie on your right side"),
        ("band-balance", "Stand on your left leg: band on the right thigh"),
        ("running-man", "Stand on your left leg: wall and ball on the right"),
    ],
)
def test_the_left_side_is_said_as_a_position(exercise_id: str, said: str) -> None:
    placement = EXERCISES[exercise_id].placements[Side.LEFT]
    assert f"{placement.call}: {placement.position}" == said


def test_what_is_said_at_a_change_of_side_tells_what_to_do() -> None:
    changes = [EXERCISES[exercise_id].change for exercise_id in sorted(ONE_SIDED)]
    assert changes == ["Change legs", "Change legs", "Turn over"]


@EACH_EXERCISE
def test_set_up_and_repetitions_are_short_sentences(exercise: CatalogueExercise) -> None:
    for text in (exercise.set_up, exercise.repetitions):
        assert text.endswith(".")
        assert len(text) <= 320
        assert all(len(sentence.split()) <= 25 for sentence in text.split(". "))


@EACH_EXERCISE
def test_all_other_texts_are_phrases_without_a_full_stop(exercise: CatalogueExercise) -> None:
    for text in phrases(exercise):
        assert 1 <= len(text) <= 70
        assert not text.endswith((".", ",", ":", ";"))


@EACH_EXERCISE
def test_no_text_holds_anything_but_plain_words(exercise: CatalogueExercise) -> None:
    texts = [exercise.name, exercise.set_up, exercise.repetitions, exercise.side_means]
    for text in (*texts, *phrases(exercise)):
        assert clean(text) == text
        assert " ".join(text.split()) == text
        assert not set(text) & set("[]{}<>\\")


@EACH_EXERCISE
def test_no_text_claims_anything(exercise: CatalogueExercise) -> None:
    texts = " ".join([exercise.set_up, exercise.repetitions, *phrases(exercise)]).lower()
    for claim in ("proven", "heal", "cure", "improve", "evidence"):
        assert claim not in texts
