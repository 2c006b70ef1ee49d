"""The ends of every range of a protocol file, which are allowed, and what lies just beyond."""

import re
from pathlib import Path

import pytest

from hiptimer.storage.protocol_keys import EXERCISE_KEYS, PROTOCOL_KEYS
from tests.support.protocol_documents import BRIDGE, HEAD, problems, read

RANGES = [
    ("pain_ceiling", 0, 10, ""),
    ("prepare_seconds", 0, 300, ""),
    ("prepare_seconds", 0, 300, BRIDGE),
    ("side_prepare_seconds", 0, 300, BRIDGE),
    ("sets", 1, 20, BRIDGE),
    ("sets_max", 1, 20, BRIDGE + "sets = 1\n"),
    ("hold_seconds", 1, 600, BRIDGE),
    ("reps", 1, 200, BRIDGE),
    ("reps_max", 1, 200, BRIDGE + "reps = 1\n"),
    ("rest_seconds", 0, 600, BRIDGE),
]


def whole(before: str, line: str) -> str:
    """Put `line` below `before`, and a sound exercise where it needs one."""
    return f"{HEAD}{before}{line}\n{'' if before else BRIDGE}"


@pytest.mark.parametrize(("key", "lowest", "highest", "before"), RANGES)
def test_both_ends_of_a_range_are_allowed_and_nothing_beyond(
    tmp_path: Path, key: str, lowest: int, highest: int, before: str
) -> None:
    for allowed in (lowest, highest):
        read(tmp_path, whole(before, f"{key} = {allowed}"))
    for beyond in (lowest - 1, highest + 1):
        (problem,) = problems(tmp_path, whole(before, f"{key} = {beyond}"))
        assert f"{key}: found {beyond}, expected a whole number from" in problem
        assert f" to {highest}" in problem


@pytest.mark.parametrize("seconds", ["0.5", "30", "30.0"])
def test_a_repetition_may_take_from_half_a_second_to_thirty(tmp_path: Path, seconds: str) -> None:
    (exercise,) = read(tmp_path, whole(BRIDGE, f"reps = 9\nseconds_per_rep = {seconds}")).exercises
    assert exercise.seconds_per_rep == float(seconds)


@pytest.mark.parametrize("seconds", ["0.49", "30.1", "-1", "31", "-inf"])
def test_a_repetition_takes_no_other_time(tmp_path: Path, seconds: str) -> None:
    (problem,) = problems(tmp_path, whole(BRIDGE, f"reps = 9\nseconds_per_rep = {seconds}"))
    assert problem.endswith(f"found {seconds}, expected a number from 0.5 to 30")


TEXTS = [
    ("summary", 400, ""),
    ("region", 400, ""),
    ("frequency", 400, ""),
    ("source", 400, ""),
    ("notes", 4000, ""),
    ("name", 80, BRIDGE),
    ("load", 80, BRIDGE),
    ("notes", 4000, BRIDGE),
    ("instructions", 4000, BRIDGE),
]


@pytest.mark.parametrize(("key", "most", "before"), TEXTS)
def test_a_text_may_be_as_long_as_the_table_says_and_not_longer(
    tmp_path: Path, key: str, most: int, before: str
) -> None:
    read(tmp_path, whole(before, f'{key} = "{"x" * most}"'))
    (problem,) = problems(tmp_path, whole(before, f'{key} = "{"x" * (most + 1)}"'))
    assert f"{key}: found {most + 1:,} characters, expected a text of" in problem


def test_the_characters_of_the_cleaned_text_count(tmp_path: Path) -> None:
    spaced = "   ".join("x" * 40)
    assert read(tmp_path, f'format = 1\nname = "  {spaced}  "\n{BRIDGE}').name == " ".join("x" * 40)


@pytest.mark.parametrize("count", [1, 40])
def test_one_to_forty_exercises_are_allowed(tmp_path: Path, count: int) -> None:
    assert len(read(tmp_path, HEAD + BRIDGE * count).exercises) == count


def test_the_table_in_the_docs_has_every_key_and_no_other() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats.md"
    section = page.read_text(encoding="utf-8").split("### Keys of a protocol")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = re.findall(r"`([a-z_.]+)`", " ".join(rows))
    assert sorted(named) == sorted(
        [*PROTOCOL_KEYS, *(f"exercise.{name}" for name in EXERCISE_KEYS)]
    )
