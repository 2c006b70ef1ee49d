from hiptimer.model.session import SetOutcome
from hiptimer.tui.widgets.heading import Heading
from hiptimer.tui.widgets.pain_marks import MarkValue
from tests.support.widget_stage import Stage, counted_renders, shown


def heading() -> Heading:
    made = Heading()
    made.exercise = "Side-lying straight-leg hover"
    made.call, made.position = "Left leg on top", "lie on your right side"
    made.set_number, made.set_count = 3, 3
    made.marks = (MarkValue(SetOutcome.DONE, 1), MarkValue(SetOutcome.CUT_SHORT), MarkValue())
    return made


async def test_a_wide_heading_has_everything_in_its_place() -> None:
    top = heading()
    async with Stage(top).run_test(size=(80, 24)):
        first, second = shown(top)
        assert first.startswith("Side-lying straight-leg hover  ")
        assert first.endswith("  LEFT LEG ON TOP · set 3 of 3")
        assert second.startswith("●1 ◐ ○  ")
        assert second.endswith("  lie on your right side")
        assert {len(first), len(second)} == {80}


async def test_a_narrow_heading_keeps_the_side_and_leaves_out_the_position() -> None:
    top = heading()
    async with Stage(top).run_test(size=(40, 12)):
        first, second = shown(top)
        assert first.split("  ")[0] == "Side-lying straight-leg hover"
        assert first.endswith("3/3")
        assert second.split("  ")[0] == "LEFT LEG ON TOP"
        assert second.endswith("●1 ◐ ○")


async def test_a_heading_of_one_row_says_the_side_and_the_set() -> None:
    top = heading()
    top.styles.height = 1
    async with Stage(top).run_test(size=(40, 12)):
        (row,) = shown(top)
        assert row.split("  ")[0] == "LEFT LEG ON TOP"
        assert row.endswith("3/3")


async def test_a_long_name_is_cut_and_the_side_is_not() -> None:
    top = heading()
    top.exercise = "A name without end " * 10
    async with Stage(top).run_test(size=(80, 24)):
        assert shown(top)[0].endswith("…  LEFT LEG ON TOP · set 3 of 3")


async def test_before_the_first_set_there_is_no_number() -> None:
    top = Heading()
    top.exercise, top.call = "Bridge", "Both legs"
    async with Stage(top).run_test(size=(80, 24)) as pilot:
        assert shown(top)[0].endswith("  BOTH LEGS")
        top.styles.height = 1
        await pilot.pause()
        assert shown(top) == ["BOTH LEGS"]


async def test_the_heading_is_painted_once_for_all_that_changes_together() -> None:
    top = heading()
    async with Stage(top).run_test() as pilot:
        with counted_renders(top) as renders:
            top.exercise, top.call, top.set_number = "Bridge", "Both legs", 1
            await pilot.pause()
            top.exercise, top.call, top.set_number = "Bridge", "Both legs", 1
            await pilot.pause()
            assert len(renders) == 1
