"""The trash: a session can be put back until the trash is emptied, which is asked."""

import pytest

from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import file_of, lay
from tests.support.history_screen_driver import hints, history, look_back, pointed, press, read
from tests.support.screen_text import text_on, words_on

FIRST, SECOND = unrated(days_ago(2)), both_sides(days_ago(3))


@pytest.fixture
def full(driver: AppDriver) -> AppDriver:
    lay(driver, FIRST, SECOND)
    return driver


async def test_x_moves_the_session_to_the_trash_and_u_puts_it_back(full: AppDriver) -> None:
    whole = file_of(full, FIRST).read_bytes()
    async with history(full) as pilot:
        assert "u" not in hints(pilot)
        await press(full, pilot, "enter x")
        assert not file_of(full, FIRST).exists()
        assert pointed(pilot) == SECOND.id
        message = "In the trash now, u puts it back: Mine, Saturday 21 November, 07:18."
        assert message in words_on(pilot.app)
        await press(full, pilot, "down u")
        assert file_of(full, FIRST).read_bytes() == whole
        assert pointed(pilot) == FIRST.id
        assert "It is back where it was." in words_on(pilot.app)
        assert "u" not in hints(pilot)


async def test_the_smallest_screen_says_first_how_to_undo_it(full: AppDriver) -> None:
    async with history(full, (40, 12)) as pilot:
        await press(full, pilot, "x")
        assert "In the trash now, u puts it back: " in text_on(pilot.app)


async def test_a_key_that_is_held_down_removes_one_session(full: AppDriver) -> None:
    async with history(full) as pilot:
        await pilot.press("x", "x", "x")
        await read(pilot)
        assert pointed(pilot) == SECOND.id
    assert [each.id for each in full.stored()] == [SECOND.id]


async def test_emptying_the_trash_asks_and_says_how_many_files(full: AppDriver) -> None:
    async with history(full) as pilot:
        assert "X" not in hints(pilot, hidden=True)
        await press(full, pilot, "x X")
        assert "Delete the one file in the trash for good?" in words_on(pilot.app)
        assert "esc keep it" in words_on(pilot.app)
        for keys in ("escape", "X enter"):
            await press(full, pilot, keys)
            assert "u" in hints(pilot), keys
            assert len(list((full.folder / "trash").iterdir())) == 1, keys
        await press(full, pilot, "x X")
        assert "Delete the 2 files in the trash for good?" in words_on(pilot.app)
        await press(full, pilot, "d")
        assert "The 2 files from the trash are gone." in words_on(pilot.app)
        assert {"u", "X"}.isdisjoint(hints(pilot, hidden=True))
    assert list((full.folder / "trash").iterdir()) == []


async def test_a_trash_that_something_else_emptied_is_not_asked_about(full: AppDriver) -> None:
    async with history(full) as pilot:
        await press(full, pilot, "x")
        (full.folder / "trash" / file_of(full, FIRST).name).unlink()
        await press(full, pilot, "X")
        assert "The trash is already empty." in words_on(pilot.app)
        assert "X" not in hints(pilot, hidden=True)


async def test_home_offers_no_protocol_back_that_went_with_the_trash(driver: AppDriver) -> None:
    lay(driver, FIRST)
    driver.write_protocol("own", 'format = 1\nname = "Own"\n\n[[exercise]]\nid = "band-bridge"\n')
    async with driver.opened() as pilot:
        await driver.press(pilot, "home", "x")
        assert hints(pilot)["u"] == "put it back"
        await look_back(pilot)
        await press(driver, pilot, "X d escape")
        assert "u" not in hints(pilot)
