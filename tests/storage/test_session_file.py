"""A session is written as docs/formats.md shows it, and read back as it was."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from msgspec.structs import replace

from hiptimer.model.protocol import Side
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SessionOutcome, SetOutcome
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.toml_reading import SESSION, parse
from tests.support.session_values import STARTED, hold_row, session, sessions

PATH = Path("x.toml")


def read_again(written: Session) -> Session:
    return loads(parse(dumps(written).decode(), PATH, SESSION), PATH)


def moments(of: Session) -> list[str]:
    """Give all times with their offsets, in which two equal times may differ."""
    rows = [row.started_at for row in of.sets] + [entry.at for entry in of.adjustments]
    ended = [of.ended_at] if of.ended_at else []
    return [moment.isoformat() for moment in [of.started_at, *ended, *rows]]


@given(sessions())
def test_every_session_is_read_back_as_it_was_written(written: Session) -> None:
    back = read_again(written)
    assert back == written
    assert back.unknown == written.unknown
    assert moments(back) == moments(written)
    assert dumps(back) == dumps(written)


def test_nothing_of_a_session_can_steer_a_terminal_once_it_is_read() -> None:
    hostile = replace(session(), note="\x1b]0;x\x07", device="\u202e")
    assert (read_again(hostile).note, read_again(hostile).device) == ("\ufffd]0;x\ufffd", "\ufffd")


def test_a_whole_file_reads_as_the_page_on_formats_shows_it() -> None:
    row = replace(
        hold_row(), paused_seconds=8.0, load="red band", repeat=True, outcome=SetOutcome.CUT_SHORT
    )
    shorter = Adjustment(
        at=STARTED,
        after_set=1,
        cause=Cause.PAIN,
        choice=Choice.SHORTER,
        pain=5,
        seconds=10.0,
        detail="holds of 10 s",
    )
    whole = replace(
        session(row),
        ended_at=STARTED + timedelta(seconds=60),
        outcome=SessionOutcome.COMPLETED,
        pain_before=1,
        pain_next_day=0,
        pain_next_day_asked=True,
        adjustments=(shorter,),
    )
    expected = Path(__file__).with_name("whole_session.toml").read_text(encoding="utf-8")
    assert dumps(whole).decode() == expected


def test_what_was_not_recorded_is_left_out() -> None:
    row = replace(hold_row(), held_seconds=None, rested_seconds=None, pain=None, paused_seconds=0.0)
    document = tomllib.loads(dumps(session(row)).decode())
    absent = {"ended_at", "outcome", "stop_reason", "pain_before", "pain_next_day"}
    assert not absent & set(document)
    assert "pain_next_day_asked" not in document
    absent = {"held_seconds", "rested_seconds", "paused_seconds", "pain", "load", "repeat"}
    assert not absent & set(document["set"][0])
    assert "adjustment" not in document


def test_zero_is_written_for_pain_as_it_is_not_the_same_as_not_rated() -> None:
    document = tomllib.loads(dumps(session(replace(hold_row(), pain=0))).decode())
    assert document["set"][0]["pain"] == 0


def test_times_are_cut_to_whole_seconds_and_lengths_to_tenths() -> None:
    moment = STARTED.replace(microsecond=999_999)
    row = replace(hold_row(), started_at=moment, held_seconds=19.99, rested_seconds=20.07)
    back = read_again(replace(session(row), started_at=moment, active_seconds=39.99))
    assert back.started_at == back.sets[0].started_at == STARTED
    assert (back.sets[0].held_seconds, back.sets[0].rested_seconds) == (19.9, 20.0)
    assert back.active_seconds == 39.9


def test_an_offset_with_seconds_is_cut_to_what_a_file_can_hold() -> None:
    local_mean_time = timezone(timedelta(hours=10, minutes=4, seconds=52))
    moment = datetime(1901, 1, 2, 3, 4, 5, tzinfo=local_mean_time)
    back = read_again(replace(session(), started_at=moment))
    assert back.started_at == moment
    assert back.started_at.utcoffset() == timedelta(hours=10, minutes=4)


def test_a_length_that_is_no_whole_number_keeps_its_tenth() -> None:
    pause = Adjustment(at=STARTED, after_set=0, cause=Cause.GAP, choice=Choice.PAUSE, seconds=95.57)
    written = dumps(replace(session(), adjustments=(pause,))).decode()
    assert "\nseconds = 95.5\n" in written


def test_a_text_that_no_file_can_hold_does_not_lose_the_session() -> None:
    assert read_again(replace(session(), note="caf\udce9")).note == "caf?"


def test_the_sides_of_the_day_keep_the_order_in_which_they_are_done() -> None:
    written = replace(session(), sets_today=({Side.RIGHT: 2, Side.LEFT: 1},))
    assert list(read_again(written).sets_today[0]) == [Side.RIGHT, Side.LEFT]
