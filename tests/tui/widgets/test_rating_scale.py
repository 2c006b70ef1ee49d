import pytest

from hiptimer.model import pain as pain_scale
from hiptimer.tui.widgets.rating_row import NUMBERS, Scale

WIDTHS = range(23, 220)


def test_every_width_from_23_has_every_number() -> None:
    for width in WIDTHS:
        row = Scale.for_width(width).numbers(ceiling=None, chosen=None, highlighted=None)
        assert row.plain.split() == [*map(str, NUMBERS)], width
        assert row.cell_length <= width


def test_the_words_fit_their_row_or_are_left_out() -> None:
    for width in WIDTHS:
        scale = Scale.for_width(width)
        assert bool(scale.end) == (width >= 36), width
        if scale.end:
            words = scale.words(None)
            assert words.cell_length <= width
            assert words.plain.split()[:4] == ["none", "mild", "moderate", "severe"], width


def test_each_column_of_a_number_leads_to_that_number() -> None:
    for width in WIDTHS:
        scale = Scale.for_width(width)
        row = scale.numbers(ceiling=3, chosen=None, highlighted=None).plain
        found = [scale.number_at(row.index(str(number))) for number in NUMBERS]
        assert found == list(NUMBERS), width
        assert scale.number_at(-1) is None, width
        assert scale.number_at(row.index("10") + scale.cell + 1) is None, width


@pytest.mark.parametrize("pain", NUMBERS)
def test_the_word_of_the_number_at_hand_is_the_bold_one(pain: int) -> None:
    words = Scale.for_width(80).words(pain)
    (bold,) = [words.plain[span.start : span.end] for span in words.spans]
    expected = {0: "none", 10: "worst imaginable"}.get(pain, pain_scale.word(pain))
    assert bold == expected
