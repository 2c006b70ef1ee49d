"""The index answers every filter exactly as a plain loop over the sessions does."""

import tempfile
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hiptimer.model.digest import Ending, HistoryFilter, digest
from hiptimer.model.protocol import PrescribedSide, Protocol, Side
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, StopReason
from hiptimer.storage.history_check import look_again
from hiptimer.storage.history_index import HistoryIndex
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.plain_history import asked_for
from tests.support.session_values import HOVER, MOMENTS, PAINS, TEXTS, hold_row, session

FOUR = time(4)

TEXT_PARTS = st.text(max_size=2) | st.sampled_from(["hover", "HIP", "lateral-hip", "ß"])
DAYS = st.none() | st.none() | MOMENTS.map(lambda moment: moment.date())
FILTERS = st.builds(
    HistoryFilter,
    since=DAYS,
    until=DAYS,
    protocol=st.just("") | st.sampled_from(["", "lateral-hip"]) | TEXT_PARTS,
    exercise=st.just("") | st.sampled_from(["", "hover"]) | TEXT_PARTS,
    side=st.none() | st.none() | st.sampled_from(Side),
    ending=st.none() | st.none() | st.sampled_from(Ending),
    unrated=st.booleans(),
    words=st.just(()) | st.lists(TEXT_PARTS, max_size=2).map(tuple),
)
"""Most of them ask for little, or nothing would be found by them."""

DAYS_BEGIN = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def numbered(number: int, stored: Session) -> Session:
    return replace(stored, id=f"2026-11-{number:02}_0718_lateral-hip_k3f7q2mb")


EXERCISES = st.builds(
    lambda name, text: replace(HOVER, id=name, name=text),
    st.sampled_from(["hover", "clam"]) | st.from_regex(r"[a-z0-9]+", fullmatch=True),
    TEXTS,
)
PROTOCOLS = st.builds(
    Protocol,
    id=st.just("lateral-hip") | TEXTS,
    name=TEXTS,
    exercises=st.lists(EXERCISES, min_size=1, max_size=2).map(tuple),
    pain_ceiling=st.integers(0, 10),
)
DONE = st.tuples(st.booleans(), st.sampled_from(Side), st.sampled_from(SetOutcome), PAINS, TEXTS)
ENDS = st.none() | st.tuples(
    st.sampled_from(SessionOutcome), st.none() | st.sampled_from(StopReason), MOMENTS
)


@st.composite
def listed(draw: st.DrawFn) -> Session:
    """Draw a session in which all that a list knows can be anything; the rest is plain."""
    protocol, end = draw(PROTOCOLS), draw(ENDS)
    rows = []
    for last, side, how, pain, name in draw(st.lists(DONE, max_size=4)):
        entry = len(protocol.exercises) if last else 1
        done = replace(hold_row(), side=side, outcome=how, pain=pain, name=name)
        exercise = protocol.exercises[entry - 1].id
        rows.append(replace(done, entry=entry, exercise=exercise))
    outcome, reason, ended_at = end or (None, None, None)
    return replace(
        session(),
        protocol=protocol,
        sets_today=tuple(dict.fromkeys(Side, 4) for _ in protocol.exercises),
        sets=tuple(rows),
        started_at=draw(MOMENTS),
        ended_at=ended_at,
        outcome=outcome,
        stop_reason=reason if outcome is SessionOutcome.STOPPED else None,
        pain_before=draw(PAINS),
        pain_next_day=draw(PAINS),
    )


HISTORIES = st.lists(listed(), max_size=5).map(
    lambda drawn: [numbered(number, each) for number, each in enumerate(drawn, 1)]
)


def indexed(folder: Path, stored: list[Session]) -> HistoryIndex:
    store = SessionStore(folder / "sessions", Trash(folder / "trash"))
    index = HistoryIndex(folder / "cache")
    look_again(index, store.folder, [store.save(each).path for each in stored])
    return index


@settings(max_examples=60)  # each writes and reads files
@given(stored=HISTORIES, wanted=st.lists(FILTERS, min_size=1, max_size=8), starts=DAYS_BEGIN)
def test_the_index_answers_as_a_plain_loop_over_the_sessions_does(
    stored: list[Session], wanted: list[HistoryFilter], starts: time
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = indexed(Path(folder), stored)
        for each in wanted:
            found = list(index.digests(index.numbers(each, starts)))
            assert found == asked_for([digest(one) for one in stored], each, starts)
            newer = [index.count(each, starts, newer_than=one) for one in found]
            assert [*newer, index.count(each, starts)] == list(range(len(found) + 1))
        exercises_and_protocols_are_those_that_were_done_the_last_first(index, stored)
        index.database.close()


def exercises_and_protocols_are_those_that_were_done_the_last_first(
    index: HistoryIndex, stored: list[Session]
) -> None:
    newest = asked_for([digest(one) for one in stored], HistoryFilter(), FOUR)
    protocols = {each.protocol_id: each.protocol_name for each in reversed(newest)}
    done = {
        (side.exercise, side.side): (side.exercise, side.name, side.side)
        for each in reversed(newest)
        for side in each.sides
    }
    assert dict(index.protocols()) == protocols
    assert set(index.exercises()) == set(done.values())
    if newest:
        assert index.protocols()[0][0] == newest[0].protocol_id


def started(text: str, **more: object) -> Session:
    moment = datetime.fromisoformat(text)
    name = f"{moment:%Y-%m-%d_%H%M}_lateral-hip_k3f7q2mb"
    return replace(session(hold_row()), id=name, started_at=moment, **more)


def found(folder: Path, stored: list[Session], **wanted: object) -> list[str]:
    index = indexed(folder, stored)
    asked = HistoryFilter(**wanted)  # type: ignore[arg-type]
    return [each.started_at.isoformat() for each in index.digests(index.numbers(asked, FOUR))]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T04:00:00+11:00", 23),
        ("2026-11-23T03:59:59+11:00", 22),
        ("2026-11-22T23:59:59+11:00", 22),
        ("2026-11-23T00:00:00-08:00", 22),
        ("2026-11-23T23:59:59+14:00", 23),
    ],
)
def test_a_session_belongs_to_the_local_day_of_its_start(
    tmp_path: Path, moment: str, day: int
) -> None:
    days = [datetime(2026, 11, number, tzinfo=UTC).date() for number in (22, 23)]
    index = indexed(tmp_path, [started(moment)])
    counts = [len(index.numbers(HistoryFilter(since=each, until=each), FOUR)) for each in days]
    assert counts == [day == 22, day == 23]


