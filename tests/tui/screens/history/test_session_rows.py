"""A session in the words of a row, and what of it has room at each width, to the cell."""

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import Ending, digest
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.model.settings import Settings
from hiptimer.tui.screens.history.session_list import (
    GONE,
    FileRow,
    Row,
    SessionList,
    SessionRow,
    ending_word,
    file_row,
    moment_words,
    row_of,
    session_row,
)
from tests.support.fakes import MORNING
from tests.support.histories import both_sides, unrated

TODAY = date(2026, 11, 23)


def day_of(moment: datetime) -> date:
    return Settings().day_of(moment)


def test_a_row_shows_what_the_digest_says() -> None:
    row = session_row(digest(both_sides()), day_of, TODAY)
    assert (row.done, row.planned, row.worst, row.ceiling, row.ending) == (3, 4, 5, 3, "pain")
    assert session_row(digest(unrated()), day_of, TODAY).worst is None


def test_a_moment_before_the_day_starts_is_of_the_night_between_two_days() -> None:
    assert moment_words(MORNING.replace(hour=3), day_of, TODAY) == " 22/23 Nov 03:18"
    assert moment_words(MORNING.replace(hour=4), day_of, TODAY) == "Mon 23 Nov 04:18"
    assert moment_words(MORNING.replace(day=1, hour=0), day_of, TODAY) == "  31/1 Nov 00:18"


def test_a_night_never_seems_to_stand_in_the_wrong_place_of_the_list() -> None:
    moments = [MORNING.replace(day=19), MORNING.replace(day=19, hour=0), MORNING.replace(day=18)]
    assert [moment_words(moment, day_of, TODAY) for moment in moments] == [
        "Thu 19 Nov 07:18",
        " 18/19 Nov 00:18",
        "Wed 18 Nov 07:18",
    ]


def test_another_year_is_named() -> None:
    assert moment_words(MORNING.replace(year=2025, day=2), day_of, TODAY) == " 2 Nov 2025 07:18"
    night = MORNING.replace(year=2025, day=2, hour=0)
    assert moment_words(night, day_of, TODAY) == " 1/2 Nov \N{RIGHT SINGLE QUOTATION MARK}25 00:18"
    new_year = MORNING.replace(month=1, day=1, hour=0)
    assert moment_words(new_year, day_of, TODAY) == "  31/1 Jan 00:18"


@pytest.mark.parametrize(
    ("outcome", "reason", "ending"),
    [
        (None, None, Ending.UNFINISHED),
        (SessionOutcome.COMPLETED, None, Ending.COMPLETED),
        (SessionOutcome.STOPPED, StopReason.TIRED, Ending.STOPPED),
        (SessionOutcome.STOPPED, StopReason.PAIN, Ending.PAIN),
        (SessionOutcome.INTERRUPTED, None, Ending.INTERRUPTED),
    ],
)
def test_the_end_is_shown_as_a_word_that_can_be_searched_for(
    outcome: SessionOutcome | None, reason: StopReason | None, ending: Ending
) -> None:
    ended = replace(digest(both_sides()), outcome=outcome, stop_reason=reason)
    assert ending_word(ended) == ending.value


def test_a_file_that_can_not_be_read_is_named_and_harmless() -> None:
    row = file_row(UnreadableError(Path("/x/a\x1b[31m\n.toml"), "is no TOML: /x/b\u202e"))
    assert row.name == "a\ufffd[31m .toml"
    assert "\x1b" not in row.path
    assert "\u202e" not in row.reason


def test_a_file_that_is_no_session_is_named_and_harmless() -> None:
    assert row_of(Path("/x/notes \x1b.txt"), day_of, TODAY) == FileRow(
        "notes \ufffd.txt", "not a hiptimer session file", "/x/notes \ufffd.txt"
    )


def test_a_session_that_is_gone_by_now_keeps_its_row_for_a_moment() -> None:
    assert row_of(None, day_of, TODAY) == GONE
    assert row_of(digest(both_sides()), day_of, TODAY) == session_row(
        digest(both_sides()), day_of, TODAY
    )


ROW = session_row(digest(both_sides()), Settings().day_of, MORNING.date())

FILE = FileRow("a-damaged-file.toml", "is broken", "/x/a-damaged-file.toml")


def lines(row: Row, width: int) -> list[str]:
    shown = SessionList(lambda places: [row for _ in places])
    [drawn] = shown.some_rows(range(1), width)
    assert len(drawn) == shown.row_lines(width)
    assert all(line.cell_length <= width or row is FILE for line in drawn)
    return [line.plain.rstrip() for line in drawn]


def row_at(width: int, **changes: object) -> list[str]:
    row: SessionRow = replace(ROW, **changes)
    return lines(row, width)


def test_a_row_takes_one_line_from_79_cells_on() -> None:
    assert lines(ROW, 79) == [
        "Mon 23 Nov 07:18     Mine                    3 of 4  ███▲▲·····  5  pain"
    ]
    assert len(lines(ROW, 78)) == 2


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (35, ["Mon 23 Nov 07:18           3/4 pain", "Mine                  ███▲▲·····  5"]),
        (34, ["Mon 23 Nov 07:18              pain", "Mine                 ███▲▲·····  5"]),
        (25, ["Mon 23 Nov 07:18     pain", "Mine        ███▲▲·····  5"]),
        (24, ["Mon 23 Nov 07:18    pain", "Mine                   5"]),
        (20, ["Mon 23 Nov 07…  pain", "Mine               5"]),
    ],
)
def test_in_two_lines_the_sets_go_first_and_then_the_bar(width: int, drawn: list[str]) -> None:
    assert lines(ROW, width) == drawn


def test_a_long_name_is_cut_and_moves_nothing() -> None:
    assert row_at(79, protocol="n" * 60) == [
        "Mon 23 Nov 07:18     nnnnnnnnnnnnnnnnnnn…    3 of 4  ███▲▲·····  5  pain"
    ]
    assert row_at(79, protocol="n" * 20, done=12, planned=24) == [
        "Mon 23 Nov 07:18     nnnnnnnnnnnnnnnnnnnn  12 of 24  ███▲▲·····  5  pain"
    ]


def test_a_file_is_named_with_its_reason_and_never_takes_more_than_half_the_line() -> None:
    assert lines(FILE, 90) == ["a-damaged-file.toml  is broken"]
    assert lines(replace(FILE, name="f" * 60), 90) == [f"{'f' * 44}…  is broken"]
    assert lines(FILE, 40) == ["a-damaged-file.toml", "is broken"]
