"""A session in the words of a row."""

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import Ending, digest
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.model.settings import Settings
from hiptimer.tui.screens.history.session_rows import (
    ending_word,
    moment_words,
    session_row,
    unreadable_row,
)
from tests.fakes import MORNING
from tests.tui.screens.history.past import both_sides, unrated

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
    row = unreadable_row(UnreadableError(Path("/x/a\x1b[31m\n.toml"), "is no TOML: /x/b\u202e"))
    assert row.name == "a\ufffd[31m .toml"
    assert "\x1b" not in row.path
    assert "\u202e" not in row.reason
