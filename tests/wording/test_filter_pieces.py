"""What is typed to find sessions: each thing is a piece, and the pieces make one filter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.digest import Ending, HistoryFilter
from hiptimer.model.protocol import Side
from hiptimer.model.text import clean, one_line
from hiptimer.wording.history_filter import (
    KnownNames,
    filter_of,
    pieces_words,
    read_pieces,
    with_pieces,
)

TODAY = date(2026, 11, 23)

KNOWN = KnownNames({"short": "Lateral hip, short"}, {"band-bridge": "Bridge with a [band]"})


def asked(typed: str) -> HistoryFilter:
    return filter_of(read_pieces(typed, KNOWN, TODAY))


def piece_words(typed: str) -> list[str]:
    return [piece.words for piece in read_pieces(typed, KNOWN, TODAY)]


def span(since: str, until: str) -> HistoryFilter:
    return HistoryFilter(since=date.fromisoformat(since), until=date.fromisoformat(until))


OCTOBER = span("2026-10-01", "2026-10-31")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", HistoryFilter()),
        ("  \n ", HistoryFilter()),
        ("left", HistoryFilter(side=Side.LEFT)),
        ("RIGHT", HistoryFilter(side=Side.RIGHT)),
        ("both", HistoryFilter(side=Side.BILATERAL)),
        ("pain", HistoryFilter(ending=Ending.PAIN)),
        ("unfinished", HistoryFilter(ending=Ending.UNFINISHED)),
        ("tired", HistoryFilter(ending=Ending.TIRED)),
        ("time", HistoryFilter(ending=Ending.TIME)),
        ("unrated", HistoryFilter(unrated=True)),
        ("Not rated", HistoryFilter(unrated=True)),
        ("not", HistoryFilter(words=("not",))),
        ("today", span("2026-11-23", "2026-11-23")),
        ("yesterday", span("2026-11-22", "2026-11-22")),
        ("this week", span("2026-11-23", "2026-11-23")),
        ("last week", span("2026-11-16", "2026-11-22")),
        ("this month", span("2026-11-01", "2026-11-30")),
        ("last month", OCTOBER),
        ("last", HistoryFilter(words=("last",))),
        ("short", HistoryFilter(protocol="short")),
        ("band-bridge", HistoryFilter(exercise="band-bridge")),
        ("bridge hover", HistoryFilter(words=("bridge", "hover"))),
        ("2026-10", OCTOBER),
        ("2026-2", span("2026-02-01", "2026-02-28")),
        ("2024-02", span("2024-02-01", "2024-02-29")),
        ("2026-10-02", span("2026-10-02", "2026-10-02")),
        ("2025", span("2025-01-01", "2025-12-31")),
        ("October", OCTOBER),
        ("oct", OCTOBER),
        ("november", span("2026-11-01", "2026-11-30")),
        ("december", span("2025-12-01", "2025-12-31")),
        ("december 2019", span("2019-12-01", "2019-12-31")),
        ("2019 december", span("2019-12-01", "2019-12-31")),
        ("dec 9999", span("9999-12-01", "9999-12-31")),
    ],
)
def test_what_is_typed_becomes_a_filter(typed: str, wanted: HistoryFilter) -> None:
    assert asked(typed) == wanted


@pytest.mark.parametrize(
    "typed", ["2026-13", "2026-02-30", "0000", "0000-01", "oc", "octopus", "lefts", "١٢٣٤", "20260"]
)
def test_what_is_no_date_and_no_side_is_a_word_to_look_for(typed: str) -> None:
    assert asked(typed) == HistoryFilter(words=(typed,))


def test_several_things_narrow_together() -> None:
    assert asked("october 2025 left pain bridge") == HistoryFilter(
        since=date(2025, 10, 1),
        until=date(2025, 10, 31),
        side=Side.LEFT,
        ending=Ending.PAIN,
        words=("bridge",),
    )


def test_a_month_takes_only_a_year_that_stands_beside_it() -> None:
    assert asked("october left 2025").until == date(2025, 12, 31)
    assert piece_words("october 2025-11") == ["November 2025"]
    assert piece_words("october 0000") == ["October 2026", "0000"]


def test_a_time_relative_to_today_is_shown_in_those_words() -> None:
    assert piece_words("yesterday not rated left") == ["yesterday", "not rated", "left"]
    assert piece_words("this month") == ["November 2026"]
    assert piece_words("last week october") == ["October 2026"]


def test_the_later_of_two_sides_counts() -> None:
    assert piece_words("left completed right") == ["completed", "right"]


def test_the_same_word_is_asked_for_once() -> None:
    assert piece_words("bridge hover bridge") == ["hover", "bridge"]


def test_pieces_can_be_added_and_taken_away_one_by_one() -> None:
    pieces = with_pieces(
        read_pieces("left bridge", KNOWN, TODAY), read_pieces("2026", KNOWN, TODAY)
    )
    assert [piece.words for piece in pieces] == ["left", "bridge", "2026"]
    assert filter_of((pieces[0], pieces[2])) == HistoryFilter(
        since=date(2026, 1, 1), until=date(2026, 12, 31), side=Side.LEFT
    )


def test_pieces_are_named_as_a_person_says_them() -> None:
    pieces = read_pieces("2026-10-02 short band-bridge pain x", KNOWN, TODAY)
    named = "2 October 2026, Lateral hip, short, Bridge with a [band], stopped for pain and “x”"
    assert pieces_words(pieces) == named
    assert pieces_words(pieces[:1]) == "2 October 2026"
    assert pieces_words(()) == ""


@given(st.text(), st.dates(min_value=date(1970, 1, 1)))
def test_anything_can_be_typed_on_any_day(typed: str, today: date) -> None:
    pieces = read_pieces(typed, KNOWN, today)
    assert bool(pieces) == bool(one_line(typed))
    assert all(clean(piece.words) == piece.words for piece in pieces)
    filter_of(pieces)
