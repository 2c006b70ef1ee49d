"""A protocol file that breaks rules: what was given, and what the person reads."""

from pathlib import Path

import pytest

from hiptimer.errors import ProtocolError
from hiptimer.storage.protocol_file import parse_protocol
from tests.support.protocol_documents import BRIDGE, EXERCISES, HEAD, problems, read

ID_RULE = "lower-case letters, digits and single hyphens between them, at most 60 characters"
TABLES = "1 to 40 tables, each below a line [[exercise]]"

PROTOCOL_PROBLEMS = [
    ('name = "Mine"', "format: missing, expected 1"),
    ('format = "1"\nname = "Mine"', 'format: found "1", expected 1'),
    ('format = true\nname = "Mine"', "format: found true, expected 1"),
    ('format = 0\nname = "Mine"', "format: found 0, expected 1"),
    ("format = 1", "name: missing, expected a text of 1 to 80 characters"),
    ('format = 1\nname = ""', "name: found an empty text, expected a text of 1 to 80 characters"),
    (
        'format = 1\nname = " \\n\\t "',
        "name: found an empty text, expected a text of 1 to 80 characters",
    ),
    ("format = 1\nname = 7", "name: found 7, expected a text of 1 to 80 characters"),
    (
        f'format = 1\nname = "{"x" * 81}"',
        "name: found 81 characters, expected a text of 1 to 80 characters",
    ),
    (
        f'{HEAD}notes = "{"x" * 4001}"',
        "notes: found 4,001 characters, expected a text of up to 4,000 characters",
    ),
    (f"{HEAD}notes = []", "notes: found an array, expected a text of up to 4,000 characters"),
    (
        f'{HEAD}stage = "Isometric"',
        'stage: found "Isometric", expected one of mobility, isometric, dynamic, kinetic-chain',
    ),
    (
        f"{HEAD}stage = 1979-05-27",
        "stage: found 1979-05-27, expected one of mobility, isometric, dynamic, kinetic-chain",
    ),
    (f"{HEAD}pain_celing = 3", "pain_celing: unknown key, the nearest known one is pain_ceiling"),
    (f"{HEAD}Stage = 3", "Stage: unknown key, the nearest known one is stage"),
    (f'{HEAD}"" = 3', '"": unknown key, the nearest known one is summary'),
    (
        f"{HEAD}hold_seconds = 3",
        "hold_seconds: unknown key, it belongs to an exercise, below its [[exercise]]",
    ),
]


@pytest.mark.parametrize(("head", "expected"), PROTOCOL_PROBLEMS)
def test_a_wrong_value_above_the_exercises_is_reported(
    tmp_path: Path, head: str, expected: str
) -> None:
    assert problems(tmp_path, f"{head}\n{BRIDGE}") == (expected,)


EXERCISE_PROBLEMS = [
    ("hold_second = 10", "hold_second: unknown key, the nearest known one is hold_seconds"),
    ('"a\\u001b\\nb" = 1', "a\N{REPLACEMENT CHARACTER} b: unknown key, the nearest known one is"),
    (
        "pain_ceiling = 3",
        "pain_ceiling: unknown key, it belongs to the protocol, above the first [[exercise]]",
    ),
    ("hold_seconds = true", "hold_seconds: found true, expected a whole number from 1 to 600"),
    ("hold_seconds = 20.0", "hold_seconds: found 20.0, expected a whole number from 1 to 600"),
    ('hold_seconds = "20"', 'hold_seconds: found "20", expected a whole number from 1 to 600'),
    ("hold_seconds = {}", "hold_seconds: found a table, expected a whole number from 1 to 600"),
    ("hold_seconds = inf", "hold_seconds: found inf, expected a whole number from 1 to 600"),
    (
        f"hold_seconds = 1{'0' * 24}",
        "hold_seconds: found a number with too many digits, expected a whole number from 1 to 600",
    ),
    (
        "reps = 5\nseconds_per_rep = nan",
        "seconds_per_rep: found nan, expected a number from 0.5 to 30",
    ),
    (
        "reps = 5\nseconds_per_rep = true",
        "seconds_per_rep: found true, expected a number from 0.5 to 30",
    ),
    ("reps = 5\nhold_seconds = 20", "hold_seconds: found beside reps, expected one of the two"),
    ("reps_max = 5", "reps_max: found without reps, allowed only beside reps"),
    ("seconds_per_rep = 5", "seconds_per_rep: found without reps, allowed only beside reps"),
    (
        "reps = 5\nreps_max = 4",
        "reps_max: found 4, expected a whole number from reps to 200, and reps is 5",
    ),
    (
        "sets = 5\nsets_max = 4",
        "sets_max: found 4, expected a whole number from sets to 20, and sets is 5",
    ),
    (
        "sets_max = 2",
        "sets_max: found 2, expected a whole number from sets to 20, and sets is 3",
    ),
    (
        "alternate_sides = true",
        "alternate_sides: found true beside the side bilateral, expected true only beside each",
    ),
    (
        'side = "affected"\nalternate_sides = true',
        "alternate_sides: found true beside the side affected, expected true only beside each",
    ),
    ("alternate_sides = 1", "alternate_sides: found 1, expected true or false"),
    (
        'side = "Left"',
        'side: found "Left", expected one of bilateral, left, right, each, affected',
    ),
    ('name = " "', "name: found an empty text, expected a text of 1 to 80 characters"),
    (f'load = "{"x" * 81}"', "load: found 81 characters, expected a text of up to 80 characters"),
    (
        f'side = "{"x" * 41}"',
        f'side: found "{"x" * 40}…", expected one of bilateral, left, right, each, affected',
    ),
]


