from collections.abc import Sequence

import pytest
from textual.content import Content

from hiptimer.tui.widgets.chart_parts import LegendEntry, Rows, chart_rows, legend_rows, words_rows

LEGEND = (Content("legend"), Content("legend"))
SHORT = (Content("few"),)
TEXTS = ("long " * 6, "long " * 4, "short")
"""In ten cells: three rows, two rows, one row."""


def picture(rows: int) -> Sequence[Content]:
    return [Content("picture")] * rows


def kinds(height: int) -> list[tuple[str, int]]:
    """Count the rows of each kind."""
    rows = chart_rows(
        picture, (LEGEND, SHORT), TEXTS, (10, height), Rows(lowest=3, usual=4, good=5)
    )
    found = [row.plain.partition(" ")[0] for row in rows]
    return [(kind, found.count(kind)) for kind in dict.fromkeys(found)]


@pytest.mark.parametrize(
    ("height", "expected"),
    [
        (12, [("picture", 6), ("legend", 2), ("", 1), ("long", 3)]),
        (11, [("picture", 5), ("legend", 2), ("", 1), ("long", 3)]),
        (10, [("picture", 5), ("legend", 2), ("long", 3)]),
        (9, [("picture", 5), ("legend", 2), ("long", 2)]),
        (8, [("picture", 5), ("legend", 2), ("short", 1)]),
        (7, [("picture", 4), ("legend", 2), ("short", 1)]),
        (6, [("picture", 4), ("few", 1), ("short", 1)]),
        (5, [("picture", 4), ("short", 1)]),
        (4, [("picture", 3), ("short", 1)]),
        (3, [("long", 3)]),
        (2, [("long", 2)]),
        (1, [("short", 1)]),
    ],
)
def test_the_less_room_the_shorter_the_words_and_the_legend_gives_way(
    height: int, expected: list[tuple[str, int]]
) -> None:
    assert kinds(height) == expected


def test_words_that_have_no_room_are_cut_and_say_so() -> None:
    assert [row.plain for row in words_rows(["one two three"], 5, 2)] == ["one", "two …"]


def test_entries_of_a_legend_are_never_broken() -> None:
    entries = [LegendEntry("●", "", "worst"), LegendEntry("○", "", "mean")]
    assert [row.plain for row in legend_rows(entries, 16)] == ["● worst   ○ mean"]
    assert [row.plain for row in legend_rows(entries, 15)] == ["● worst", "○ mean"]
    assert [row.plain for row in legend_rows(entries, 4)] == ["● w…", "○ m…"]
