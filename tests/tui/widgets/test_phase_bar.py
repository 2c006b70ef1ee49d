from hiptimer.tui.widgets.big_time import PhaseBar
from tests.support.widget_stage import Stage, counted_renders, shown


def bar(left: int, whole: int, *, fills: bool) -> PhaseBar:
    made = PhaseBar()
    made.left, made.whole, made.fills = left, whole, fills
    return made


async def test_the_bar_fills_in_a_hold_and_empties_in_a_rest() -> None:
    hold, rest = bar(15, 20, fills=True), bar(15, 20, fills=False)
    async with Stage(hold, rest).run_test(size=(20, 24)):
        assert shown(hold) == ["█" * 5 + "░" * 15]
        assert shown(rest) == ["█" * 15 + "░" * 5]


async def test_only_whole_cells_are_counted() -> None:
    hold = bar(19, 20, fills=True)
    async with Stage(hold).run_test(size=(30, 24)):
        assert shown(hold) == ["█" + "░" * 29]


async def test_the_bar_is_painted_again_only_when_a_cell_changes() -> None:
    hold = bar(100, 100, fills=True)
    async with Stage(hold).run_test(size=(20, 24)) as pilot:
        with counted_renders(hold) as renders:
            for left in range(99, 89, -1):
                hold.left = left
                await pilot.pause()
            assert len(renders) == 2


async def test_a_phase_without_an_end_has_an_empty_row() -> None:
    waiting = bar(0, 0, fills=False)
    async with Stage(waiting).run_test():
        assert shown(waiting) == [""]


async def test_more_left_than_the_whole_stays_within_the_row() -> None:
    extended, over = bar(30, 20, fills=False), bar(-1, 20, fills=False)
    async with Stage(extended, over).run_test(size=(20, 24)):
        assert shown(extended) == ["█" * 20]
        assert shown(over) == ["░" * 20]


async def test_every_row_of_a_high_bar_is_the_same() -> None:
    hold = bar(10, 20, fills=True)
    hold.styles.height = 2
    async with Stage(hold).run_test(size=(20, 24)):
        assert shown(hold) == ["█" * 10 + "░" * 10] * 2


async def test_on_a_low_screen_the_bar_leaves_air_below_the_number() -> None:
    hold = bar(10, 20, fills=True)
    async with Stage(hold).run_test(size=(40, 12)):
        assert shown(hold) == ["▄" * 20 + "_" * 20]
