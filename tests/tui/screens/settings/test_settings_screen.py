import pytest
from textual.events import Paste

from hiptimer.tui.widgets.field_list import FieldList
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on, words_on
from tests.support.settings_driver import hints, press, read, settings_file, write

BY_HAND = """\
# mine, since spring
affected_side = "left"   # see the report
rating = "carry-on"
advance = "exercise"
cues = "voice"

volume = 80   # the neighbours
talk = "usual"
captions = false
words_per_minute = 155   # as my sister speaks
voice_level_db = 0
flash = true
keep_awake = true
plain = false
day_starts_at = "04:00"
theme = "hiptimer-dark"   # easy on the eyes

[theirs]
x = 1
"""

KEYS_OF = {
    "affected_side": "right",
    "rating": "down right",
    "advance": "down down left",
    "cues": "down down down left",
    "volume": "down down down down 3 5 enter",
    "talk": "down down down down down left",
    "captions": f"{'down ' * 6}space",
    "words_per_minute": f"{'down ' * 9}9 8 enter",
    "voice_level_db": f"{'down ' * 10}left",
    "flash": f"{'down ' * 11}space",
    "keep_awake": f"{'down ' * 12}enter",
    "plain": f"{'down ' * 13}right",
    "day_starts_at": "end up 5 colon 3 0 enter",
    "theme": "end right",
}

CHANGED = {
    "affected_side": ('"left"', '"both"'),
    "rating": ('"carry-on"', '"wait"'),
    "advance": ('"exercise"', '"auto"'),
    "cues": ('"voice"', '"tones"'),
    "volume": ("80", "35"),
    "talk": ('"usual"', '"little"'),
    "captions": ("false", "true"),
    "words_per_minute": ("155", "98"),
    "voice_level_db": ("0", "-1"),
    "flash": ("true", "false"),
    "keep_awake": ("true", "false"),
    "plain": ("false", "true"),
    "day_starts_at": ('"04:00"', '"05:30"'),
    "theme": ('"hiptimer-dark"', '"hiptimer-light"'),
}


async def test_a_change_is_in_the_file_at_once_and_its_comments_stay(driver: AppDriver) -> None:
    write(driver, BY_HAND)
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        for key, keys in KEYS_OF.items():
            before, after = CHANGED[key]
            changed = BY_HAND.replace(f"{key} = {before}", f"{key} = {after}")
            assert changed != BY_HAND, key
            await press(driver, pilot, f"home {keys}")
            assert read(driver) == changed, key
            assert "Saved: " in words_on(pilot.app), key
            await press(driver, pilot, "ctrl+z")
            assert read(driver) == BY_HAND, key
            assert "Undone: " in words_on(pilot.app), key


async def test_a_damaged_file_is_reported_and_left_alone_and_changes_are_refused(
    driver: AppDriver,
) -> None:
    write(driver, "volume = [")
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        assert "The defaults are used for now." in words_on(pilot.app)
        await press(driver, pilot, "down down down down left")
        assert "the settings were not saved: the file is not" in words_on(pilot.app)
        (row,) = [line for line in lines_on(pilot.app) if "Volume" in line]
        assert "◂ 80 ▸" in row
        await press(driver, pilot, "end right")
        assert pilot.app.theme == "hiptimer-dark"
        assert read(driver) == "volume = ["
        await press(driver, pilot, "p")
        assert "Problems in the settings file" in words_on(pilot.app)
        assert "The defaults are used for now." in words_on(pilot.app)


async def test_a_bad_value_is_reported_and_mended_by_choosing_another(driver: AppDriver) -> None:
    write(driver, 'rating = "never"   # hm\n')
    async with driver.opened() as pilot:
        await press(driver, pilot, "escape enter s")
        assert "expected carry-on or wait" in words_on(pilot.app)
        await press(driver, pilot, "down right")
        assert 'rating = "wait"   # hm\n' in read(driver)
        assert "p" not in hints(pilot)


async def test_what_was_edited_by_hand_meanwhile_is_read_when_the_screen_opens(
    driver: AppDriver,
) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s escape")
        write(driver, 'affected_side = "right"\nvolume = 7\n')
        await press(driver, pilot, "s")
        shown = words_on(pilot.app)
        assert "◂ right" in shown
        assert "◂ 7 ▸" in shown


