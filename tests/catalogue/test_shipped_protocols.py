"""The shipped protocols: which there are, what they say, and how long they take."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.catalogue.loader import SHIPPED_PROTOCOLS
from hiptimer.engine.plan import Phase, Plan, lay_out
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.text import clean
from tests.support.shipped import EACH_PROTOCOL, EXERCISES, shipped

# id, region and stage, in the order of a shelf
SHELF = """
lateral-hip-isometric-short | lateral hip  | isometric
lateral-hip-isometric       | lateral hip  | isometric
lateral-hip-repetitions     | lateral hip  | dynamic
lateral-hip-dynamic         | lateral hip  | dynamic
lateral-hip-reformer        | lateral hip  | dynamic
lateral-hip-kinetic-chain   | lateral hip  | kinetic-chain
anterior-hip-start          | anterior hip | isometric
anterior-hip-dynamic        | anterior hip | dynamic
anterior-hip-loaded         | anterior hip | dynamic
hip-mobility-warm-up        | hip          | mobility
"""


def planned(protocol_id: str, affected: AffectedSide) -> Plan:
    """Lay a shipped protocol out as a session with its prescribed sets."""
    protocol = shipped(protocol_id)
    return lay_out(protocol, sets_of_the_day(protocol, affected), Rules(affected_side=affected))


def test_these_are_all_protocols_with_their_region_and_stage() -> None:
    expected = [tuple(cell.strip() for cell in row.split("|")) for row in SHELF.split("\n")[1:-1]]
    protocols = [shipped(protocol_id) for protocol_id in catalogue.shipped_documents()]
    assert expected == [(each.id, each.region, each.stage.value) for each in protocols]


def test_every_protocol_file_is_shipped() -> None:
    folder = Path(catalogue.__file__).parent / "protocols"
    assert sorted(path.stem for path in folder.iterdir()) == sorted(SHIPPED_PROTOCOLS)


@EACH_PROTOCOL
def test_a_shipped_protocol_has_a_pain_ceiling_of_three(protocol_id: str) -> None:
    assert shipped(protocol_id).pain_ceiling == 3


@EACH_PROTOCOL
def test_every_exercise_is_one_of_the_catalogue(protocol_id: str) -> None:
    for exercise in shipped(protocol_id).exercises:
        assert exercise.guide is EXERCISES[exercise.id]
        assert exercise.name == EXERCISES[exercise.id].name


def test_every_exercise_of_the_catalogue_stands_in_a_shipped_protocol() -> None:
    protocols = [shipped(protocol_id) for protocol_id in SHIPPED_PROTOCOLS]
    assert {each.id for protocol in protocols for each in protocol.exercises} == set(EXERCISES)


@EACH_PROTOCOL
def test_a_hold_is_described_as_a_hold(protocol_id: str) -> None:
    for exercise in shipped(protocol_id).exercises:
        if exercise.hold_seconds is not None:
            assert EXERCISES[exercise.id].hold in exercise.how_to


@EACH_PROTOCOL
def test_it_says_where_it_comes_from_and_what_was_added(protocol_id: str) -> None:
    article, added = shipped(protocol_id).source.split("; ", 1)
    person = "Nick D'Amelio, exercise physiologist"
    assert article == f"Exercises for Hip Pain, {person}, Beyond"
    assert added.endswith(" added")


@EACH_PROTOCOL
def test_name_and_summary_fit_a_line_and_claim_nothing(protocol_id: str) -> None:
    protocol = shipped(protocol_id)
    assert len(protocol.name) <= 40
    assert 1 <= len(protocol.summary) <= 78
    notes = " ".join([protocol.notes, *(exercise.notes for exercise in protocol.exercises)])
    for claim in ("proven", "heal", "cure", "improve", "guarantee", "evidence"):
        assert claim not in f"{protocol.name} {protocol.summary} {notes}".lower()


@EACH_PROTOCOL
def test_names_summaries_and_notes_are_plain_words(protocol_id: str) -> None:
    protocol = shipped(protocol_id)
    notes = [protocol.notes, *(exercise.notes for exercise in protocol.exercises)]
    for text in filter(None, [protocol.name, protocol.summary, protocol.source, *notes]):
        assert clean(text) == text
        assert " ".join(text.split()) == text
        assert text.isascii()
        assert not set(text) & set('[]{}<>\\"')


@pytest.mark.parametrize("affected", AffectedSide)
@EACH_PROTOCOL
def test_it_lays_out_into_a_session_of_a_sane_length(
    protocol_id: str, affected: AffectedSide
) -> None:
    plan = planned(protocol_id, affected)
    assert 4 * 60 <= plan.seconds <= 40 * 60
    assert len(plan.sets) == sum(sum(counts.values()) for counts in plan.sets_today)
    assert [step.phase for step in (plan.steps[0], plan.steps[-1])] == [
        Phase.PREPARE,
        plan.sets[-1].phase,
    ]


@pytest.mark.parametrize(
    ("protocol_id", "minutes_one_side", "minutes_both_sides"),
    [
        ("lateral-hip-isometric-short", 5, 7),
        ("lateral-hip-isometric", 10, 17),
        ("lateral-hip-repetitions", 14, 24),
    ],
)
def test_a_paced_protocol_takes_as_long_as_its_doses_add_up_to(
    protocol_id: str, minutes_one_side: int, minutes_both_sides: int
) -> None:
    minutes = [
        round(planned(protocol_id, affected).seconds / 60)
        for affected in (AffectedSide.LEFT, AffectedSide.RIGHT, AffectedSide.BOTH)
    ]
    assert minutes == [minutes_one_side, minutes_one_side, minutes_both_sides]


@pytest.mark.parametrize("protocol_id", ["lateral-hip-dynamic", "hip-mobility-warm-up"])
def test_repetitions_without_a_pace_end_with_a_key(protocol_id: str) -> None:
    assert {step.seconds for step in planned(protocol_id, AffectedSide.BOTH).sets} == {None}
