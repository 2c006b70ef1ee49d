"""The pieces of a filter: when not all have room, the one that goes next is there."""

import pytest
from textual.app import App, ComposeResult

from hiptimer.tui.screens.history.filter_chips import FilterChips
from tests.support.app_driver import AppDriver
from tests.support.histories import days_ago, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import burst, history, look_for, press
from tests.support.screen_text import lines_on

PIECES = ("October 2026", "left", "completed", "step", "curl")


def line(width: int, chosen: int | None = None, pieces: tuple[str, ...] = PIECES) -> str:
    shown = FilterChips()
    shown.set_reactive(FilterChips.pieces, pieces)
    shown.set_reactive(FilterChips.chosen, chosen)
    (drawn,) = shown.lines(width, 1)
    return drawn.plain.rstrip()


@pytest.mark.parametrize(
    ("width", "chosen", "wanted"),
    [
        (60, None, "October 2026 ✕  left ✕  completed ✕  step ✕  curl ✕"),
        (60, 0, "October 2026 ✕  left ✕  completed ✕  step ✕  curl ✕"),
        (53, None, "October 2026 ✕  left ✕  completed ✕  step ✕  curl ✕"),
        (52, None, "… left ✕  completed ✕  step ✕  curl ✕"),
        (38, None, "… completed ✕  step ✕  curl ✕"),
        (47, 2, "October 2026 ✕  left ✕  completed ✕  step ✕  …"),
        (46, 2, "October 2026 ✕  left ✕  completed ✕  …"),
        (32, None, "… completed ✕  step ✕  curl ✕"),
        (36, 2, "… left ✕  completed ✕  step ✕  …"),
        (32, 0, "October 2026 ✕  left ✕  …"),
        (10, 3, "… step ✕ …"),
        (8, None, "… curl …"),
    ],
)
def test_the_piece_that_goes_next_is_in_view(width: int, chosen: int | None, wanted: str) -> None:
    assert line(width, chosen) == wanted


def test_without_a_piece_there_is_nothing() -> None:
    assert line(20, pieces=()) == ""


def test_a_long_name_is_cut_in_its_piece() -> None:
    assert line(60, pieces=("x" * 24,)) == f"{'x' * 24} ✕"
    assert line(60, pieces=("x" * 25,)) == f"{'x' * 23}… ✕"


@pytest.mark.parametrize("chosen", [0, 1, 4])
def test_the_piece_that_goes_next_stands_out_and_no_other(chosen: int) -> None:
    shown = FilterChips()
    shown.set_reactive(FilterChips.pieces, PIECES)
    shown.set_reactive(FilterChips.chosen, chosen)
    (drawn,) = shown.lines(60, 1)
    marked = [
        drawn.plain[span.start : span.end] for span in drawn.spans if "reverse" in str(span.style)
    ]
    assert marked == [f"{PIECES[chosen]} ✕"]


class OneLine(App[None]):
    """Shows pieces in a line of a width, and notes which are clicked."""

    def __init__(self, pieces: tuple[str, ...], width: int | None) -> None:
        super().__init__()
        self.shown = FilterChips()
        self.shown.pieces = pieces
        self.shown.styles.width = width or "auto"
        self.clicked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.shown

    def on_filter_chips_clicked(self, event: FilterChips.Clicked) -> None:
        self.clicked.append(event.place)


@pytest.mark.parametrize("width", [None, 20])
async def test_a_click_takes_away_the_piece_that_it_is_on_and_what_stands_for_others_nothing(
    width: int | None,
) -> None:
    pieces = ("October 2026", "left", "step")
    app = OneLine(pieces, width)
    async with app.run_test(size=(60, 3)) as pilot:
        drawn = lines_on(app)[0]
        assert drawn == line(width or 40, pieces=pieces)
        for place, piece in enumerate(pieces):
            first = drawn.find(f"{piece} ✕")
            for cell in (first, first + len(piece) + 1) if first >= 0 else ():
                await pilot.click(FilterChips, offset=(cell, 0))
                assert app.clicked == [place], piece
                app.clicked.clear()
        if width:
            await pilot.click(FilterChips, offset=(0, 0))
            assert drawn.startswith("… ")
            assert app.clicked == []


async def test_the_line_is_as_wide_as_its_pieces_and_follows_them() -> None:
    app = OneLine(("left",), None)
    async with app.run_test(size=(60, 3)) as pilot:
        assert app.shown.size.width == len("left ✕  ")
        app.shown.pieces = ("left", "step")
        await pilot.pause()
        assert app.shown.size.width == len("left ✕  step ✕  ")


async def test_beside_many_pieces_there_is_room_for_what_is_typed(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(5)))
    async with history(driver, (40, 12)) as pilot:
        await look_for(driver, pilot, "november left completed hover clam mine")
        assert "Mine ✕" in lines_on(pilot.app)[1]
        await burst(pilot, "slash s i d e")
        assert "side" in lines_on(pilot.app)[1]
        await press(driver, pilot, "escape slash " + 6 * "left ")
        assert "November 2026 ✕" in lines_on(pilot.app)[1]
        await press(driver, pilot, "backspace")
        assert "November" not in lines_on(pilot.app)[1]


async def test_while_nothing_is_typed_the_pieces_have_the_whole_line(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(5)))
    async with history(driver) as pilot:
        await look_for(driver, pilot, "november left completed hover clam mine")
        pieces = "November 2026 ✕  left ✕  completed ✕  Clam ✕  Mine ✕"
        assert lines_on(pilot.app)[2].strip() == f"/ {pieces}"
