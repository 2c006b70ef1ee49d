"""What a person types into a field, and what stands there to be read."""

import pytest

from hiptimer.model.protocol import PrescribedSide
from hiptimer.model.protocol_draft import Field
from hiptimer.storage.protocol_fields import as_text, keys_at, typed


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field("pain_ceiling"), "3", 3),
        (Field("pain_ceiling"), " 12 ", 12),
        (Field("pain_ceiling"), "-1", -1),
        (Field("pain_ceiling"), "3.0", "3.0"),
        (Field("pain_ceiling"), "three", "three"),
        (Field("sets", 1), "\N{ARABIC-INDIC DIGIT THREE}", 3),
        (Field("sets", 1), "9" * 30, "9" * 30),
        (Field("seconds_per_rep", 1), "4", 4),
        (Field("seconds_per_rep", 1), "3.5", 3.5),
        (Field("seconds_per_rep", 1), "3,5", 3.5),
        (Field("seconds_per_rep", 1), "nan", "nan"),
        (Field("seconds_per_rep", 1), "1e9", "1e9"),
        (Field("name"), "My hip ", "My hip "),
        (Field("name"), "  ", None),
        (Field("sets", 1), "", None),
        (Field("reps", 1), "", ""),
        (Field("load", 1), "20", "20"),
        (
            Field("load", 1),
            "\x1b]52;c;x\x07",
            "\N{REPLACEMENT CHARACTER}]52;c;x\N{REPLACEMENT CHARACTER}",
        ),
        (Field("side", 1), "left", "left"),
        (Field("alternate_sides", 1), "yes", "yes"),
        *((Field("hold_seconds", 1), text, 90) for text in ("1:30", "90 s", "1 min 30 s", "90")),
        *((Field("rest_seconds", 1), text, 60) for text in ("1:00", "1 min")),
        *((Field("prepare_seconds", at), "0:45", 45) for at in (None, 1)),
        (Field("side_prepare_seconds", 1), "0:45", 45),
        (Field("seconds_per_rep", 1), "0:06", 6),
        (Field("seconds_per_rep", 1), "2,5 s", 2.5),
        *((Field("sets", 1), text, text) for text in ("1:30", "3,5", "4 sets", "4 s")),
        *(
            (Field("hold_seconds", 1), text, text)
            for text in ("1:75", "1:3", "20 kg", "2x", "1'30")
        ),
        (Field("seconds_per_rep", 1), "1,234.5", "1,234.5"),
    ],
)
def test_digits_are_a_number_where_one_is_asked_for(field: Field, text: str, value: object) -> None:
    found = typed(field, text)
    assert found == value
    assert type(found) is type(value)


def test_a_field_that_no_protocol_has_takes_nothing() -> None:
    with pytest.raises(KeyError):
        typed(Field("mood"), "good")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        (3.5, "3.5"),
        (4.0, "4"),
        (True, "true"),
        (PrescribedSide.LEFT, "left"),
        ("two\nlines", "two\nlines"),
        ("a\x9b", "a\N{REPLACEMENT CHARACTER}"),
        ([1], "an array"),
    ],
)
def test_a_value_is_shown_as_it_would_be_typed(value: object, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("field", "value"),
    [(Field("pain_ceiling"), 3), (Field("seconds_per_rep", 1), 3.5), (Field("name"), "My hip")],
)
def test_what_is_shown_means_the_same_when_it_is_typed_again(field: Field, value: object) -> None:
    assert typed(field, as_text(value)) == value


def test_the_keys_of_an_exercise_are_others_than_the_protocols() -> None:
    assert "hold_seconds" in keys_at(1)
    assert "pain_ceiling" in keys_at(None)
    assert "pain_ceiling" not in keys_at(1)
