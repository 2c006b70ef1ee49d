import pytest

from hiptimer.model import pain as pain_scale
from hiptimer.tui.widgets.rating_scale import NUMBERS, Scale

WIDTHS = range(23, 220)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_from_23_has_every_number(width: int) -> None:
    row = Scale.for_width(width).numbers(ceiling=None, chosen=None, highlighted=None)
    assert row.plain.split() == [*map(str, NUMBERS)]
    assert row.cell_length <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_fit_their_row_or_are_left_out(width: int) -> None:
    scale = Scale.for_width(width)
    assert bool(scale.end) == (width >= 36)
    if scale.end:
        words = scale.words(None)
        assert words.cell_length <= width
        assert words.plain.split()[:4] == ["none", "mild", "moderate", "severe"]


@pytest.mark.parametrize("width", WIDTHS)
def test_each_column_of_a_number_leads_to_that_number(width: int) -> None:
    scale = Scale.for_width(width)
    row = scale.numbers(ceiling=3, chosen=None, highlighted=None).plain
    for number in NUMBERS:
        column = row.index(str(number))
        assert scale.number_at(column) == number
    assert scale.number_at(-1) is None
    assert scale.number_at(row.index("10") + scale.cell + 1) is None


@pytest.mark.parametrize("pain", NUMBERS)
def test_the_word_of_the_number_at_hand_is_the_bold_one(pain: int) -> None:
    words = Scale.for_width(80).words(pain)
    (bold,) = [words.plain[span.start : span.end] for span in words.spans]
    expected = {0: "none", 10: "worst imaginable"}.get(pain, pain_scale.word(pain))
    assert bold == expected