async def test_home_shows_the_sides_that_were_chosen(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        assert "hover (left)" in words_on(pilot.app)
        await press(driver, pilot, "s right escape")
        assert "hover (left and right)" in words_on(pilot.app)


async def test_a_time_that_can_not_be_is_refused_in_words(driver: AppDriver) -> None:
    before = read(driver)
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end up 2 5 0 0 enter")
        assert "2500 is no time of day; type it like 04:00." in words_on(pilot.app)
        assert "◂ 04:00 ▸" in words_on(pilot.app)
        assert read(driver) == before


@pytest.mark.parametrize(
    "keys", ["s end up 2 5 0 0 enter enter", "s down down down down 1 0 1 enter enter"]
)
async def test_enter_behind_what_was_refused_changes_nothing(driver: AppDriver, keys: str) -> None:
    before = read(driver)
    async with driver.opened() as pilot:
        await press(driver, pilot, keys)
        assert read(driver) == before


async def test_what_is_typed_is_kept_by_enter_and_dropped_by_esc(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s down down down down 7 escape")
        assert "volume" not in read(driver)
        assert "Settings" in words_on(pilot.app)
        await press(driver, pilot, "9 backspace 5")
        assert "5_" in words_on(pilot.app)
        await press(driver, pilot, "enter")
        assert "volume = 5\n" in read(driver)
        await press(driver, pilot, "8 down")
        assert "volume = 8\n" in read(driver)
        assert "Saved: Volume is 8." in words_on(pilot.app)


@pytest.mark.parametrize("text", ["150", "1.5", "85c5"])
async def test_no_part_of_what_is_no_volume_is_kept(driver: AppDriver, text: str) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s down down down down")
        await pilot.press(*text)
        await press(driver, pilot, "enter")
        assert f"{text} is no volume" in words_on(pilot.app)
        assert "volume" not in read(driver)
        pilot.app.post_message(Paste(f" {text}\r"))
        await press(driver, pilot, "enter")
        assert f"{text} is no volume" in words_on(pilot.app)
        assert "volume" not in read(driver)
        pilot.app.post_message(Paste("65\r\n"))
        await press(driver, pilot, "enter")
        assert "volume = 65\n" in read(driver)


async def test_erasing_the_only_digit_leaves_the_old_value(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s down down down down 7 backspace")
        assert "◂ 80 ▸" in words_on(pilot.app)
        assert "volume" not in read(driver)


async def test_d_goes_back_to_the_default_and_works_only_if_it_differs(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s down")
        assert "d" not in hints(pilot)
        await press(driver, pilot, "right")
        assert hints(pilot)["d"] == "default"
        await press(driver, pilot, "d")
        assert 'rating = "carry-on"' in read(driver)


async def test_the_footer_shows_only_keys_that_work(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        assert set(hints(pilot)) == {"← →", "esc", "d", "c", "?"}
        await press(driver, pilot, "right")
        assert hints(pilot)["ctrl+z"] == "undo"
        await press(driver, pilot, "down down down down")
        assert hints(pilot)["0-9"] == "type it"
        await press(driver, pilot, "1")
        assert set(hints(pilot)) == {"enter", "esc", "backspace", "0-9", "?"}
        assert hints(pilot)["esc"] == "drop it"
        await press(driver, pilot, "escape end")
        assert hints(pilot)["enter"] == "list"


async def test_the_help_page_lists_the_keys_that_have_no_room(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        expected = hints(pilot, hidden=True)
        assert {"↑ ↓", "space"} <= set(expected)
        await press(driver, pilot, "question_mark")
        shown = words_on(pilot.app)
        assert all(key in shown and words in shown for key, words in expected.items())


async def test_an_arrow_that_leads_nowhere_saves_nothing(driver: AppDriver) -> None:
    before = read(driver)
    async with driver.opened() as pilot:
        await press(driver, pilot, "s left")
        assert read(driver) == before
        assert "Saved" not in words_on(pilot.app)


async def test_ctrl_z_undoes_here_and_stops_the_process_elsewhere(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        assert pilot.app.check_action("suspend_process", ())
        await press(driver, pilot, "s")
        assert pilot.app.check_action("suspend_process", ()) is False


async def test_a_click_points_at_a_setting_and_the_next_one_changes_it(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        row = next(y for y, line in enumerate(lines_on(pilot.app)) if "Rating" in line)
        await pilot.click(offset=(10, row))
        assert "▸ Rating" in words_on(pilot.app)
        assert "rating" not in read(driver)
        await pilot.click(offset=(10, row))
        assert 'rating = "wait"' in read(driver)


async def test_the_wheel_moves_the_pointer_and_changes_the_explanation(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s")
        pilot.app.screen.query_one(FieldList).move(1)  # as the wheel does
        await pilot.pause()
        assert "What happens when a rest is over" in words_on(pilot.app)


async def test_a_hip_that_could_not_be_kept_holds_for_the_run(new_driver: AppDriver) -> None:
    async with new_driver.opened() as pilot:
        settings_file(new_driver).mkdir()  # nothing can be saved there
        await press(new_driver, pilot, "l enter s escape")
        assert "hover (left)" in words_on(pilot.app)
