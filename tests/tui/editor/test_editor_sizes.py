"""The editor in every size and without colour: the form over the list when there is no room."""

import pytest

from hiptimer.tui.themes import THEMES
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing
from tests.support.resizing import resize

SHIPPED = "lateral-hip-isometric"

SIZES = [(1, 1), (20, 5), (500, 200), (7, 60), (200, 3), (63, 24), (64, 24), (40, 12), (80, 24)]

PLACES = {"list": (), "form": ("enter",), "catalogue": ("a",), "page": ("enter",)}


async def reach(hands: Hands, place: str) -> None:
    await hands.press(*PLACES[place])
    if place == "page":
        await hands.point_at("Notes")
        await hands.press("enter")


@pytest.mark.parametrize("place", PLACES)
async def test_every_size_is_endured(driver: AppDriver, place: str) -> None:
    async with editing(driver, SHIPPED) as hands:
        await reach(hands, place)
        screen = hands.pilot.app.screen
        for width, height in SIZES:
            await resize(hands.pilot, width, height)
            lines = hands.lines
            assert len(lines) == height
            assert max(map(len, lines)) <= width
        assert hands.pilot.app.screen is screen


async def test_a_narrow_window_has_the_form_over_the_list(driver: AppDriver) -> None:
    async with editing(driver, SHIPPED, size=(40, 12)) as hands:
        assert "▸  1 Side-lying" in hands.text
        assert "Done as" not in hands.text
        await hands.press("enter")
        assert "▸ Done as" in hands.text
        assert "2 Bridge" not in hands.text
        assert hands.lines[0].strip() == "1. Side-lying straight-leg hover"
        await hands.press("escape")
        assert "2 Bridge" in hands.text
        assert "Done as" not in hands.text


async def test_a_prescription_can_be_written_in_a_small_window(driver: AppDriver) -> None:
    async with editing(driver, size=(40, 12)) as hands:
        await hands.write("Mine")
        await hands.press("ctrl+n")
        await hands.write("clam")
        await hands.press("enter", "down")
        await hands.write("2-3")
        await hands.press("enter")
        await hands.write("15-20")
        await hands.press("ctrl+s")
        assert "Saved as mine." in hands.text
    (exercise,) = driver.protocol("mine").exercises
    assert (exercise.sets, exercise.sets_max) == (2, 3)
    assert (exercise.reps, exercise.reps_max) == (15, 20)


async def test_the_form_scrolls_with_its_pointer(driver: AppDriver) -> None:
    async with editing(driver, SHIPPED, size=(40, 12)) as hands:
        await hands.press("enter")
        await hands.point_at("Load")
        await hands.write("red band")
        row = next(line for line in hands.lines if "▸ Load" in line)
        assert "red band" in row
        await resize(hands.pilot, 80, 24)
        await hands.pilot.pause()
        row = next(line for line in hands.lines if "▸ Load" in line)
        assert "red band" in row


async def test_without_colour_the_same_can_be_read(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with editing(driver, SHIPPED) as hands:
        await hands.press("enter", "down")
        await hands.write("25")
        plain = hands.text
        assert "▸ Sets" in plain
        assert "✗ expected" in plain
        for theme in (*THEMES, hands.pilot.app.available_themes["ansi-dark"]):
            hands.pilot.app.theme = theme.name
            await hands.pilot.pause()
            assert hands.text == plain


async def test_the_catalogue_says_how_to_leave_it_in_the_narrowest_window(
    driver: AppDriver,
) -> None:
    async with editing(driver, size=(40, 12)) as hands:
        await hands.press("ctrl+n")
        assert hands.lines[-1].endswith("esc back   f1 help")
