"""How an exercise is described: the protocol's words before the catalogue's, and what it needs."""

from msgspec.structs import replace

from hiptimer.model.protocol import CatalogueExercise, Exercise, Origin, Placement, Protocol, Side

GUIDE = CatalogueExercise(
    id="bridge",
    name="Bridge",
    region="lateral hip",
    position="on the back",
    origin=Origin.ARTICLE,
    placements={Side.BILATERAL: Placement("Both legs", "lie on your back")},
    set_up="Bend your knees.",
    hold="Lift, and stay there.",
    repetitions="Lift, then come down.",
)
HELD = Exercise(id="bridge", name="Bridge", hold_seconds=20, guide=GUIDE)
REPEATED = Exercise(id="bridge", name="Bridge", reps=15, guide=GUIDE)


def test_a_held_exercise_is_described_as_a_hold() -> None:
    assert HELD.how_to == "Bend your knees. Lift, and stay there."


def test_a_repeated_exercise_is_described_as_repetitions() -> None:
    assert REPEATED.how_to == "Bend your knees. Lift, then come down."


def test_holding_what_the_catalogue_only_repeats_is_described_as_repetitions() -> None:
    only_repeated = replace(GUIDE, hold="")
    held = replace(HELD, guide=only_repeated)
    assert held.how_to == "Bend your knees. Lift, then come down."


def test_the_instructions_of_a_protocol_stand_in_place_of_the_catalogue() -> None:
    assert replace(HELD, instructions="As we said.").how_to == "As we said."


def test_an_exercise_of_ones_own_has_only_its_own_instructions() -> None:
    own = Exercise(id="tap", name="Tap", reps=8)
    assert own.how_to == ""
    assert replace(own, instructions="Tap the floor.").how_to == "Tap the floor."


def test_a_side_is_placed_as_the_catalogue_says() -> None:
    assert HELD.placement(Side.BILATERAL) == Placement("Both legs", "lie on your back")


def test_a_side_that_nothing_is_said_of_is_named() -> None:
    own = Exercise(id="tap", name="Tap", reps=8)
    assert HELD.placement(Side.LEFT) == Placement("Left side", "")
    assert own.placement(Side.RIGHT) == Placement("Right side", "")
    assert own.placement(Side.BILATERAL) == Placement("Both legs", "")


def test_a_thing_that_two_exercises_need_has_to_lie_ready_once() -> None:
    first = replace(HELD, guide=replace(GUIDE, equipment=("mat", "pillow")))
    second = replace(HELD, guide=replace(GUIDE, equipment=("band", "mat")))
    own = replace(HELD, guide=None)
    listed = Protocol(id="mine", name="Mine", exercises=(first, second, own)).equipment
    assert listed == ("mat", "pillow", "band")
