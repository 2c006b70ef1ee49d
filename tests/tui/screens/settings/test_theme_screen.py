import pytest
from textual.theme import BUILTIN_THEMES

from hiptimer.tui.themes import THEMES
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on, words_on
from tests.support.settings_driver import press, read, settings_file, write

POISON = "[@click=app.quit]x[/]\\u001b]0;gone\\u0007 [/ open"


async def test_every_theme_is_shown_while_one_moves_and_the_last_is_kept(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end enter")
        shown = [pilot.app.theme]
        for _ in range(len(pilot.app.available_themes) - 1):
            await press(driver, pilot, "down")
            shown.append(pilot.app.theme)
        assert set(shown) == {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}
        assert "theme" not in read(driver)
        await press(driver, pilot, "enter")
        assert pilot.app.theme == shown[-1]
        assert f'theme = "{shown[-1]}"' in read(driver)
        assert f"Saved: Theme is {shown[-1]}." in words_on(pilot.app)


async def test_esc_leaves_the_theme_as_it_was(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end space down down escape")
        assert pilot.app.theme == "hiptimer-dark"
        assert "theme" not in read(driver)
        assert "Settings" in words_on(pilot.app)


async def test_a_theme_that_can_not_be_saved_is_not_kept(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end enter down")
        settings_file(driver).unlink()
        settings_file(driver).mkdir()
        await press(driver, pilot, "enter")
        assert pilot.app.theme == "hiptimer-dark"
        assert "the settings were not saved" in words_on(pilot.app)


async def test_undo_brings_the_old_theme_back_at_once(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end right")
        assert pilot.app.theme == "hiptimer-light"
        await press(driver, pilot, "ctrl+z")
        assert pilot.app.theme == "hiptimer-dark"


async def test_a_click_shows_a_theme_and_the_next_one_keeps_it(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await press(driver, pilot, "s end enter")
        row = next(y for y, line in enumerate(lines_on(pilot.app)) if "nord" in line)
        await pilot.click(offset=(8, row))
        assert pilot.app.theme == "nord"
        assert "theme" not in read(driver)
        await pilot.click(offset=(8, row))
        assert 'theme = "nord"' in read(driver)


async def test_the_theme_of_the_file_is_there_from_the_start(driver: AppDriver) -> None:
    driver.context.settings.save(theme="nord")
    async with driver.opened() as pilot:
        assert pilot.app.theme == "nord"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_poisoned_theme_name_is_shown_as_text_and_does_nothing(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    write(driver, f'affected_side = "left"\ntheme = "{POISON}"\n')
    async with driver.opened(size=size) as pilot:
        assert "There is no theme [@click=app" in words_on(pilot.app)
        await press(driver, pilot, "s end")
        shown = words_on(pilot.app)
        assert "[@click=app.quit]" in shown
        assert not {"\x1b", "\x07"} & set(shown)
        assert "there is no theme of this name, so hiptimer-dark serves." in shown
        assert pilot.app.theme == "hiptimer-dark"
        lines = lines_on(pilot.app)
        row = next(y for y, line in enumerate(lines) if "[@click" in line)
        await pilot.click(offset=(lines[row].index("]x") + 1, row))
        assert pilot.app.is_running


async def test_home_stops_reporting_a_theme_once_another_is_chosen(driver: AppDriver) -> None:
    write(driver, 'affected_side = "left"\ntheme = "gone"\n')
    async with driver.opened() as pilot:
        assert "There is no theme gone; hiptimer-dark is shown instead." in words_on(pilot.app)
        await press(driver, pilot, "s end right escape")
        assert "There is no theme" not in words_on(pilot.app)
        assert 'theme = "hiptimer-dark"' in read(driver)
