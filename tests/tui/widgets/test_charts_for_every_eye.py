"""Charts at any size, in any theme, with few colours and with none."""

from itertools import pairwise, product

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual.theme import BUILTIN_THEMES

from docs.make_pictures import contrast
from hiptimer.tui.themes import DARK_PAIN, HIPTIMER_LIGHT, LIGHT_PAIN, THEMES
from hiptimer.tui.widgets.calendar_grid import CalendarGrid
from tests.support.chart_data import calendar_of
from tests.support.charts import CHARTS, ThemedStage
from tests.support.resizing import resize
from tests.support.screen_text import lines_on, strips_on
from tests.support.widget_stage import SIZES

READABLE = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""

READABLE_IN_16_COLOURS = 3.0
"""The same for large or bold text: which 16 colours there are is for the terminal to say."""

WIDTHS = (1, 2, 3, 5, 8, 14, 15, 16, 17, 20, 27, 28, 29, 40, 53, 54, 80, 200)
HEIGHTS = (1, 2, 5, 8, 9, 12, 24)

every_chart = pytest.mark.parametrize("name", CHARTS)


def segments_on(stage: ThemedStage) -> list[Segment]:
    return [segment for strip in strips_on(stage) for segment in strip]


def poor_in(stage: ThemedStage, system: ColorSystem, least: float) -> set[tuple[str, str, str]]:
    """Find the texts and marks that stand out too little from their ground."""
    poor = set()
    for segment in segments_on(stage):
        style = segment.style
        if not segment.text.strip(" █") or not style or not style.color or not style.bgcolor:
            continue
        text, ground = (
            colour.downgrade(system).get_truecolor().hex for colour in (style.color, style.bgcolor)
        )
        if contrast(text, ground) < least:
            poor.add((segment.text.strip(), text, ground))
    return poor


@every_chart
async def test_every_chart_stands_every_size_in_turn(name: str) -> None:
    stage = ThemedStage(CHARTS[name]())
    async with stage.run_test() as pilot:
        for size in (*SIZES, (20, 5), (17, 12), (240, 70), (1, 1), (3, 40), (80, 24)):
            await resize(pilot, *size)
            assert all(len(row) <= size[0] for row in lines_on(stage))
        assert "".join(lines_on(stage)).strip()


@every_chart
def test_no_room_is_too_small_and_no_row_too_long(name: str) -> None:
    chart = CHARTS[name]()
    for width, height in product(WIDTHS, HEIGHTS):
        rows = chart.lines(width, height)
        assert 0 < len(rows) <= height
        assert max(row.cell_length for row in rows) <= width


@every_chart
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("size", [(80, 24), (40, 20), (120, 30)])
async def test_every_text_and_mark_of_a_chart_can_be_read(
    name: str, theme: str, size: tuple[int, int]
) -> None:
    stage = ThemedStage(CHARTS[name](), theme=theme)
    async with stage.run_test(size=size):
        assert poor_in(stage, ColorSystem.TRUECOLOR, READABLE) == set()
        assert poor_in(stage, ColorSystem.STANDARD, READABLE_IN_16_COLOURS) == set()


@pytest.mark.parametrize("theme", BUILTIN_THEMES)
async def test_the_days_of_a_calendar_can_be_read_in_every_other_theme(theme: str) -> None:
    stage = ThemedStage(CalendarGrid(calendar_of({0: 0, 1: 2, 2: 5, 3: 8})), theme=theme)
    async with stage.run_test():
        colours = DARK_PAIN if stage.current_theme.dark else LIGHT_PAIN
        days = {
            (style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex)
            for segment in segments_on(stage)
            if segment.text.strip("· -")
            and (style := segment.style)
            and style.bold
            and style.color
            and style.bgcolor
        }
        assert days == {(colours.text, each) for each in colours.grounds.values()}


async def test_a_theme_that_is_changed_changes_the_charts_too() -> None:
    stage = ThemedStage(CHARTS["calendar"]())
    async with stage.run_test() as pilot:
        dark = segments_on(stage)
        stage.theme = HIPTIMER_LIGHT.name
        await pilot.pause()
        light = segments_on(stage)
        assert [each.text for each in dark] == [each.text for each in light]
        assert [each.style for each in dark] != [each.style for each in light]


@pytest.mark.parametrize("name", ["pain", "tension", "calendar"])
async def test_without_colours_a_chart_still_says_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = ThemedStage(CHARTS[name]())
    async with coloured.run_test():
        lines = lines_on(coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    grey = ThemedStage(CHARTS[name]())
    async with grey.run_test():
        assert lines_on(grey) == lines
        for segment in segments_on(grey):
            colours = (segment.style.color, segment.style.bgcolor) if segment.style else ()
            for colour in filter(None, colours):
                assert all(one == other for one, other in pairwise(colour.get_truecolor()))
        assert poor_in(grey, ColorSystem.TRUECOLOR, READABLE) == set()
