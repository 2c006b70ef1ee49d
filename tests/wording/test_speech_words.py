"""A text is spoken with its numbers and units as whole words."""

import pytest

from hiptimer.wording.speech import spelt_out


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("hold 20s", "hold twenty seconds"),
        ("5 kg and 10 cm", "five kilograms and ten centimetres"),
        ("for 1 min", "for one minute"),
        ("3 to 5 times", "three to five times"),
        ("15-20 repetitions", "fifteen to twenty repetitions"),
        ("type B12 band", "type B12 band"),
        ("2026-11-02", "2026-11-02"),
        ("1,000 or 1.000.000", "1,000 or 1.000.000"),
        ("2.5 kg", "two point five kilograms"),
        ("0.75 kg or 12.5cm", "zero point seven five kilograms or twelve point five centimetres"),
        ("about 2.5", "about two point five"),
        ("1.0 kg", "one point zero kilograms"),
        ("5-10 s", "five to ten seconds"),
        ("15\u201320 s, 1-2 kg", "fifteen to twenty seconds, one to two kilograms"),
        ("1-1.5 kg", "one to one point five kilograms"),
        ("3 \u00d7 12 and 2\u00d715", "three times twelve and two times fifteen"),
        ("3 x 12 and 3x20s", "three times twelve and three times twenty seconds"),
        ("it\u2019s your \u2018good\u2019 side", "it's your 'good' side"),
    ],
)
def test_numbers_in_a_text_are_spelt_and_names_are_left_alone(written: str, said: str) -> None:
    assert spelt_out(written) == said
