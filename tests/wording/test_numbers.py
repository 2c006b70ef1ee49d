"""Counts agree with their noun, in digits and in words."""

import pytest

from hiptimer.wording.numbers import counted, in_words, spelt_count


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (10, "ten"), (20, "twenty"), (45, "forty-five"), (105, "one hundred and five")],
)
def test_a_number_is_spelt_as_it_is_said(number: int, words: str) -> None:
    assert in_words(number) == words


def test_one_thing_is_one_and_more_are_several() -> None:
    assert [counted(number, "set") for number in (0, 1, 2)] == ["0 sets", "1 set", "2 sets"]
    assert counted(1200, "session") == "1,200 sessions"
    assert spelt_count(1, "second") == "one second"
    assert spelt_count(20, "second") == "twenty seconds"
    assert spelt_count(1000, "second") == "1000 seconds"
