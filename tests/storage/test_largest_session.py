"""Every protocol that passes its check can be recorded whole: the limits fit each other."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.sessions import largest_session
from hiptimer.engine import lay_out
from hiptimer.engine.plan import Plan
from hiptimer.model.choices import Rules, sets_of_the_day
from hiptimer.model.limits import EXERCISES, LONGEST_NOTE
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session
from hiptimer.storage import protocol_keys
from hiptimer.storage.protocol_keys import FileKey, Text, WholeNumber
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash


@pytest.fixture(scope="module")
def largest() -> Session:
    return largest_session()


def plan_of(session: Session) -> Plan:
    counts = sets_of_the_day(session.protocol, AffectedSide.BOTH)
    return lay_out(session.protocol, counts, Rules())


def test_the_largest_session_is_saved_and_read_again(largest: Session, tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    store.save(largest)
    assert store.load(largest.id) == largest


def test_no_protocol_plans_more_sets_than_it_has(largest: Session) -> None:
    assert len(plan_of(largest).sets) == len(largest.sets) == largest.planned_sets
    assert len(largest.protocol.exercises) == EXERCISES.highest
    sets = protocol_keys.SETS.kind
    assert isinstance(sets, WholeNumber)
    assert largest.protocol.exercises[0].sets == sets.highest
    assert len(largest.note) == LONGEST_NOTE


@pytest.mark.parametrize(
    "keys", [protocol_keys.OF_PROTOCOL, protocol_keys.OF_EXERCISE], ids=["protocol", "exercise"]
)
def test_every_text_is_as_long_as_a_protocol_may_have_it(
    largest: Session, keys: Mapping[str, FileKey[object]]
) -> None:
    exercise = keys is protocol_keys.OF_EXERCISE
    value = largest.protocol.exercises[0] if exercise else largest.protocol
    texts = {name: key.kind for name, key in keys.items() if isinstance(key.kind, Text)}
    assert texts
    for name, kind in texts.items():
        assert len(getattr(value, name)) == kind.most


def test_no_letter_takes_more_room_in_the_file_than_its_own(largest: Session) -> None:
    def written(letter: str) -> int:
        return len(dumps(replace(largest, sets=(), adjustments=(), note=letter * 100)))

    letters = ("a", '"', "\\", "\n", "\t", "\r\n", "\N{LATIN SMALL LETTER A WITH DIAERESIS}", "臀")
    assert all(written(letter) <= written(largest.note[0]) for letter in letters)