def test_an_hour_that_the_clocks_show_twice_has_its_true_order(tmp_path: Path) -> None:
    before, after = "2026-04-05T02:40:00+11:00", "2026-04-05T02:10:00+10:00"
    assert found(tmp_path, [started(before), started(after)]) == [after, before]


def test_after_a_flight_to_the_west_the_later_session_is_the_newer_one(tmp_path: Path) -> None:
    home, away = "2026-11-24T18:00:00+13:00", "2026-11-24T12:00:00-08:00"
    assert found(tmp_path, [started(home), started(away)]) == [away, home]


def test_a_session_stopped_for_pain_is_a_stopped_one_too(tmp_path: Path) -> None:
    ended = datetime(2026, 11, 23, 8, tzinfo=timezone(timedelta(hours=11)))
    stopped = {"ended_at": ended, "outcome": SessionOutcome.STOPPED}
    pain = started("2026-11-23T07:00:00+11:00", **stopped, stop_reason=StopReason.PAIN)
    tired = started("2026-11-22T07:00:00+11:00", **stopped, stop_reason=StopReason.TIRED)
    both = [pain.started_at.isoformat(), tired.started_at.isoformat()]
    assert found(tmp_path / "a", [pain, tired], ending=Ending.STOPPED) == both
    assert found(tmp_path / "b", [pain, tired], ending=Ending.PAIN) == both[:1]
    assert found(tmp_path / "c", [pain, tired], ending=Ending.UNFINISHED) == []
    assert found(tmp_path / "d", [pain, tired], ending=Ending.TIRED) == both[1:]
    assert found(tmp_path / "e", [pain, tired], ending=Ending.TIME) == []


def test_an_exercise_on_a_side_means_that_exercise_on_that_side(tmp_path: Path) -> None:
    stored = [started("2026-11-23T07:00:00+11:00")]
    assert len(found(tmp_path / "a", stored, exercise="hover", side=Side.LEFT)) == 1
    assert found(tmp_path / "b", stored, exercise="hover", side=Side.RIGHT) == []
    assert found(tmp_path / "c", stored, exercise="hove", side=Side.LEFT) == []


def test_a_word_and_a_side_belong_together_where_the_word_names_an_exercise(
    tmp_path: Path,
) -> None:
    plain = started("2026-11-23T07:00:00+11:00")
    clam = replace(HOVER, id="clam", name="Clam", side=PrescribedSide.RIGHT)
    right = replace(hold_row(), entry=2, exercise="clam", name="Clam", side=Side.RIGHT)
    both = replace(
        plain,
        protocol=replace(plain.protocol, exercises=(HOVER, clam)),
        sets_today=({Side.LEFT: 3}, {Side.RIGHT: 3}),
        sets=(hold_row(), right),
    )
    for number, (words, side, count) in enumerate(
        (
            (("hover",), Side.LEFT, 1),
            (("hover",), Side.RIGHT, 0),
            (("clam",), Side.RIGHT, 1),
            (("clam",), Side.LEFT, 0),
            (("clam", "hover"), None, 1),
            (("lateral",), Side.LEFT, 1),  # the protocol's name
            (("lateral", "hover"), Side.LEFT, 1),
            (("lateral",), Side.BILATERAL, 0),
        )
    ):
        assert len(found(tmp_path / f"{number}", [both], words=words, side=side)) == count


def test_sessions_without_any_rating_can_be_asked_for(tmp_path: Path) -> None:
    rated = started("2026-11-23T07:00:00+11:00", sets=(replace(hold_row(), pain=0),))
    unrated = started("2026-11-22T07:00:00+11:00", sets=(replace(hold_row(), pain=None),))
    assert found(tmp_path, [rated, unrated], unrated=True) == [unrated.started_at.isoformat()]


def test_words_are_found_in_names_and_ids_whatever_their_capitals(tmp_path: Path) -> None:
    stored = [started("2026-11-23T07:00:00+11:00")]
    assert len(found(tmp_path / "a", stored, words=("HOV", "al-h"))) == 1
    assert found(tmp_path / "b", stored, words=("hover", "clam")) == []


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Hu\u0308fte", "h\u00fcfte"),  # one letter and its accent, and both in one
        ("H\u00fcfte", "hu\u0308fte"),
        ("Straße", "STRASSE"),
        ("ΓΟΦΌΣ", "γοφός"),
    ],
)
def test_words_are_found_however_their_letters_were_written(
    tmp_path: Path, stored: str, typed: str
) -> None:
    kept = started("2026-11-23T07:00:00+11:00")
    named = replace(kept, protocol=replace(kept.protocol, name=stored))
    assert len(found(tmp_path, [named], words=(typed,))) == 1
