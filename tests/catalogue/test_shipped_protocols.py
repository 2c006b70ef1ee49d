"""The shipped protocols: within the rules of every protocol file, and with the doses they had."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.catalogue.loader import SHIPPED_PROTOCOLS
from hiptimer.model.protocol import Protocol, Stage
from hiptimer.model.side import PrescribedSide
from hiptimer.storage.protocol_file import parse_protocol

EXERCISES = catalogue.load_exercises()
AFFECTED, BILATERAL = PrescribedSide.AFFECTED, PrescribedSide.BILATERAL

# id, side, seconds to get into place, and seconds to change sides
HOVER = ("side-lying-hover", AFFECTED, 30, 30)
BRIDGE = ("band-bridge", BILATERAL, 45, 45)
BALANCE = ("band-balance", AFFECTED, 45, 15)
RUNNING_MAN = ("running-man", AFFECTED, 45, 15)


def shipped(protocol_id: str) -> Protocol:
    """Read a shipped protocol by the rules of every protocol file."""
    document = catalogue.shipped_documents()[protocol_id]
    return parse_protocol(document, Path(f"{protocol_id}.toml"), protocol_id, EXERCISES)


EACH_PROTOCOL = pytest.mark.parametrize("protocol_id", SHIPPED_PROTOCOLS)


def test_the_one_to_begin_with_comes_first() -> None:
    ids = ["lateral-hip-isometric-short", "lateral-hip-isometric"]
    assert list(catalogue.shipped_documents()) == ids


def test_every_protocol_file_is_shipped() -> None:
    folder = Path(catalogue.__file__).parent / "protocols"
    assert {path.stem for path in folder.iterdir()} == set(SHIPPED_PROTOCOLS)


@pytest.mark.parametrize(
    ("protocol_id", "exercises"),
    [
        ("lateral-hip-isometric-short", [HOVER, BRIDGE]),
        ("lateral-hip-isometric", [HOVER, BRIDGE, BALANCE, RUNNING_MAN]),
    ],
)
def test_the_exercises_stand_in_their_order_with_their_sides_and_preparation(
    protocol_id: str, exercises: list[tuple[str, PrescribedSide, int, int]]
) -> None:
    assert exercises == [
        (exercise.id, exercise.side, exercise.prepare_seconds, exercise.side_prepare_seconds)
        for exercise in shipped(protocol_id).exercises
    ]


@EACH_PROTOCOL
def test_each_exercise_is_three_to_five_sets_of_twenty_seconds_and_twenty_of_rest(
    protocol_id: str,
) -> None:
    for exercise in shipped(protocol_id).exercises:
        dose = (exercise.sets, exercise.sets_max, exercise.hold_seconds, exercise.rest_seconds)
        assert dose == (3, 5, 20, 20)


@EACH_PROTOCOL
def test_a_protocol_of_holds_has_a_pain_ceiling_of_three(protocol_id: str) -> None:
    protocol = shipped(protocol_id)
    assert protocol.stage is Stage.ISOMETRIC
    assert protocol.pain_ceiling == 3
    assert protocol.region == "lateral hip"


@EACH_PROTOCOL
def test_every_exercise_is_one_of_the_catalogue(protocol_id: str) -> None:
    for exercise in shipped(protocol_id).exercises:
        assert exercise.guide is EXERCISES[exercise.id]


@EACH_PROTOCOL
def test_it_says_where_it_comes_from_and_what_was_added(protocol_id: str) -> None:
    source = shipped(protocol_id).source
    assert "Exercises for Hip Pain" in source
    assert "Nick D'Amelio" in source
    assert "Beyond" in source
    assert "added" in source


@EACH_PROTOCOL
def test_name_and_summary_fit_a_line_and_claim_nothing(protocol_id: str) -> None:
    protocol = shipped(protocol_id)
    assert len(protocol.name) <= 40
    assert 1 <= len(protocol.summary) <= 78
    for claim in ("proven", "heal", "cure", "improve"):
        assert claim not in f"{protocol.name} {protocol.summary}".lower()
