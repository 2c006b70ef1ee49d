from itertools import combinations, groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.tui.widgets.block_letters import FONT, ROWS, fit

SMALL, LARGE = (38, 6), (198, 30)
"""The room of the number on the smallest screen and on a huge one."""


def drawn(text: str, width: int, height: int) -> tuple[str, ...]:
    rows = fit(text, width, height)
    assert rows is not None
    return rows


def outline(rows: tuple[str, ...]) -> list[str]:
    """Take the size out of a picture: rows and columns that repeat their neighbour."""
    distinct = [row for row, _ in groupby(rows)]
    columns = [column for column, _ in groupby(zip(*distinct, strict=True))]
    return ["".join(row) for row in zip(*columns, strict=True)]


def test_every_letter_has_five_rows_of_one_width() -> None:
    for rows in FONT.values():
        assert len(rows) == ROWS
        assert len({len(row) for row in rows}) == 1


def test_no_two_characters_look_the_same() -> None:
    alike = {a + b for a, b in combinations(FONT, 2) if FONT[a] == FONT[b]}
    assert alike == {"0O", "5S", "8B"} & alike


@pytest.mark.parametrize("text", ["20", "3", "0", "105"])
def test_a_digit_has_the_same_shape_on_the_smallest_screen_and_on_a_huge_one(text: str) -> None:
    assert outline(drawn(text, *SMALL)) == outline(drawn(text, *LARGE))


def test_a_number_takes_all_of_the_height_where_the_width_allows() -> None:
    for height in range(ROWS, 40):
        assert len(drawn("20", 400, height)) == height


def test_a_digit_is_never_as_wide_as_it_is_high() -> None:
    for height in range(ROWS, 40):
        cells_wide = len(drawn("8", 400, height)[0])
        assert height / 2 <= cells_wide / 2 + 1, height
        assert cells_wide / 2 < height


@given(
    text=st.text(st.sampled_from("".join(FONT)), max_size=20),
    width=st.integers(0, 220),
    height=st.integers(0, 70),
)
def test_what_is_drawn_never_leaves_its_room(text: str, width: int, height: int) -> None:
    rows = fit(text, width, height)
    if rows is not None:
        assert ROWS <= len(rows) <= height
        assert len({len(row) for row in rows}) == 1
        assert 0 < len(rows[0]) <= width
        assert set("".join(rows)) <= {"█", " "}


@given(width=st.integers(0, 220), height=st.integers(0, 70))
def test_more_room_never_makes_a_number_smaller(width: int, height: int) -> None:
    cells = sum(row.count("█") for row in fit("20", width, height) or ())
    for more in ((width + 1, height), (width, height + 1)):
        assert sum(row.count("█") for row in fit("20", *more) or ()) >= cells


def test_a_text_is_broken_between_words_when_that_makes_it_larger() -> None:
    one_line, two_lines = drawn("turn over", 78, 6), drawn("turn over", 78, 30)
    assert " " * len(one_line[0]) not in one_line
    assert " " * len(two_lines[0]) in two_lines


def test_a_word_is_never_broken() -> None:
    assert fit("REPETITIONS", 20, 40) is None


@pytest.mark.parametrize("text", ["", "   ", "50 €", "ÜBEN", "你好", "[b]"])
def test_a_text_with_a_character_that_the_font_lacks_is_not_drawn(text: str) -> None:
    assert fit(text, 400, 100) is None


@pytest.mark.parametrize("room", [(0, 0), (1, 1), (6, 40), (400, 4)])
def test_a_room_too_small_for_five_rows_of_pixels_gets_no_picture(room: tuple[int, int]) -> None:
    assert fit("20", *room) is None


def test_the_dots_of_a_colon_are_of_one_height() -> None:
    for height in range(ROWS, 30):
        dots = [len(list(rows)) for dot, rows in groupby(drawn(":", 20, height)) if dot.strip()]
        assert len(dots) == 2
        assert dots[0] == dots[1]
