import pytest
from textual.strip import Strip

from hiptimer.tui.widgets.big_time import BigTime
from hiptimer.tui.widgets.block_letters import fit
from tests.support.resizing import resize
from tests.support.widget_stage import SIZES, Stage, counted_renders, shown


def block_rows(rows: list[str]) -> int:
    return sum("█" in row for row in rows)


@pytest.mark.parametrize("size", SIZES[:3])
async def test_the_number_fills_the_height_of_its_room(size: tuple[int, int]) -> None:
    time = BigTime("20")
    async with Stage(time).run_test(size=size):
        assert block_rows(shown(time)) == size[1]


async def test_the_number_stands_in_the_middle_of_its_room() -> None:
    time = BigTime("20")
    time.styles.height = 12
    async with Stage(time).run_test(size=(80, 24)):
        row = shown(time)[0]
        left, right = len(row) - len(row.lstrip()), 80 - len(row)
        assert abs(left - right) <= 1


async def test_a_room_too_low_for_block_letters_has_the_number_in_its_middle() -> None:
    time = BigTime("20")
    time.styles.height = 3
    async with Stage(time).run_test(size=(30, 8)):
        assert shown(time) == ["", " " * 14 + "20", ""]


async def test_where_to_turn_is_drawn_as_large_as_the_number_was() -> None:
    time = BigTime("Turn over", "right leg on top")
    time.styles.height = 12
    async with Stage(time).run_test(size=(80, 24)):
        assert block_rows(shown(time)) == 6 + 5


async def test_a_detail_that_is_too_long_for_block_letters_stands_below_as_text() -> None:
    time = BigTime("Turn over", "right leg on top")
    time.styles.height = 6
    async with Stage(time).run_test(size=(40, 12)):
        assert block_rows(shown(time)) == 5
        assert shown(time)[-1].strip() == "right leg on top"


async def test_a_text_without_block_letters_is_wrapped_and_centred() -> None:
    time = BigTime("Übung: [b]Brücke[/b]", "mit Band")
    time.styles.height = 5
    async with Stage(time).run_test(size=(16, 12)):
        assert [row.strip() for row in shown(time)] == [
            "",
            "Übung:",
            "[b]Brücke[/b]",
            "mit Band",
            "",
        ]


async def test_the_number_is_painted_again_only_when_it_changes() -> None:
    time = BigTime("20")
    async with Stage(time).run_test() as pilot:
        with counted_renders(time) as renders:
            for text in ("20", "20", "19", "19", "19", "18"):
                time.text = text
                await pilot.pause()
            assert len(renders) == 2


async def test_a_full_cell_is_filled_to_its_edges() -> None:
    time = BigTime("8")
    async with Stage(time).run_test():
        segment = next(s for s in time.render_line(0) if "█" in s.text)
        assert segment.style is not None
        assert segment.style.color == segment.style.bgcolor


async def test_the_number_grows_and_shrinks_with_the_terminal() -> None:
    time = BigTime("1:05")
    async with Stage(time).run_test(size=(80, 24)) as pilot:
        for width, height in ((40, 12), (200, 60), (12, 3), (80, 24)):
            await resize(pilot, width, height)
            await pilot.pause()
            assert block_rows(shown(time)) == len(fit("1:05", width, height) or ())


async def test_only_the_rows_that_differ_are_painted_again() -> None:
    time = BigTime("19")
    async with Stage(time).run_test(size=(80, 10)) as pilot:
        before, drawn = shown(time), []
        render_line = time.render_line

        def counting(y: int) -> Strip:
            drawn.append(y)
            return render_line(y)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(time, "render_line", counting)
            time.text = "18"
            await pilot.pause()
        differing = [y for y, (a, b) in enumerate(zip(before, shown(time), strict=True)) if a != b]
        assert drawn == differing
        assert 0 < len(differing) < 10
