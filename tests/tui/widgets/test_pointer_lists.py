"""The lists of the screens: which row has the pointer, and what gives way in a low room."""

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from hiptimer.model.session import SetOutcome
from hiptimer.tui.widgets.block_table import BlockRow, BlockTable
from hiptimer.tui.widgets.choice_list import ChoiceList, ListChoice
from hiptimer.tui.widgets.field_list import NOWHERE, FieldLine, FieldList
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.protocol_list import ProtocolList, ProtocolRow
from tests.support.widget_stage import Stage, shown

DONE, SHORT = SetOutcome.DONE, SetOutcome.CUT_SHORT


class ListStage(Stage):
    """Hears the messages of lists."""

    on_pointer_list_clicked = Stage.hear
    on_pointer_list_scrolled = Stage.hear


def choices(count: int, highlighted: int = 0) -> ChoiceList:
    made = ChoiceList()
    letters = "abcdefghijklmnopqrstuvwxyz"
    made.choices = tuple(ListChoice(letters[n], f"Choice {n}", f"Means {n}") for n in range(count))
    made.highlighted = highlighted
    return made


def protocols(**changes: str) -> ProtocolList:
    row = {
        "name": "Lateral hip: isometric holds, short",
        "stage": "isometric",
        "length": "7 min",
        "last": "yesterday",
        "pain": "pain 1-2",
        **changes,
    }
    made = ProtocolList()
    made.protocols = (ProtocolRow(own=True, **row),)
    return made


async def test_each_choice_says_what_it_means() -> None:
    made = choices(2)
    async with ListStage(made).run_test(size=(40, 24)):
        assert shown(made) == ["▸ a  Choice 0", "     Means 0", "  b  Choice 1", "     Means 1"]


async def test_in_a_low_room_only_the_highlighted_choice_says_what_it_means() -> None:
    made = choices(3, highlighted=1)
    async with ListStage(made).run_test(size=(40, 12)):
        assert shown(made) == ["  a  Choice 0", "▸ b  Choice 1", "     Means 1", "  c  Choice 2"]


@pytest.mark.parametrize("highlighted", range(9))
async def test_the_highlighted_row_is_always_in_view(highlighted: int) -> None:
    made = choices(9, highlighted)
    async with ListStage(made).run_test(size=(40, 9)):
        assert len(shown(made)) == 3
        assert made.scrolls
        assert f"▸ {'abcdefghi'[highlighted]}  Choice {highlighted}" in shown(made)


async def test_the_pointer_stays_at_the_ends() -> None:
    made = choices(2)
    async with ListStage(made).run_test():
        made.move(-1)
        assert made.highlighted == 0
        made.move(9)
        assert made.highlighted == 1
        assert not made.scrolls


async def test_a_click_reports_the_row_also_on_its_second_line() -> None:
    made = choices(3)
    stage = ListStage(made)
    async with stage.run_test(size=(40, 24)) as pilot:
        for y in (0, 3, 4):
            await pilot.click(made, offset=(5, y))
    heard = [each.place for each in stage.heard if isinstance(each, PointerList.Clicked)]
    assert heard == [0, 1, 2]


async def test_the_wheel_asks_for_the_next_row_and_the_one_before() -> None:
    made = choices(3)
    stage = ListStage(made)
    async with stage.run_test() as pilot:
        for kind in (MouseScrollDown, MouseScrollUp):
            made.post_message(kind(made, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False))
            await pilot.pause()
    assert [each.step for each in stage.heard if isinstance(each, PointerList.Scrolled)] == [1, -1]


def test_a_choice_is_found_by_its_letter() -> None:
    assert choices(3).place_of("c") == 2
    assert choices(3).place_of("z") is None


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (
            90,
            "▸ Lateral hip: isometric holds, short (own)"
            "       isometric  7 min  yesterday  pain 1-2",
        ),
        (74, "▸ Lateral hip: isometric holds, short (own)  7 min  yesterday  pain 1-2"),
        (60, "▸ Lateral hip: isometric holds, sho… (own)  7 min  yesterday"),
        (30, "▸ Lateral hip: i… (own)  7 min"),
    ],
)
async def test_columns_give_way_before_the_name_does(width: int, row: str) -> None:
    made = protocols()
    async with ListStage(made).run_test(size=(width, 24)):
        assert " ".join(shown(made)[0].split()) == " ".join(row.split())


async def test_a_field_has_arrows_only_where_they_lead() -> None:
    made = FieldList()
    made.fields = (
        FieldLine("Side", "left", less=False, more=True),
        FieldLine("Sets", "3", less=True, more=False),
    )
    made.highlighted = NOWHERE
    async with ListStage(made).run_test(size=(40, 24)):
        assert shown(made) == ["  Side    left ▸", "  Sets  ◂ 3"]
        made.highlighted = 1
        assert shown(made)[1] == "▸ Sets  ◂ 3"


async def test_planned_and_held_stand_in_columns() -> None:
    made = BlockTable()
    made.blocks = (
        BlockRow("Hover", "left", "34.5 of 60 s", (MarkValue(DONE, 2), MarkValue(SHORT)), here=1),
        BlockRow("Bridge", "", "0 of 60 s", (MarkValue(),)),
    )
    async with ListStage(made).run_test(size=(60, 24)):
        first, second = shown(made)
        assert first.split() == ["▸", "Hover", "left", "34.5", "of", "60", "s", "●2", "[◐]"]
        assert first.index("60 s") == second.index("60 s")
        assert second.split() == ["Bridge", "0", "of", "60", "s", "○"]


async def test_in_a_narrow_room_what_was_held_stands_below_the_name() -> None:
    made = BlockTable()
    made.blocks = (BlockRow("Side-lying hover", "left", "60 of 60 s", (MarkValue(DONE, 2),)),)
    async with ListStage(made).run_test(size=(30, 24)):
        first, second = shown(made)
        assert first.split() == ["▸", "Side-lying", "hover", "left"]
        assert second.split() == ["●2", "60", "of", "60", "s"]
