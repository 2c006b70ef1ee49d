import pytest

from hiptimer.tui.widgets.rating_row import OwedList, OwedSet
from tests.support.resizing import resize
from tests.support.widget_stage import Stage, counted_renders, shown


def owed(count: int, cursor: int = 0) -> OwedList:
    made = OwedList()
    made.sets = tuple(OwedSet("Hover", "left leg on top", n) for n in range(1, count + 1))
    made.cursor = cursor
    return made


async def test_each_set_says_its_exercise_its_side_its_number_and_its_pain() -> None:
    rows = OwedList()
    rows.sets = (OwedSet("Hover", "left leg on top", 1), OwedSet("Bridge", "", 2, pain=4))
    async with Stage(rows).run_test(size=(60, 24)):
        first, second = shown(rows)
        assert first.startswith("▸ Hover · left leg on top  ")
        assert first.endswith("  set 1: not rated")
        assert second.startswith("  Bridge  ")
        assert second.endswith("  set 2: 4")


async def test_the_pointer_follows_the_set_that_is_rated() -> None:
    rows = owed(3)
    async with Stage(rows).run_test(size=(60, 24)) as pilot:
        rows.cursor = 2
        await pilot.pause()
        assert [row[0] for row in shown(rows)] == [" ", " ", "▸"]


@pytest.mark.parametrize("cursor", range(9))
async def test_in_a_low_room_the_set_that_is_rated_is_always_seen(cursor: int) -> None:
    rows = owed(9, cursor)
    async with Stage(rows).run_test(size=(60, 9)):
        lines = shown(rows)
        assert len(lines) == 3
        (here,) = (row for row in lines if row.startswith("▸"))
        assert here.endswith(f"set {cursor + 1}: not rated ({cursor + 1} of 9)")


async def test_in_a_narrow_room_the_side_stays_and_the_exercise_is_cut() -> None:
    rows = OwedList()
    rows.sets = (OwedSet("Side-lying straight-leg hover", "left", 1),)
    async with Stage(rows).run_test(size=(40, 12)) as pilot:
        assert shown(rows)[0].startswith("▸ Side-lying s… · left  set 1")
        await resize(pilot, 30, 12)
        await pilot.pause()
        assert shown(rows)[0].startswith("▸ left  ")


async def test_the_list_takes_as_many_rows_as_it_has_sets() -> None:
    rows = owed(3)
    async with Stage(rows).run_test(size=(60, 24)) as pilot:
        assert rows.size.height == 3
        rows.sets = rows.sets[1:]
        await pilot.pause()
        assert rows.size.height == 2


async def test_the_list_is_painted_again_only_when_it_changes() -> None:
    rows = owed(2)
    async with Stage(rows).run_test() as pilot:
        with counted_renders(rows) as renders:
            rows.sets = tuple(rows.sets)
            rows.cursor = 0
            await pilot.pause()
            assert renders == []
