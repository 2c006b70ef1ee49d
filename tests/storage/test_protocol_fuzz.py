"""Any document gives a protocol or the problems of the file, and never anything else."""

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.errors import NewerFormatError, ProtocolError
from hiptimer.model.protocol import PrescribedSide, Protocol
from hiptimer.model.text import clean
from hiptimer.storage.protocol_file import parse_protocol
from hiptimer.storage.protocol_keys import EXERCISE_KEYS, PROTOCOL_KEYS
from tests.support.protocol_documents import EXERCISES

WORDS = [*EXERCISES, *PrescribedSide, "isometric", "Wall sit", "x" * 81, "../x", "\x1b[2J"]

SCALARS = (
    st.booleans()
    | st.integers(-1, 700)
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=90)
    | st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def tables(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, object]]:
    """Tables that have known keys mostly, with any value."""
    return st.dictionaries(st.sampled_from(names) | st.text(max_size=50), VALUES, max_size=8)


DOCUMENTS = st.builds(
    lambda table, more: {**table, **more},
    tables(PROTOCOL_KEYS),
    st.fixed_dictionaries(
        {},
        optional={
            "format": st.just(1),
            "name": st.just("Mine"),
            "exercise": st.lists(tables(EXERCISE_KEYS) | SCALARS, max_size=4),
        },
    ),
)


def outcome(document: dict[str, Any], protocol_id: str = "mine") -> Protocol | str:
    """Parse and give what came of it, the problems as one text."""
    try:
        return parse_protocol(document, Path("mine.toml"), protocol_id, EXERCISES)
    except (ProtocolError, NewerFormatError) as error:
        return str(error)


@given(document=DOCUMENTS, protocol_id=st.sampled_from(["mine", "con", "../x"]) | st.text())
def test_any_document_gives_a_protocol_or_its_problems(
    document: dict[str, Any], protocol_id: str
) -> None:
    message = outcome(document, protocol_id)
    if isinstance(message, str):
        assert message.startswith("mine.toml: ")
        assert clean(message) == message
        assert "\n" not in message


SOUND = st.fixed_dictionaries(
    {"id": st.sampled_from(sorted(EXERCISES))},
    optional={
        "side": st.sampled_from(["bilateral", "left", "right", "each", "affected"]),
        "sets": st.integers(1, 10),
        "sets_max": st.integers(10, 20),
        "reps": st.integers(1, 200),
        "rest_seconds": st.integers(0, 600),
        "prepare_seconds": st.integers(0, 300),
        "notes": st.text(max_size=4_000),
    },
)


@given(st.lists(SOUND, min_size=1, max_size=40))
def test_a_document_within_all_ranges_gives_a_protocol(exercises: list[dict[str, Any]]) -> None:
    protocol = outcome({"format": 1, "name": "Mine", "exercise": exercises})
    assert isinstance(protocol, Protocol)
    for given_, exercise in zip(exercises, protocol.exercises, strict=True):
        assert exercise.sets == given_.get("sets", 3)
        assert exercise.sets_max >= exercise.sets
        assert exercise.side_prepare_seconds == given_.get("prepare_seconds", 10)


def test_a_date_is_shown_as_it_is_written() -> None:
    message = outcome(
        {"format": 1, "name": date(2026, 11, 23), "exercise": [{"id": "band-bridge"}]}
    )
    assert isinstance(message, str)
    assert "name: found 2026-11-23, expected" in message
