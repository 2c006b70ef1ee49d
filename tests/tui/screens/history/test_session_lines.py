"""A row of the list in its one or two lines: what has room at each width, to the cell."""

import pytest
from msgspec.structs import replace

from hiptimer.model.digest import digest
from hiptimer.model.settings import Settings
from hiptimer.tui.screens.history.session_list import Row, SessionList
from hiptimer.tui.screens.history.session_rows import FileRow, SessionRow, session_row
from tests.fakes import MORNING
from tests.tui.screens.history.past import both_sides

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
