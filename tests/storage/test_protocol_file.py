"""A protocol file that is right: what each key becomes, and what stands in for an absent one."""

from pathlib import Path

import pytest

from hiptimer.errors import MissingFileError, NewerFormatError, UnreadableError
from hiptimer.model.protocol import Exercise, PrescribedSide, Protocol, Stage
from hiptimer.storage.protocol_file import parse_protocol, read_loose_protocol, read_protocol
from tests.support.protocol_documents import BRIDGE, EXERCISES, HEAD, read, read_one

WHOLE = """
format = 1
name = "Lateral hip"
summary = "Four holds."
region = "lateral hip"
stage = "kinetic-chain"
pain_ceiling = 0
prepare_seconds = 15
frequency = "once a day"
source = "written by my physio, 2026-11-02"
notes = "first line\\nsecond line"

[[exercise]]
id = "side-lying-hover"
side = "each"
alternate_sides = true
sets = 4
sets_max = 5
hold_seconds = 30
rest_seconds = 0
prepare_seconds = 40
side_prepare_seconds = 0
load = "red band"
notes = "stop before the foot turns up"
instructions = "as we practised"

[[exercise]]
id = "reverse-nordic"
name = "Reverse Nordic"
reps = 15
reps_max = 20
seconds_per_rep = 4
"""


def test_every_key_of_a_file_arrives_in_the_protocol(tmp_path: Path) -> None:
    hover = Exercise(
        id="side-lying-hover",
        name="Side-lying straight-leg hover",
        side=PrescribedSide.EACH,
        alternate_sides=True,
        sets=4,
        sets_max=5,
        hold_seconds=30,
        rest_seconds=0,
        prepare_seconds=40,
        side_prepare_seconds=0,
        load="red band",
        notes="stop before the foot turns up",
        instructions="as we practised",
        guide=EXERCISES["side-lying-hover"],
    )
    nordic = Exercise(
        id="reverse-nordic",
        name="Reverse Nordic",
        reps=15,
        reps_max=20,
        seconds_per_rep=4.0,
        prepare_seconds=15,
        side_prepare_seconds=15,
        guide=EXERCISES["reverse-nordic"],
    )
    assert read(tmp_path, WHOLE, "my-hip.toml") == Protocol(
        id="my-hip",
        name="Lateral hip",
        summary="Four holds.",
        region="lateral hip",
        stage=Stage.KINETIC_CHAIN,
        pain_ceiling=0,
        prepare_seconds=15,
        frequency="once a day",
        source="written by my physio, 2026-11-02",
        notes="first line\nsecond line",
        exercises=(hover, nordic),
    )


def test_a_protocol_needs_a_format_a_name_and_an_exercise_only(tmp_path: Path) -> None:
    bridge = Exercise(
        id="band-bridge",
        name="Bridge with a band round the knees",
        side=PrescribedSide.BILATERAL,
        sets=3,
        sets_max=3,
        hold_seconds=20,
        rest_seconds=20,
        prepare_seconds=10,
        side_prepare_seconds=10,
        guide=EXERCISES["band-bridge"],
    )
    assert read(tmp_path, HEAD + BRIDGE) == Protocol(
        id="mine",
        name="Mine",
        stage=Stage.ISOMETRIC,
        pain_ceiling=3,
        prepare_seconds=10,
        exercises=(bridge,),
    )


def test_an_exercise_that_the_catalogue_calls_one_sided_is_for_the_affected_side(
    tmp_path: Path,
) -> None:
    assert read_one(tmp_path, 'id = "running-man"').side is PrescribedSide.AFFECTED


def test_an_exercise_that_the_catalogue_does_not_have_is_bilateral(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'name = "Wall sit"')
    assert exercise.side is PrescribedSide.BILATERAL
    assert exercise.guide is None


@pytest.mark.parametrize("side", list(PrescribedSide))
@pytest.mark.parametrize("exercise_id", ["band-bridge", "running-man"])
def test_any_side_can_be_prescribed_for_any_exercise(
    tmp_path: Path, exercise_id: str, side: PrescribedSide
) -> None:
    assert read_one(tmp_path, f'id = "{exercise_id}"\nside = "{side}"').side is side


def test_an_exercise_without_an_id_gets_one_from_its_name(tmp_path: Path) -> None:
    assert read_one(tmp_path, 'name = "My Bridge (left)"').id == "my-bridge-left"


