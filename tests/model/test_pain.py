import pytest

from hiptimer.model import pain


def test_every_rating_of_the_scale_is_accepted() -> None:
    assert [pain.check(number) for number in range(11)] == list(range(11))


@pytest.mark.parametrize("number", [-1, 11, 10**24])
def test_a_number_off_the_scale_is_refused_and_named(number: int) -> None:
    with pytest.raises(ValueError, match=f"from 0 to 10, not {number}"):
        pain.check(number)


@pytest.mark.parametrize("wrong", [True, False, 2.0, "2", None])
def test_what_is_no_whole_number_is_no_rating(wrong: object) -> None:
    with pytest.raises(TypeError, match="whole number"):
        pain.check(wrong)  # type: ignore[arg-type]


def test_each_rating_has_the_word_of_its_band() -> None:
    words = [pain.word(number) for number in range(11)]
    assert words == [
        "no pain",
        *["mild"] * 3,
        *["moderate"] * 3,
        *["severe"] * 3,
        "worst pain imaginable",
    ]


def test_severe_begins_where_the_page_on_help_is_shown() -> None:
    assert pain.word(pain.SEVERE_FROM) == "severe"
    assert pain.word(pain.SEVERE_FROM - 1) == "moderate"
