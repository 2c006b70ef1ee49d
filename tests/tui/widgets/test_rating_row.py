import pytest

from hiptimer.tui.widgets.rating_row import RatingRow
from tests.support.resizing import resize
from tests.support.widget_stage import Stage, counted_renders, shown


def row(
    *, ceiling: int | None = 3, chosen: int | None = None, highlighted: int | None = None
) -> RatingRow:
    made = RatingRow()
    made.ceiling, made.chosen, made.highlighted = ceiling, chosen, highlighted
    return made


async def test_the_question_the_limit_the_numbers_and_their_words_are_shown() -> None:
    rating = row()
    async with Stage(rating).run_test(size=(80, 24)):
        question, numbers, words = shown(rating)
        assert question.startswith("Hip pain in that set, at its worst?  ")
        assert question.endswith("  your limit is 3")
        assert numbers.split() == ["0", "1", "2", "▕", "3", "▏", *map(str, range(4, 11))]
        assert words.split() == ["none", "mild", "moderate", "severe", "worst", "imaginable"]


async def test_the_words_stand_below_their_numbers() -> None:
    rating = row()
    async with Stage(rating).run_test(size=(80, 24)):
        _, numbers, words = shown(rating)
        for word, first, last in (("mild", "1", "3"), ("moderate", "4", "6"), ("severe", "7", "9")):
            middle = words.index(word) + len(word) / 2
            assert numbers.index(first) < middle < numbers.index(last)
        assert words.index("none") <= numbers.index("0") <= words.index("none") + 4
        assert words.index("worst") <= numbers.index("10") <= words.index("worst") + 2


async def test_at_forty_columns_all_numbers_and_all_words_are_there() -> None:
    rating = row()
    async with Stage(rating).run_test(size=(40, 12)):
        question, numbers, words = shown(rating)
        assert question == "Hip pain in that set, at its worst?"
        assert numbers.split() == ["0", "1", "2", "▕3▏", *map(str, range(4, 11))]
        assert words.split() == ["none", "mild", "moderate", "severe", "worst"]


async def test_a_number_that_was_given_is_marked_and_said() -> None:
    rating = row(chosen=5)
    async with Stage(rating).run_test(size=(80, 24)):
        question, numbers, _ = shown(rating)
        assert question.endswith("you said 5, moderate · your limit is 3")
        assert "[ 5 ]" in numbers


async def test_the_arrows_number_looks_different_from_the_one_that_was_given() -> None:
    rating = row(chosen=5, highlighted=6)
    async with Stage(rating).run_test(size=(80, 24)):
        assert "[ 5 ]" in shown(rating)[1]
        assert "▸ 6 ◂" in shown(rating)[1]


async def test_nothing_is_filled_in_before_a_number_is_given() -> None:
    rating = row()
    async with Stage(rating).run_test(size=(80, 24)):
        assert not set("[]▸◂") & set(shown(rating)[1])


async def test_ten_has_its_marks_at_every_width() -> None:
    rating = row(chosen=10)
    async with Stage(rating).run_test(size=(80, 24)) as pilot:
        assert "[ 10 ]" in shown(rating)[1]
        await resize(pilot, 40, 12)
        await pilot.pause()
        assert "[10]" in shown(rating)[1]


@pytest.mark.parametrize(
    ("chosen", "highlighted", "step", "then"),
    [
        (None, None, 1, 0),
        (None, None, -1, 0),
        (None, 0, -1, 0),
        (None, 10, 1, 10),
        (None, 3, 1, 4),
        (5, None, 1, 6),
        (5, None, -1, 4),
    ],
)
async def test_arrows_begin_at_zero_or_at_the_number_given_and_stop_at_the_ends(
    chosen: int | None, highlighted: int | None, step: int, then: int
) -> None:
    rating = row(chosen=chosen, highlighted=highlighted)
    async with Stage(rating).run_test():
        rating.move(step)
        assert rating.highlighted == then
        assert rating.chosen == chosen


async def test_one_row_has_the_numbers_and_two_have_the_question_too() -> None:
    one, two = row(), row()
    one.styles.height, two.styles.height = 1, 2
    async with Stage(one, two).run_test(size=(40, 12)):
        assert shown(one)[0].split()[0] == "0"
        assert shown(two)[0].startswith("Hip pain")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_a_click_on_a_number_says_that_number(size: tuple[int, int]) -> None:
    rating = row(ceiling=None)
    stage = Stage(rating)
    async with stage.run_test(size=size) as pilot:
        for number in range(11):
            column = shown(rating)[1].index(str(number))
            await pilot.click(rating, offset=(column, 1))
        said = [message.pain for message in stage.heard if isinstance(message, rating.NumberChosen)]
        assert said == list(range(11))
        assert rating.chosen is None


async def test_a_click_beside_the_numbers_says_nothing() -> None:
    rating = row()
    stage = Stage(rating)
    async with stage.run_test(size=(80, 24)) as pilot:
        for offset in ((3, 0), (3, 2), (79, 1)):
            await pilot.click(rating, offset=offset)
        assert stage.heard == []


async def test_the_rating_row_is_painted_again_only_when_it_looks_different() -> None:
    rating = row()
    async with Stage(rating).run_test() as pilot:
        with counted_renders(rating) as renders:
            for chosen in (None, 2, 2, 3, None):
                rating.chosen = chosen
                await pilot.pause()
            assert len(renders) == 3
