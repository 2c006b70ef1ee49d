"""The list of past sessions: what a row says, the order, and what is said when there is none."""

import pytest
from msgspec.structs import replace

from hiptimer.model.session import Session, SessionOutcome
from hiptimer.tui.screens.history.session_list import SessionList
from hiptimer.tui.screens.home import HomeScreen
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import file_of, lay, stored
from tests.support.history_screen_driver import (
    beside,
    burst,
    hints,
    history,
    place,
    pointed,
    press,
    read,
    screen_of,
)
from tests.support.resizing import resize
from tests.support.screen_text import lines_on, text_on, words_on
from tests.support.wheel import turn_wheel


async def test_h_at_home_opens_the_history_and_esc_leads_back(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        assert hints(pilot)["h"] == "history"
    async with history(driver) as pilot:
        await press(driver, pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_key_that_comes_twice_opens_it_once(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await burst(pilot, "h h h")
        while pilot.app.screen is pilot.app.screen_stack[0]:
            await pilot.pause()
        await read(pilot)
        assert len(pilot.app.screen_stack) == 2


async def test_without_a_session_it_says_what_will_stand_there(driver: AppDriver) -> None:
    async with history(driver) as pilot:
        assert "No session yet. Each one that you follow will appear here" in words_on(pilot.app)
        assert hints(pilot) == {"/": "filter", "v": "view", "esc": "back", "?": "help"}


async def test_a_row_shows_day_sets_pain_and_end(driver: AppDriver) -> None:
    lay(driver, both_sides(days_ago(1)), unrated(days_ago(400)))
    async with history(driver, (200, 60)) as pilot:
        newest, oldest = (line.split("  ") for line in lines_on(pilot.app)[2:4])
        row = [part.strip() for part in newest if part.strip()]
        assert row[:6] == ["▸ Sun 22 Nov 07:18", "Mine", "3 of 4", "███▲▲·····", "5", "pain"]
        row = [part.strip() for part in oldest if part.strip()]
        assert row[:5] == ["19 Oct 2025 07:18", "Mine", "1 of 3", "-", "completed"]


async def test_the_smallest_screen_shows_the_day_that_a_session_counts_for_too(
    driver: AppDriver,
) -> None:
    lay(driver, unrated(days_ago(3, hour=1)))
    async with history(driver, (40, 12)) as pilot:
        first, second = lines_on(pilot.app)[1:3]
        assert first.split() == ["▸", "19/20", "Nov", "01:18", "1/3", "completed"]
        assert second.split() == ["Mine", "-"]
        await press(driver, pilot, "enter")
        heading = "Fri 20 Nov 2026, 01:18 to 01:24, counted for Thursday 19 November"
        assert heading in words_on(pilot.app)


async def test_a_night_of_another_year_has_room_beside_any_end_and_the_count_is_shown(
    driver: AppDriver,
) -> None:
    night = days_ago(400, hour=1)
    lay(driver, replace(unrated(night), outcome=SessionOutcome.INTERRUPTED), *many(11))
    async with history(driver) as pilot:
        await press(driver, pilot, "end")
        for size in ((40, 12), (80, 24), (200, 60)):
            await resize(pilot, *size)
            row = next(line for line in lines_on(pilot.app) if "18/19" in line)
            assert " 18/19 Oct \N{RIGHT SINGLE QUOTATION MARK}25 01:18 " in row, size
            assert " interrupted " in f"{row} ", size
            assert "12 sessions" in text_on(pilot.app), size


async def test_a_page_key_that_is_held_down_goes_on_turning_pages(driver: AppDriver) -> None:
    lay(driver, *many(60))
    async with history(driver) as pilot:
        for _ in range(3):
            await pilot.press("pagedown")
        assert place(pilot) == 3 * screen_of(pilot).face.sessions.page


def long_past(days: int, letters: str) -> Session:
    note = "\n".join(f"line {at}" for at in range(40))
    return replace(both_sides(days_ago(days), letters=letters), note=note)


async def test_a_session_stays_where_it_was_left_while_its_file_is_looked_at(
    driver: AppDriver,
) -> None:
    lay(driver, long_past(1, "aaaaaaaa"), long_past(2, "bbbbbbbb"))
    async with history(driver) as pilot:
        await press(driver, pilot, "enter")  # and it is laid out before the next key
        await press(driver, pilot, " ".join(["pagedown"] * 7))
        screen_of(pilot).refresh_list()
        await read(pilot)
        assert "line 39" in beside(pilot)


async def test_a_session_whose_file_breaks_says_why_before_the_files_are_looked_at(
    driver: AppDriver,
) -> None:
    first, second = many(2)
    lay(driver, first, second)
    async with history(driver) as pilot:
        file_of(driver, second).write_text("id = \n", encoding="utf-8")
        await press(driver, pilot, "down")
        shown = "".join(words_on(pilot.app).split())  # a long path is broken anywhere
        assert f"{second.id}.toml:isnotvalidTOML:Invalidvalue" in shown
        await press(driver, pilot, "enter 4 n")
        assert file_of(driver, second).read_text(encoding="utf-8") == "id = \n"


async def test_an_open_session_whose_file_breaks_says_that_it_is_gone_and_then_why(
    driver: AppDriver,
) -> None:
    first, second = many(2)
    lay(driver, first, second)
    async with history(driver) as pilot:
        await press(driver, pilot, "enter")
        file_of(driver, first).write_text("id = \n", encoding="utf-8")
        screen_of(pilot).look_at_files()
        await read(pilot)
        assert "The session that was open is gone, or can't be read any more" in words_on(pilot.app)
        await press(driver, pilot, "end")
        shown = words_on(pilot.app)
        assert f"{first.id}.toml" in shown
        assert "is not valid TOML" in shown
        assert "hiptimer leaves this file as it is:" in shown


async def test_the_wheel_and_a_click_point_at_a_row(driver: AppDriver) -> None:
    sessions = many(5)
    lay(driver, *sessions)
    async with history(driver) as pilot:
        await turn_wheel(pilot, SessionList, 3)
        assert pointed(pilot) == sessions[3].id
        await turn_wheel(pilot, SessionList, -2)
        assert pointed(pilot) == sessions[1].id
        await pilot.click("SessionList", offset=(4, 4))
        assert pointed(pilot) == sessions[2].id
        await pilot.click("SessionList", offset=(4, 4))
        assert screen_of(pilot).browser.opened


async def test_the_pointer_does_not_wait_for_what_stands_beside_the_list(driver: AppDriver) -> None:
    lay(driver, *many(3))
    async with history(driver) as pilot:
        screen = screen_of(pilot)
        screen.action_move(1)
        assert screen.behind
        assert pointed(pilot) == many(3)[1].id
        assert "Sun 22 Nov 2026" in beside(pilot)
        await read(pilot)
        assert not screen.behind
        assert "Sat 21 Nov 2026" in beside(pilot)


async def test_keys_right_behind_the_pointer_are_meant_for_the_session_at_it(
    driver: AppDriver,
) -> None:
    sessions = many(3)
    lay(driver, *sessions)
    async with history(driver) as pilot:
        await burst(pilot, "down enter 7")
    assert [stored(driver, each.id).sets[0].pain for each in sessions] == [1, 7, 3]


async def test_a_click_on_another_row_while_one_writes_leaves_the_note_and_closes_the_session(
    driver: AppDriver,
) -> None:
    sessions = many(5)
    lay(driver, *sessions)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        await pilot.click("SessionList", offset=(4, 4))
        await read(pilot)
        await press(driver, pilot, "z 9")
        assert (pointed(pilot), screen_of(pilot).browser.opened) == (sessions[2].id, False)
        assert hints(pilot)["enter"] == "open"
    assert {each.note for each in driver.stored()} == {""}


async def test_letters_for_the_note_of_a_session_that_is_gone_get_into_no_other(
    driver: AppDriver,
) -> None:
    sessions = many(2)
    lay(driver, *sessions)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        file_of(driver, sessions[0]).unlink()
        screen_of(pilot).look_at_files()
        await read(pilot)
        await press(driver, pilot, "z")
        assert hints(pilot)["enter"] == "open"
    assert {each.note for each in driver.stored()} == {""}


async def test_a_file_that_is_none_has_nothing_to_rate_and_no_note(driver: AppDriver) -> None:
    good = unrated(days_ago(1))
    lay(driver, good)
    file_of(driver, good).with_name("notes.txt").write_text("mine", encoding="utf-8")
    async with history(driver) as pilot:
        await press(driver, pilot, "enter")
        assert "Note" in beside(pilot)
        await press(driver, pilot, "escape down enter")
        assert "notes.txt" in beside(pilot)
        assert "hiptimer leaves this file as it is:" in beside(pilot)
        assert {"x", "n", "d"}.isdisjoint(hints(pilot))
        assert "Note" not in beside(pilot)


@pytest.mark.parametrize(("width", "both"), [(76, True), (75, False)])
async def test_from_76_columns_on_list_and_session_stand_beside_each_other(
    driver: AppDriver, width: int, *, both: bool
) -> None:
    lay(driver, *many(2))
    async with history(driver, (width, 24)) as pilot:
        assert ("Sun 22 Nov 2026" in text_on(pilot.app)) is both


async def test_the_foot_offers_what_works_now_and_never_loses_the_way_back(
    driver: AppDriver,
) -> None:
    lay(driver, *many(2))
    async with history(driver, (40, 12)) as pilot:
        for keys, first in (("", "enter open"), ("enter", "0-9 pain"), ("escape", "enter open")):
            await press(driver, pilot, keys)
            foot = [each.strip() for each in lines_on(pilot.app)[-1].split("  ")]
            assert (foot[0], foot[-2:]) == (first, ["esc back", "? help"]), keys
