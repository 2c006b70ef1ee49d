"""Finding sessions: several things narrow together, and each is shown and can be dropped."""

import pytest

from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.filter_chips import FilterChips
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import (
    burst,
    hints,
    history,
    look_for,
    press,
    read,
    screen_of,
)
from tests.support.screen_text import lines_on, text_on, words_on

OCTOBER = both_sides(days_ago(30), "cccccccc")
NOVEMBER = unrated(days_ago(5))
RIGHT_IN_NOVEMBER = both_sides(days_ago(6), "dddddddd")


@pytest.fixture
def full(driver: AppDriver) -> AppDriver:
    lay(driver, OCTOBER, NOVEMBER, RIGHT_IN_NOVEMBER)
    return driver


async def test_the_line_is_there_before_anything_is_typed_and_gone_when_it_is_left(
    full: AppDriver,
) -> None:
    async with history(full) as pilot:
        before = lines_on(pilot.app)
        await press(full, pilot, "slash")
        assert f"/ {messages.HINT}" in text_on(pilot.app)
        await press(full, pilot, "escape")
        assert lines_on(pilot.app) == before


async def test_any_piece_can_be_pointed_at_and_dropped(full: AppDriver) -> None:
    async with history(full) as pilot:
        await look_for(full, pilot, "right 2026 pain")
        await press(full, pilot, "slash left left backspace")
        assert "right ✕  stopped for pain ✕" in text_on(pilot.app)
        await press(full, pilot, "left left right left backspace")
        assert "/ stopped for pain ✕" in text_on(pilot.app)
        await press(full, pilot, "x backspace")
        assert "stopped for pain ✕" in text_on(pilot.app)


async def test_a_click_drops_a_piece(full: AppDriver) -> None:
    async with history(full) as pilot:
        await look_for(full, pilot, "right 2026")
        await pilot.click(FilterChips, offset=(2, 0))
        await read(pilot)
        assert "/ 2026 ✕" in text_on(pilot.app)


async def test_the_smallest_screen_has_room_for_what_can_be_typed(full: AppDriver) -> None:
    async with history(full, (40, 12)) as pilot:
        await look_for(full, pilot, "zzz")
        assert messages.CAN_BE_TYPED in words_on(pilot.app)


async def test_letters_and_enter_typed_at_once_are_taken_in_their_order(full: AppDriver) -> None:
    async with history(full) as pilot:
        await pilot.press("slash", *"right", "enter", "down", "enter", "9")
        await read(pilot)
    assert full.context.sessions.load(OCTOBER.id).sets[0].pain == 9


async def test_a_key_that_has_nothing_to_erase_erases_nothing_later(full: AppDriver) -> None:
    async with history(full) as pilot:
        await burst(pilot, "slash backspace left c l a m enter")
        assert "/ Clam ✕" in text_on(pilot.app)


async def test_what_comes_in_a_burst_is_taken_in_its_order_too(full: AppDriver) -> None:
    async with history(full) as pilot:
        await burst(pilot, "slash n o v enter down slash p a i n enter backspace end enter 9")
    assert full.context.sessions.load(RIGHT_IN_NOVEMBER.id).sets[0].pain == 9
    assert [each.note for each in full.stored()] == [
        "",
        "Long walk yesterday.",
        "Long walk yesterday.",
    ]


async def test_while_one_types_only_the_keys_of_the_line_are_offered(full: AppDriver) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "slash")
        assert hints(pilot) == {"enter": "take it", "esc": "leave it", "f1": "help"}
        await press(full, pilot, "f1")
        assert "Keys" in lines_on(pilot.app)[0]


async def test_what_is_pasted_is_cleaned(full: AppDriver) -> None:
    async with history(full) as pilot:
        await look_for(full, pilot, "\x1b]0;t\x07[@click=app.quit]x[/]")
        assert "\x1b" not in text_on(pilot.app)
        assert "[@click=app.quit" in text_on(pilot.app)


async def test_what_was_written_can_be_erased_and_mended(full: AppDriver) -> None:
    async with history(full) as pilot:
        line = screen_of(pilot).face.filter_input
        await press(full, pilot, "slash l e backspace f")
        assert line.value == "lf"
        await press(full, pilot, "left e right t")
        assert line.value == "left"
        await press(full, pilot, "backspace backspace backspace backspace")
        assert line.value == ""
        assert screen_of(pilot).focused is line
