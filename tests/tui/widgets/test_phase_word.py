import pytest

from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.widgets.big_time import PhaseWord
from tests.support.widget_stage import Stage, counted_renders, shown


async def test_the_word_is_spaced_and_in_the_middle() -> None:
    word = PhaseWord("HOLD")
    async with Stage(word).run_test(size=(80, 24)):
        (row,) = shown(word)
        assert row.strip() == "H O L D"
        assert abs(len(row) - len(row.lstrip()) - (80 - len(row))) <= 1


@pytest.mark.parametrize("word", [look.word for look in LOOKS.values()])
async def test_every_word_fits_the_smallest_screen_spaced(word: str) -> None:
    shown_word = PhaseWord(word)
    async with Stage(shown_word).run_test(size=(40, 12)):
        assert shown(shown_word)[0].strip() == " ".join(word)


async def test_a_word_that_does_not_fit_spaced_stands_as_it_is() -> None:
    word = PhaseWord("REPETITIONS")
    async with Stage(word).run_test(size=(16, 6)):
        assert shown(word)[0].strip() == "REPETITIONS"


async def test_on_a_screen_of_many_small_rows_the_word_is_drawn_in_block_letters() -> None:
    word = PhaseWord("HOLD")
    async with Stage(word).run_test(size=(200, 60)):
        rows = shown(word)
        assert len(rows) == 10
        assert sum("█" in row for row in rows) == 8
        assert rows[0] == rows[-1] == ""


async def test_the_word_has_its_own_width_beside_something_else() -> None:
    word = PhaseWord("REST")
    word.styles.width = "auto"
    async with Stage(word).run_test(size=(40, 12)) as pilot:
        assert word.size.width == len("R E S T")
        word.word = "HOLD"
        await pilot.pause()
        assert shown(word) == ["H O L D"]


async def test_the_word_is_painted_again_only_when_it_changes() -> None:
    word = PhaseWord("REST")
    async with Stage(word).run_test() as pilot:
        with counted_renders(word) as renders:
            word.word = "REST"
            await pilot.pause()
            assert renders == []
