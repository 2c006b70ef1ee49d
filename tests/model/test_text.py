import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.text import REPLACEMENT, clean, one_line

HARMFUL = [
    "\x1b",  # begins a terminal's escape sequences
    "\x07",
    "\x08",
    "\r",
    "\x7f",
    "\x9b",  # the same as ESC [ in one character
    "\x9d",
    "\u061c",
    "\u200f",
    "\u202e",  # turns the writing round
    "\u2066",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ud800",
]


@pytest.mark.parametrize("harmful", HARMFUL, ids=lambda text: f"U+{ord(text):04X}")
def test_what_could_steer_a_terminal_is_replaced(harmful: str) -> None:
    assert clean(f"a{harmful}b") == f"a{REPLACEMENT}b"


def test_tab_and_line_feed_stay_because_notes_have_lines() -> None:
    assert clean("one\ttwo\nthree") == "one\ttwo\nthree"


def test_a_windows_line_end_counts_as_a_line_feed() -> None:
    assert clean("one\r\ntwo\rthree") == f"one\ntwo{REPLACEMENT}three"


def test_letters_marks_and_pictures_of_all_languages_stay() -> None:
    text = "Hüfte · 股関節 · עכוז · e\u0301 · 🦵🏽"
    assert clean(text) == text


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_one_line_folds_white_space_and_trims_the_ends() -> None:
    assert one_line("  a\n\n b\t\tc\x1b ") == f"a b c{REPLACEMENT}"
