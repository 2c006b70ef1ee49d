import pytest
from msgspec.structs import replace

from hiptimer.model.protocol import Side, Stage
from hiptimer.wording.doses import (
    dose_words,
    exercise_words,
    needs_words,
    pace_words,
    sides_words,
    stage_words,
    with_side,
)
from tests.support.plans import GUIDE, HOLD, REPS, protocol_of

TIMES = "\N{MULTIPLICATION SIGN}"


def test_a_hold_is_written_as_sets_and_seconds() -> None:
    assert dose_words(HOLD, {Side.LEFT: 3, Side.RIGHT: 3}) == f"3 {TIMES} 20 s"


def test_repetitions_are_written_with_the_most_of_them() -> None:
    assert dose_words(REPS, {Side.LEFT: 2}) == f"2 {TIMES} 12-15 repetitions"
    plain = replace(REPS, reps_max=12)
    assert dose_words(plain, {Side.LEFT: 2}) == f"2 {TIMES} 12 repetitions"


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((Side.LEFT,), "left"),
        ((Side.LEFT, Side.RIGHT), "left and right"),
        ((Side.BILATERAL,), ""),
    ],
)
def test_sides_are_named_in_the_order_of_doing(sides: tuple[Side, ...], words: str) -> None:
    assert sides_words(sides) == words


def test_a_thing_that_two_exercises_need_is_listed_once() -> None:
    first = replace(HOLD, guide=replace(GUIDE, equipment=("mat", "pillow")))
    second = replace(HOLD, guide=replace(GUIDE, equipment=("band", "mat")))
    assert needs_words(protocol_of(first, second, HOLD)) == "You need: mat, pillow, band"


def test_if_nothing_is_needed_nothing_is_said() -> None:
    assert needs_words(protocol_of(HOLD)) == ""


def test_a_side_is_named_only_if_one_leg_works() -> None:
    assert with_side("Clam", Side.LEFT) == "Clam, left"
    assert with_side("Bridge", Side.BILATERAL) == "Bridge"
    assert exercise_words(HOLD, {Side.BILATERAL: 2}) == f"{HOLD.name} 2 {TIMES} 20 s"
    assert exercise_words(HOLD, {Side.LEFT: 2}) == f"{HOLD.name} (left) 2 {TIMES} 20 s"


def test_a_pace_is_written_as_it_was_prescribed() -> None:
    assert pace_words(replace(REPS, seconds_per_rep=2.25)) == "2.25 s each"
    assert pace_words(replace(REPS, seconds_per_rep=None)) == ""


def test_a_stage_is_written_without_hyphens() -> None:
    assert stage_words(Stage.KINETIC_CHAIN) == "kinetic chain"
