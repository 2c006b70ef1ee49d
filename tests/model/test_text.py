import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.text import REPLACEMENT, clean, one_line, pasted

HARMFUL = [
    "\x1b",  # begins a terminal's escape sequences
    "\x07",
    "\x08",
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


def test_line_ends_of_every_system_count_as_line_feeds() -> None:
    assert clean("one\r\ntwo\rthree\n\rfour\r\r\nfive") == "one\ntwo\nthree\n\nfour\n\nfive"


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_pasted_line_break_of_any_kind_is_one_line_feed(line_break: str) -> None:
    assert pasted(f"one{line_break}{line_break}two") == "one\n\ntwo"


def test_what_is_pasted_is_cleaned() -> None:
    assert pasted("one\x1b[2J\r\ttwo\u202e") == f"one{REPLACEMENT}[2J\n\ttwo{REPLACEMENT}"


def test_letters_marks_and_pictures_of_all_languages_stay() -> None:
    text = "Hüfte · 股関節 · עכוז · e\u0301 · 🦵🏽"
    assert clean(text) == text


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_one_line_folds_white_space_and_trims_the_ends() -> None:
    assert one_line("  a\n\n b\t\tc\x1b ") == f"a b c{REPLACEMENT}"
