import pytest

from hiptimer.tui.widgets.heading import SessionBar, line, minutes_left
from tests.support.widget_stage import Stage, counted_renders, shown


@pytest.mark.parametrize(
    ("part", "drawn"),
    [(0.0, "────"), (0.124, "────"), (0.125, "╸───"), (0.5, "━━──"), (0.99, "━━━╸"), (1.0, "━━━━")],
)
def test_the_line_grows_by_half_cells(part: float, drawn: str) -> None:
    assert line(part, 4) == drawn


@pytest.mark.parametrize("part", [-1.0, 2.0])
def test_a_part_out_of_range_stays_within_the_line(part: float) -> None:
    assert len(line(part, 4)) == 4


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (400, "7 min left"),
        (361, "7 min left"),
        (360, "6 min left"),
        (60, "1 min left"),
        (59.9, "under 1 min left"),
        (0, "under 1 min left"),
    ],
)
def test_minutes_are_rounded_up_so_that_it_never_takes_longer(seconds: float, words: str) -> None:
    assert minutes_left(seconds) == words


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (60, " session " + "━" * 20 + "─" * 20 + " 7 min left"),
        (30, "session ━━━━━╸───── 7 min left"),
        (20, "━━━━╸──── 7 min left"),
        (14, "    7 min left"),
        (6, "7 min"),
    ],
)
async def test_a_narrow_row_leaves_out_the_name_and_then_the_line(width: int, words: str) -> None:
    bar = SessionBar()
    bar.part, bar.seconds_left = 0.5, 400
    async with Stage(bar).run_test(size=(width, 12)):
        assert shown(bar) == [words]


async def test_the_session_bar_is_painted_again_only_when_minutes_or_the_line_change() -> None:
    bar = SessionBar()
    async with Stage(bar).run_test(size=(30, 12)) as pilot:
        bar.part, bar.seconds_left = 0.5, 400
        await pilot.pause()
        with counted_renders(bar) as renders:
            for second in range(1, 50):
                bar.part, bar.seconds_left = 0.5 + second / 8000, 400 - second
                await pilot.pause()
            assert len(renders) == 1
