import tomllib
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given

from hiptimer.storage.session_writing import table
from tests.support.session_values import UNKNOWN


def test_keys_stand_in_the_order_given_below_their_header() -> None:
    assert table("[choices]", {"b": 1, "a": "x"}) == '[choices]\nb = 1\na = "x"\n'


def test_the_top_of_a_file_has_no_header() -> None:
    assert table("", {"format": 1}) == "format = 1\n"


def test_a_small_table_stands_inline_and_in_its_place() -> None:
    written = table("", {"sets": 3, "sets_today": {"left": 3, "right": 2}, "reps": 4})
    assert written == "sets = 3\nsets_today = { left = 3, right = 2 }\nreps = 4\n"


@pytest.mark.parametrize(
    ("value", "text"), [({}, "{}"), ([], "[]"), ([1, {"a": []}], "[1, { a = [] }]")]
)
def test_what_nests_stands_on_one_line(value: object, text: str) -> None:
    assert table("", {"x": value}) == f"x = {text}\n"


def test_a_time_has_a_t_between_its_date_and_its_hours() -> None:
    written = table(
        "", {"at": datetime(2026, 11, 23, 7, 18, 2, tzinfo=UTC), "day": date(2026, 1, 2)}
    )
    assert written == "at = 2026-11-23T07:18:02+00:00\nday = 2026-01-02\n"


def test_a_text_that_looks_like_a_time_is_left_alone() -> None:
    assert table("", {"a": "x\nat = 2026-11-23 07:18:02"}) == 'a = "x\\nat = 2026-11-23 07:18:02"\n'


def test_keys_that_need_quotes_have_them() -> None:
    values = {"a b": {"c.d": 1}, "": [time(4, 0)]}
    assert tomllib.loads(table("", values)) == values


@given(UNKNOWN)
def test_what_is_written_is_read_again_as_it_was(values: dict[str, object]) -> None:
    assert tomllib.loads(table("[x]", values)) == {"x": values}
