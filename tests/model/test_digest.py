"""A digest says of a session what its rows say."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.digest import SessionDigest, SideDigest, digest
from hiptimer.model.protocol import Side
from hiptimer.model.session import Session, SetOutcome
from hiptimer.storage.session_file import loads
from hiptimer.storage.toml_reading import SESSION, read

EXAMPLES = sorted((Path(__file__).parents[2] / "sessions").glob("*/*.toml"))


def examples() -> list[Session]:
    return [loads(read(path, SESSION), path) for path in EXAMPLES]


@pytest.mark.parametrize("session", examples(), ids=lambda session: session.protocol.id)
def test_a_digest_agrees_with_the_sets(session: Session) -> None:
    summed = digest(session)
    pains = [row.pain for row in session.sets if row.pain is not None]
    assert summed.worst == (max(pains) if pains else None)
    assert sum(side.pain_sum for side in summed.sides) == sum(pains)
    assert sum(side.rated for side in summed.sides) == len(pains)
    assert summed.worked_seconds == pytest.approx(sum(row.worked_seconds for row in session.sets))
    assert summed.planned_sets == session.planned_sets
    assert summed.done_sets <= summed.planned_sets
    assert {(side.exercise, side.side) for side in summed.sides} == {
        (row.exercise, row.side) for row in session.sets
    }


def test_sides_are_counted_apart() -> None:
    both = digest(_reps())
    sides = {side.side for side in both.sides}
    assert {Side.LEFT, Side.RIGHT} <= sides


def test_nothing_rated_is_no_pain_number() -> None:
    session = _reps()
    unrated = replace(session, sets=tuple(replace(row, pain=None) for row in session.sets))
    summed = digest(unrated)
    assert summed.worst is None
    assert all(side.mean is None and side.worst is None for side in summed.sides)


def test_a_mean_is_that_of_the_ratings() -> None:
    summed = _first(digest(_rated(1, 2, None)))
    assert (summed.mean, summed.worst, summed.rated) == (1.5, 2, 2)


def test_only_whole_sets_count_as_done_and_no_set_twice() -> None:
    session = examples()[0]
    rows = list(session.sets)
    assert digest(session).done_sets == len(rows)
    rows[0] = replace(rows[0], outcome=SetOutcome.CUT_SHORT)
    assert digest(replace(session, sets=tuple(rows))).done_sets == len(rows) - 1
    again = replace(rows[1], repeat=True)
    assert digest(replace(session, sets=(*rows, again))).done_sets == len(rows) - 1


def _reps() -> Session:
    return next(each for each in examples() if "repetitions" in each.protocol.id)


def _rated(*pains: int | None) -> Session:
    session = examples()[0]
    rows = [replace(row, pain=pain) for row, pain in zip(session.sets, pains, strict=False)]
    return replace(session, sets=tuple(rows))


def _first(summed: SessionDigest) -> SideDigest:
    return summed.sides[0]
