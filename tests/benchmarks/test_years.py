"""The sessions that are measured, browsed and pictured: the same each time, and of every kind."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.years import LAST_DAY, sessions, store
from benchmarks.years_prescriptions import HOLIDAY
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, Session, SessionOutcome, SetOutcome, StopReason
from hiptimer.model.settings import Settings
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash


@pytest.fixture(scope="module")
def year() -> tuple[Session, ...]:
    return tuple(sessions())


def test_the_same_is_made_each_time(tmp_path: Path) -> None:
    assert store(tmp_path, count=5) == 5
    listing = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash")).newest(9)
    assert [dumps(kept) for kept in listing.sessions] == [
        dumps(made) for made in islice(sessions(), 5)
    ]
    assert (listing.unreadable, listing.others) == ((), ())
    folders = [tmp_path / "sessions", *(tmp_path / "sessions").iterdir()]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_more_sessions_begin_with_those_of_fewer(year: tuple[Session, ...]) -> None:
    assert tuple(sessions(count=40)) == year[:40]


def test_a_year_has_all_that_happens_in_one(year: tuple[Session, ...]) -> None:
    assert 200 < len(year) < 366
    assert len({session.protocol.id for session in year}) == 5
    assert {session.outcome for session in year} >= set(SessionOutcome)
    assert {session.stop_reason for session in year} >= {StopReason.PAIN, StopReason.TIRED}
    rows = [row for session in year for row in session.sets]
    assert {row.side for row in rows} == set(Side)
    assert {row.outcome for row in rows} >= {
        SetOutcome.DONE,
        SetOutcome.CUT_SHORT,
        SetOutcome.SKIPPED,
    }
    assert {row.pain for row in rows} >= {None, *range(7)}
    chosen = {entry.choice for session in year for entry in session.adjustments}
    assert chosen >= {Choice.EASIER, Choice.SHORTER, Choice.SKIP_SIDE, Choice.FINISH, Choice.PAUSE}
    assert any(session.note for session in year)
    assert len({session.started_at.utcoffset() for session in year}) == 3
    whole = [session.planned_sets for session in year]
    assert (min(whole), max(whole)) == (12, 21)


def test_a_year_has_rest_days_a_holiday_and_days_with_two_sessions(
    year: tuple[Session, ...],
) -> None:
    ages = [(LAST_DAY - Settings().day_of(session.started_at)).days for session in year]
    assert len(set(ages)) < len(ages)
    assert set(range(365)) - set(ages)
    assert {364 - day for day in HOLIDAY}.isdisjoint(ages)


def test_the_pain_is_less_at_the_end_than_at_the_beginning(year: tuple[Session, ...]) -> None:
    def mean(some: tuple[Session, ...]) -> float:
        pains = [row.pain for session in some for row in session.sets if row.pain is not None]
        return sum(pains) / len(pains)

    assert mean(year[:60]) + 1 < mean(year[-60:])
