"""The doses of the shipped protocols, written here by hand: none changes by accident."""

import pytest

from hiptimer.model.protocol import Exercise
from tests.support.shipped import shipped

# exercise, side, dose, seconds of rest, seconds to get into place and to change sides, load
DOSES = {
    "lateral-hip-isometric-short": """
side-lying-hover         | affected  | 3-5 x 20 s       | 20 | 30 30 |
band-bridge              | bilateral | 3-5 x 20 s       | 20 | 45    |
""",
    "lateral-hip-isometric": """
side-lying-hover         | affected  | 3-5 x 20 s       | 20 | 30 30 |
band-bridge              | bilateral | 3-5 x 20 s       | 20 | 45    |
band-balance             | affected  | 3-5 x 20 s       | 20 | 45 15 |
running-man              | affected  | 3-5 x 20 s       | 20 | 45 15 |
""",
    "lateral-hip-repetitions": """
side-lying-hover         | affected  | 2 x 15-20 at 3 s | 45 | 30 30 |
band-bridge              | bilateral | 2 x 15-20 at 3 s | 45 | 45    |
band-balance             | affected  | 2 x 15-20 at 3 s | 45 | 45 15 |
running-man              | affected  | 2 x 15-20 at 3 s | 45 | 45 15 |
""",
    "lateral-hip-dynamic": """
clam                     | affected  | 2 x 15-20        | 45 | 30 30 |
step-up                  | affected  | 2 x 15-20        | 45 | 45 15 |
lunge                    | affected  | 2 x 15-20        | 45 | 30 15 |
""",
    "lateral-hip-reformer": """
side-lying-footwork      | affected  | 2 x 15-20        | 45 | 45 30 |
side-skater              | affected  | 2 x 15-20        | 45 | 45 15 |
scooter                  | affected  | 2 x 15-20        | 45 | 45 15 |
""",
    "lateral-hip-kinetic-chain": """
step-up-curl-press       | affected  | 3 x 12           | 60 | 45 15 |
balance-wall-throw       | affected  | 3 x 12           | 60 | 45 15 |
""",
    "anterior-hip-start": """
reverse-nordic           | bilateral | 3 x 20 s         | 60 | 30    |
powerband-hip-flexion    | each      | 3 x 8            | 60 | 45 45 |
dead-bug                 | each      | 3 x 8            | 60 | 30 15 |
""",
    "anterior-hip-dynamic": """
reverse-nordic           | bilateral | 3 x 12           | 60 | 30    |
powerband-hip-flexion    | each      | 3 x 8            | 60 | 45 45 |
dead-bug                 | each      | 3 x 8            | 60 | 30 15 |
reverse-lunge-knee-drive | each      | 3 x 8            | 60 | 45 15 |
""",
    "anterior-hip-loaded": """
reverse-nordic           | bilateral | 3 x 12           | 60 | 45    | weight plate
powerband-hip-flexion    | each      | 3 x 8            | 60 | 45 45 |
dead-bug                 | each      | 3 x 8            | 60 | 30 15 |
reverse-lunge-knee-drive | each      | 3 x 8            | 60 | 45 15 |
""",
    "hip-mobility-warm-up": """
hip-circles              | affected  | 1 x 10           | 10 | 30 15 |
leg-swings               | affected  | 1 x 10           | 10 | 30 15 |
rock-back                | bilateral | 1 x 10           | 10 | 30    |
pelvic-tilt              | bilateral | 1 x 10           | 10 | 30    |
""",
}


def span(least: int, most: int | None) -> str:
    return f"{least}" if most in (None, least) else f"{least}-{most}"


def row(exercise: Exercise) -> tuple[str, ...]:
    """Return the dose of an exercise as a row of the tables above."""
    if exercise.reps is None:
        work = f"{exercise.hold_seconds} s"
    else:
        work = span(exercise.reps, exercise.reps_max)
    pace = f" at {exercise.seconds_per_rep:g} s" if exercise.seconds_per_rep else ""
    prepare = f"{exercise.prepare_seconds}"
    if exercise.side != "bilateral":
        prepare += f" {exercise.side_prepare_seconds}"
    sets = span(exercise.sets, exercise.sets_max)
    dose = f"{sets} x {work}{pace}"
    return exercise.id, exercise.side, dose, f"{exercise.rest_seconds}", prepare, exercise.load


@pytest.mark.parametrize("protocol_id", DOSES)
def test_the_doses_are_the_prescribed_ones(protocol_id: str) -> None:
    rows = DOSES[protocol_id].split("\n")[1:-1]
    expected = [tuple(cell.strip() for cell in line.split("|")) for line in rows]
    assert [row(exercise) for exercise in shipped(protocol_id).exercises] == expected


def test_no_exercise_alternates_its_sides_and_none_has_instructions_of_its_own() -> None:
    for protocol_id in DOSES:
        for exercise in shipped(protocol_id).exercises:
            assert not exercise.alternate_sides
            assert exercise.instructions == ""


@pytest.mark.parametrize(
    ("entry", "note"),
    [
        (1, "plate at your chest"),
        (2, "other foot on a swiss ball: that leg straight, hips lifted into a bridge"),
        (4, "From a step"),
    ],
)
def test_the_notes_say_what_makes_the_loaded_protocol_harder(entry: int, note: str) -> None:
    protocol = shipped("anterior-hip-loaded")
    assert note in protocol.exercises[entry - 1].notes
    for thing in ("weight plate", "swiss ball", "small step"):
        assert thing in protocol.summary


def test_only_the_loaded_protocol_has_notes_beside_an_exercise() -> None:
    noted = {
        protocol_id
        for protocol_id in DOSES
        if any(exercise.notes for exercise in shipped(protocol_id).exercises)
    }
    assert noted == {"anterior-hip-loaded"}