@pytest.mark.parametrize(
    ("entries", "ids"),
    [
        (['name = "Планка 20"', 'name = "Мостик 20"'], ["planka-20", "mostik-20"]),
        (['name = "Hold!"', 'name = "Hold?"'], ["hold", "hold-fa1f9d1e"]),
        (['name = "Hold!"', 'name = "HOLD!"', 'name = "Hold!"'], ["hold"] * 3),
        (['name = "Hold"', 'id = "hold"\nname = "Wall"'], ["hold-1fca0d07", "hold"]),
        (['id = "mine"\nname = "Plank"', 'name = "Plank!"'], ["mine", "plank"]),
        (['name = "Clam"', 'id = "clam"\nname = "Mine"'], ["clam"] * 2),
    ],
    ids=[
        "other letters",
        "other signs",
        "one name",
        "stated elsewhere",
        "not made",
        "of the catalogue",
    ],
)
def test_different_names_get_different_ids(
    tmp_path: Path, entries: list[str], ids: list[str]
) -> None:
    text = HEAD + "".join(f"[[exercise]]\n{entry}\n" for entry in entries)
    assert [exercise.id for exercise in read(tmp_path, text).exercises] == ids


def test_a_name_of_ones_own_goes_before_the_catalogues(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "band-bridge"\nname = "My bridge"')
    assert exercise.name == "My bridge"
    assert exercise.guide is EXERCISES["band-bridge"]


def test_the_same_exercise_may_stand_in_a_protocol_twice(tmp_path: Path) -> None:
    protocol = read(tmp_path, HEAD + BRIDGE + BRIDGE)
    assert [exercise.id for exercise in protocol.exercises] == ["band-bridge", "band-bridge"]


def test_sets_max_and_reps_max_follow_what_they_are_the_upper_end_of(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "band-bridge"\nsets = 7\nreps = 12')
    assert (exercise.sets_max, exercise.reps_max) == (7, 12)
    assert exercise.hold_seconds is None
    assert exercise.seconds_per_rep is None


def test_the_change_of_side_takes_as_long_as_the_exercises_preparation(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "running-man"\nprepare_seconds = 45')
    assert exercise.side_prepare_seconds == 45


def test_a_preparation_of_nothing_is_kept(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "running-man"\nprepare_seconds = 0')
    assert (exercise.prepare_seconds, exercise.side_prepare_seconds) == (0, 0)


def test_sides_that_do_not_alternate_may_say_so_anywhere(tmp_path: Path) -> None:
    exercise = read_one(tmp_path, 'id = "band-bridge"\nalternate_sides = false')
    assert not exercise.alternate_sides


def test_text_is_made_safe_to_show(tmp_path: Path) -> None:
    text = 'format = 1\nname = " A\\u001b[31m \\n name "\nnotes = "a\\u0007\\n b "\n'
    protocol = read(tmp_path, text + BRIDGE)
    assert protocol.name == "A\N{REPLACEMENT CHARACTER}[31m name"
    assert protocol.notes == "a\N{REPLACEMENT CHARACTER}\n b"


def test_markup_stays_the_text_it_is(tmp_path: Path) -> None:
    text = 'format = 1\nname = "[@click=app.quit]x[/]"\n' + BRIDGE
    assert read(tmp_path, text).name == "[@click=app.quit]x[/]"


def test_instructions_that_are_only_white_space_leave_the_catalogues_in_force(
    tmp_path: Path,
) -> None:
    assert read_one(tmp_path, 'id = "band-bridge"\ninstructions = " \\n "').instructions == ""


def test_a_higher_format_is_the_only_problem_reported_whatever_else_is_in_the_file(
    tmp_path: Path,
) -> None:
    with pytest.raises(NewerFormatError, match=r"mine\.toml: was made by a newer hiptimer"):
        read(tmp_path, 'format = 2\nmood = "good"')
    with pytest.raises(NewerFormatError, match="update hiptimer"):
        parse_protocol({"format": 2}, tmp_path / "mine.toml", "../x", EXERCISES)


def test_a_syntax_error_is_reported_with_its_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"mine\.toml: is not valid TOML: .*line 2, column"):
        read(tmp_path, "format = 1\nname = Mine\n")


def test_a_file_that_is_not_there_is_reported_as_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        read_protocol(tmp_path / "mine.toml", EXERCISES)


@pytest.mark.parametrize(
    ("name", "protocol_id"),
    [
        ("My hip (2).toml", "my-hip-2"),
        ("my-hip.toml", "my-hip"),
        ("My hip", "my-hip"),
        ("🙂.toml", "protocol"),
        ("NUL.toml", "protocol"),
    ],
)
def test_a_file_from_anywhere_gets_an_id_made_from_its_name(
    tmp_path: Path, name: str, protocol_id: str
) -> None:
    path = tmp_path / name
    path.write_text(HEAD + BRIDGE, encoding="utf-8")
    assert read_loose_protocol(path, EXERCISES).id == protocol_id