@pytest.mark.parametrize(("lines", "expected"), EXERCISE_PROBLEMS)
def test_a_wrong_value_of_an_exercise_is_reported_with_its_place(
    tmp_path: Path, lines: str, expected: str
) -> None:
    (problem,) = problems(tmp_path, f"{HEAD}{BRIDGE}{BRIDGE}{lines}")
    assert problem.startswith(f"exercise 2, {expected}")


IDENTITY_PROBLEMS = [
    ("sets = 3", "id: missing, and so is name, expected one of the two or both"),
    ("name = 7", "name: found 7, expected a text of 1 to 80 characters"),
    (
        'id = "Band-bridge"',
        f'id: found "Band-bridge", expected {ID_RULE}; did you mean band-bridge?',
    ),
    ('id = "../x"\nname = "X"', f'id: found "../x", expected {ID_RULE}'),
    ("id = 7", f"id: found 7, expected {ID_RULE}"),
    (
        'id = "band-brige"',
        "name: missing, and the catalogue has no band-brige (the nearest id in it is band-bridge),"
        " expected a text of 1 to 80 characters",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), IDENTITY_PROBLEMS)
def test_an_exercise_without_a_proper_id_or_name_is_reported(
    tmp_path: Path, lines: str, expected: str
) -> None:
    assert problems(tmp_path, f"{HEAD}[[exercise]]\n{lines}") == (f"exercise 1, {expected}",)


def test_an_empty_catalogue_has_no_nearest_id(tmp_path: Path) -> None:
    document = {"format": 1, "name": "Mine", "exercise": [{"id": "x"}]}
    with pytest.raises(ProtocolError) as caught:
        parse_protocol(document, tmp_path / "mine.toml", "mine", {})
    (problem,) = caught.value.problems
    assert "the catalogue has no x, expected" in problem


EXERCISES_PROBLEMS = [
    ("", f"exercise: missing, expected {TABLES}"),
    ("exercise = 1", f"exercise: found 1, expected {TABLES}"),
    ('[exercise]\nid = "band-bridge"', f"exercise: found a table, expected {TABLES}"),
    ("exercise = []", f"exercise: found 0 tables, expected {TABLES}"),
    (BRIDGE * 41, f"exercise: found 41 tables, expected {TABLES}"),
    (
        'exercise = [{id = "band-bridge"}, 7]',
        "exercise 2: found 7, expected a table below a line [[exercise]]",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), EXERCISES_PROBLEMS)
def test_none_or_too_many_exercises_are_reported(tmp_path: Path, lines: str, expected: str) -> None:
    assert problems(tmp_path, HEAD + lines) == (expected,)


FILE_NAMES = ["My-hip.toml", "my hip.toml", "-.toml", ".toml", "a.sync-conflict-1.toml"]


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_file_name_that_is_no_id_is_reported(tmp_path: Path, name: str) -> None:
    stem = Path(name).stem
    problem = f'file name: found "{stem}", expected {ID_RULE}, then .toml'
    assert problems(tmp_path, HEAD + BRIDGE, name) == (problem,)


def test_a_file_name_that_windows_keeps_for_a_device_is_reported(tmp_path: Path) -> None:
    problem = 'found "con", expected any other name, for Windows keeps this one for a device'
    assert problems(tmp_path, HEAD + BRIDGE, "con.toml") == (f"file name: {problem}",)


def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    document = {"format": 1, "name": "Mine", "exercise": [{"id": "band-bridge"}]}
    with pytest.raises(ProtocolError, match=r'file name: found "\.\./x"'):
        parse_protocol(document, tmp_path / "mine.toml", "../x", EXERCISES)


def test_every_problem_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    exercise = '[[exercise]]\nid = "band-bridge"\nhold_second = 9\nsets = 0\nrest_seconds = 601\n'
    text = f"format = 1\npain_ceiling = 11\n{BRIDGE}{exercise}"
    assert problems(tmp_path, text, "My.toml") == (
        f'file name: found "My", expected {ID_RULE}, then .toml',
        "name: missing, expected a text of 1 to 80 characters",
        "pain_ceiling: found 11, expected a whole number from 0 to 10",
        "exercise 2, hold_second: unknown key, the nearest known one is hold_seconds",
        "exercise 2, sets: found 0, expected a whole number from 1 to 20",
        "exercise 2, rest_seconds: found 601, expected a whole number from 0 to 600",
    )


def test_the_message_names_the_file_and_every_problem(tmp_path: Path) -> None:
    with pytest.raises(ProtocolError) as caught:
        read(tmp_path, "format = 1\n" + BRIDGE + "sets = 0", "mine.toml")
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'mine.toml'}: name: missing")
    assert "; exercise 1, sets: found 0" in message


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("sets = 0\nsets_max = 2", "sets"),
        ("reps = 0\nreps_max = 1", "reps"),
        ('side = "all"\nalternate_sides = true', "side"),
    ],
)
def test_a_wrong_value_is_not_reported_again_by_a_key_that_goes_with_it(
    tmp_path: Path, lines: str, key: str
) -> None:
    (problem,) = problems(tmp_path, HEAD + BRIDGE + lines)
    assert problem.startswith(f"exercise 1, {key}: ")


def test_of_a_file_with_hundreds_of_problems_the_first_hundred_are_reported(tmp_path: Path) -> None:
    keys = "".join(f"sets_{number} = 1\n" for number in range(300))
    listed = problems(tmp_path, HEAD + f"{BRIDGE}{keys}" * 3)
    assert len(listed) == 101
    assert listed[-1] == "and more: only the first 100 are listed"
    assert listed[99] == "exercise 1, sets_99: unknown key, the nearest known one is sets"
