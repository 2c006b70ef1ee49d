"""A length of time is worded by how exactly it matters there."""

import pytest

from hiptimer.wording.lengths import (
    length_words,
    minutes_words,
    rough_length,
    seconds_number,
    seconds_words,
    spelt_minutes,
    spelt_seconds,
)


@pytest.mark.parametrize(
    ("seconds", "words"), [(20.0, "20"), (14.56, "14.5"), (0, "0"), (0.1 + 0.1 + 0.1, "0.3")]
)
def test_seconds_are_cut_to_tenths_and_never_rounded_up(seconds: float, words: str) -> None:
    assert seconds_number(seconds) == words
    assert seconds_words(seconds) == f"{words} s"


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "1 min"), (295, "5 min"), (445, "7 min"), (3600, "60 min")]
)
def test_a_planned_length_is_at_least_one_minute(seconds: float, words: str) -> None:
    assert minutes_words(seconds) == words


def test_a_length_is_spoken_in_whole_words() -> None:
    assert [spelt_seconds(20.4), spelt_seconds(0.2)] == ["twenty seconds", "one second"]
    assert [spelt_minutes(445), spelt_minutes(5)] == ["seven minutes", "one minute"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "a moment"), (0.4, "a moment"), (59.9, "59 s"), (60, "1 min"), (61, "1 min 1 s")],
)
def test_a_measured_length_has_minutes_and_seconds(seconds: float | None, words: str) -> None:
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "none"),
        (1, "1 s"),
        (119.4, "119 s"),
        (120, "2 min"),
        (7_199, "120 min"),
        (7_200, "2.0 h"),
        (5_400_000, "1,500.0 h"),
    ],
)
def test_a_sum_of_lengths_has_one_unit(seconds: float, words: str) -> None:
    assert rough_length(seconds) == words
