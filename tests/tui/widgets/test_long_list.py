"""A list of any length draws what is in view, and asks for nothing else."""

from collections.abc import Sequence

import pytest
from textual.content import Content

from hiptimer.tui.widgets.long_list import LongList
from tests.support.widget_stage import Stage, shown


class Numbers(LongList):
    """A row for each number, of one line or of two."""

    def __init__(self, each: int) -> None:
        super().__init__()
        self.each = each
        self.asked: set[int] = set()

    def row_lines(self, width: int) -> int:  # noqa: ARG002 - the same in each
        return self.each

    def some_rows(self, places: range, width: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002
        self.asked.update(places)
        return [[Content(f"{place}.{line}") for line in range(self.each)] for place in places]


@pytest.mark.parametrize("each", [1, 2])
@pytest.mark.parametrize("at", [0, 1, 3, 500, 998, 999])
async def test_the_pointer_is_always_in_view_and_few_rows_are_asked_for(each: int, at: int) -> None:
    numbers = Numbers(each)
    async with Stage(numbers).run_test(size=(20, 7)) as pilot:
        numbers.total = 1000
        numbers.highlighted = at
        await pilot.pause()
        rows = shown(numbers)
        assert f"▸ {at}.0" in rows
        assert len([row for row in rows if row]) == 7
        numbers.asked.clear()
        numbers.move(-1)
        await pilot.pause()
        assert len(numbers.asked) <= 2 * 7


async def test_the_list_stands_still_while_the_pointer_moves_about_in_it() -> None:
    numbers = Numbers(1)
    async with Stage(numbers).run_test(size=(20, 7)) as pilot:
        numbers.total, numbers.highlighted = 100, 50
        await pilot.pause()
        before = shown(numbers)
        numbers.asked.clear()
        assert before == [f"{'▸' if place == 50 else ' '} {place}.0" for place in range(47, 54)]
        for place in (52, 48, 49):
            numbers.highlighted = place
            await pilot.pause()
            assert [row[2:] for row in shown(numbers)] == [row[2:] for row in before]
            assert shown(numbers)[place - 47].startswith("▸")
        assert numbers.asked == set()


async def test_at_an_edge_it_shows_what_is_around_the_pointer_and_asks_for_new_rows_only() -> None:
    numbers = Numbers(1)
    async with Stage(numbers).run_test(size=(20, 7)) as pilot:
        numbers.total, numbers.highlighted = 100, 50
        await pilot.pause()
        numbers.asked.clear()
        numbers.highlighted = 53
        await pilot.pause()
        assert shown(numbers)[0] == "  50.0"
        assert shown(numbers)[3] == "▸ 53.0"
        assert numbers.asked == {54, 55, 56}


@pytest.mark.parametrize("height", [6, 7, 8, 9])
async def test_no_row_is_cut_at_the_top_before_the_end(height: int) -> None:
    numbers = Numbers(2)
    async with Stage(numbers).run_test(size=(20, height)) as pilot:
        numbers.total = 100
        for place in range(0, 90, 7):
            numbers.highlighted = place
            await pilot.pause()
            assert shown(numbers)[0].endswith(".0")


async def test_rows_that_say_something_else_by_now_are_asked_for_again() -> None:
    numbers = Numbers(1)
    async with Stage(numbers).run_test(size=(20, 7)) as pilot:
        numbers.total = 100
        await pilot.pause()
        numbers.asked.clear()
        numbers.ask_again()
        await pilot.pause()
        assert numbers.asked == set(range(7))


@pytest.mark.parametrize("height", [1, 2, 3, 5])
@pytest.mark.parametrize("each", [1, 2, 3])
async def test_the_pointer_stays_in_view_wherever_it_jumps(each: int, height: int) -> None:
    numbers = Numbers(each)
    async with Stage(numbers).run_test(size=(20, height)) as pilot:
        for total, place in ((9, 8), (9, 0), (9, 4), (3, 2), (1, 0), (200, 100), (200, 199)):
            numbers.total, numbers.highlighted = total, place
            await pilot.pause()
            rows = shown(numbers)
            assert f"▸ {place}.0" in rows
            assert len([row for row in rows if row]) == min(height, total * each)


class Clicks(Stage):
    """Keeps the places that were clicked."""

    def on_pointer_list_clicked(self, event: LongList.Clicked) -> None:
        self.hear(event)


async def test_a_click_hits_the_row_that_is_seen() -> None:
    numbers = Numbers(2)
    stage = Clicks(numbers)
    async with stage.run_test(size=(20, 6)) as pilot:
        numbers.total, numbers.highlighted = 100, 50
        await pilot.pause()
        row = next(y for y, text in enumerate(shown(numbers)) if text == "  51.1")
        await pilot.click(numbers, offset=(3, row))
        assert [event.place for event in stage.heard if isinstance(event, LongList.Clicked)] == [51]


async def test_a_list_that_fits_does_not_scroll_and_an_empty_one_shows_nothing() -> None:
    numbers = Numbers(2)
    async with Stage(numbers).run_test(size=(20, 6)) as pilot:
        assert shown(numbers) == [""] * 6
        numbers.total = 3
        await pilot.pause()
        assert not numbers.scrolls
        assert numbers.page == 3
        numbers.total = 4
        assert numbers.scrolls
        numbers.move(1000)
        assert numbers.highlighted == 3


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (500, 200)])
async def test_a_long_list_stands_every_size(size: tuple[int, int]) -> None:
    numbers = Numbers(2)
    async with Stage(numbers).run_test(size=size) as pilot:
        numbers.total = 10_000
        numbers.highlighted = 9_999
        await pilot.pause()
        assert len(shown(numbers)) == size[1]
