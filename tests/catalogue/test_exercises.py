"""The catalogue: which exercises there are, and that each has all the texts that a person needs."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import fields

from hiptimer import catalogue
from hiptimer.catalogue.loader import EXERCISE_FILES, load_exercises
from hiptimer.model.protocol import CatalogueExercise, Origin, Side
from hiptimer.storage.ids import is_id

FOLDER = Path(catalogue.__file__).parent / "exercises"
EXERCISES = load_exercises()
EACH_EXERCISE = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))

# region, position, id, and what `side` means; nothing where both legs work at once
CATALOGUE_TABLE = """
lateral hip  | side-lying         | side-lying-hover         | the top leg
lateral hip  | on the back        | band-bridge              |
lateral hip  | standing           | band-balance             | the leg you stand on; both hips work
lateral hip  | standing           | running-man              | the leg you stand on, away from the wall; both hips work
lateral hip  | side-lying         | clam                     | the top leg
lateral hip  | standing           | step-up                  | the leg that leads
lateral hip  | standing           | lunge                    | the front leg
lateral hip  | side-lying         | side-lying-footwork      | the top leg
lateral hip  | standing           | side-skater              | the leg you stand on
lateral hip  | standing           | scooter                  | the leg you stand on
lateral hip  | standing           | step-up-curl-press       | the leg that leads; the opposite arm holds the dumbbell
lateral hip  | standing           | balance-wall-throw       | the leg you stand on
anterior hip | kneeling           | reverse-nordic           |
anterior hip | on the back        | powerband-hip-flexion    | the leg with the band
anterior hip | on the back        | dead-bug                 | the leg you lower; the opposite arm goes with it
anterior hip | standing           | reverse-lunge-knee-drive | the front leg
hip          | standing           | hip-circles              | the leg that circles
hip          | standing           | leg-swings               | the leg that swings
hip          | on hands and knees | rock-back                |
hip          | on the back        | pelvic-tilt              |
"""  # noqa: E501 - a table is read by its columns

HELD = {"side-lying-hover", "band-bridge", "band-balance", "running-man", "reverse-nordic"}


def test_these_are_all_exercises_with_their_region_position_and_side() -> None:
    expected = [
        tuple(cell.strip() for cell in row.split("|")) for row in CATALOGUE_TABLE.split("\n")[1:-1]
    ]
    assert expected == [
        (exercise.region, exercise.position, exercise.id, exercise.side_means)
        for exercise in EXERCISES.values()
    ]


def test_only_the_mobility_exercises_were_added_whole() -> None:
    added = {exercise.id for exercise in EXERCISES.values() if exercise.origin is Origin.ADDED}
    assert added == {"hip-circles", "leg-swings", "rock-back", "pelvic-tilt"}


def test_the_package_gives_what_its_loader_gives() -> None:
    assert catalogue.load_exercises() == EXERCISES


def test_every_file_of_exercises_is_read() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(EXERCISE_FILES)


@pytest.mark.parametrize("name", EXERCISE_FILES)
def test_no_key_of_an_exercise_is_misspelt(name: str) -> None:
    document = tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    assert list(document) == ["exercise"]
    known = {field.name for field in fields(CatalogueExercise)}
    for table in document["exercise"]:
        assert set(table) <= known
        for placement in table["placements"].values():
            assert set(placement) == {"call", "position"}


def test_no_id_stands_twice() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())
    assert len(re.findall(r"^id = ", text, re.MULTILINE)) == len(EXERCISES)


@EACH_EXERCISE
def test_an_exercise_has_all_the_texts_that_a_person_needs(exercise: CatalogueExercise) -> None:
    assert is_id(exercise.id)
    assert exercise.name
    assert exercise.set_up
    assert exercise.repetitions
    assert bool(exercise.hold) is (exercise.id in HELD)
    assert exercise.equipment
    assert 2 <= len(exercise.cues) <= 4
    assert 3 <= len(exercise.mistakes) <= 4
    assert exercise.easier
    assert exercise.harder


@EACH_EXERCISE
def test_a_one_sided_exercise_has_a_position_for_either_side(exercise: CatalogueExercise) -> None:
    assert exercise.one_sided is bool(exercise.side_means)
    sides = [Side.LEFT, Side.RIGHT] if exercise.one_sided else [Side.BILATERAL]
    assert list(exercise.placements) == sides


def mirrored(text: str) -> str:
    """Swap left and right."""
    swap = {"left": "right", "right": "left", "Left": "Right", "Right": "Left"}
    return re.sub(r"\b(left|right)\b", lambda m: swap[m[0]], text, flags=re.IGNORECASE)


@pytest.mark.parametrize("exercise_id", [id_ for id_, each in EXERCISES.items() if each.one_sided])
def test_the_position_for_one_side_mirrors_the_other(exercise_id: str) -> None:
    left, right = EXERCISES[exercise_id].placements.values()
    assert mirrored(left.call) == right.call != left.call
    assert mirrored(left.position) == right.position


@pytest.mark.parametrize(
    ("exercise_id", "said"),
    [
        ("side-lying-hover", "Left leg on top: lie on your right side"),
        ("band-balance", "Stand on your left leg: band on the right thigh"),
        ("running-man", "Stand on your left leg: wall and ball on the right"),
        ("clam", "Left leg on top: lie on your right side"),
        ("step-up", "Lead with your left leg: left foot on the step"),
        ("lunge", "Left leg in front: stand, right leg behind you"),
        ("side-lying-footwork", "Left leg on top: lie on your right side"),
        ("side-skater", "Stand on your left leg: right foot on the carriage or slider"),
        ("scooter", "Stand on your left leg: right foot on the carriage or slider"),
        (
            "step-up-curl-press",
            "Lead with your left leg: left foot on the step, dumbbell in your right hand",
        ),
        ("balance-wall-throw", "Stand on your left leg: face the wall, right foot off the floor"),
        ("powerband-hip-flexion", "Band on your left ankle: lie on your back, feet to the post"),
        ("dead-bug", "Lower your left leg: lie on your back, right arm goes with it"),
        ("reverse-lunge-knee-drive", "Left leg in front: stand, right leg steps back"),
        ("hip-circles", "Circle your left leg: stand on your right leg"),
        ("leg-swings", "Swing your left leg: stand on your right leg"),
    ],
)
def test_the_left_side_is_said_as_a_position(exercise_id: str, said: str) -> None:
    placement = EXERCISES[exercise_id].placements[Side.LEFT]
    assert f"{placement.call}: {placement.position}" == said


@EACH_EXERCISE
def test_a_change_of_side_is_said_as_what_to_do(exercise: CatalogueExercise) -> None:
    if exercise.position == "side-lying":
        assert exercise.change == "Turn over"
    else:
        assert exercise.change in {"Change legs", "Change sides"}
