import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.model.seconds import typed_seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:30", 90),
        ("0:05", 5),
        ("10:00", 600),
        (" 1:30 ", 90),
        ("90s", 90),
        ("90 s", 90),
        ("90 sec", 90),
        ("90 Seconds", 90),
        ("2m", 120),
        ("2 min", 120),
        ("1 minute", 60),
        ("1 min 30 s", 90),
        ("1m30s", 90),
        ("2.5 s", 2.5),
        ("2,5 s", 2.5),
        ("2.0 s", 2),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, seconds: float) -> None:
    assert typed_seconds(text) == seconds
    assert isinstance(typed_seconds(text), int) is (seconds == int(seconds))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ":", "1:", ":30", "1:3", "1:60", "1:300", "1:30:00", "90", "1.5", "s", "min"),
        *("5 kg", "1.5 min", "-5 s", "1 h", "1 min 30", "30 s 1 min", "1:30 s", "5 s x"),
    ],
)
def test_anything_else_is_no_length_of_time(text: str) -> None:
    assert typed_seconds(text) is None


@given(st.integers(0, 999), st.integers(0, 59))
def test_minutes_and_seconds_add_up(minutes: int, seconds: int) -> None:
    assert typed_seconds(f"{minutes}:{seconds:02}") == minutes * 60 + seconds
    assert typed_seconds(f"{minutes} min {seconds} s") == minutes * 60 + seconds
