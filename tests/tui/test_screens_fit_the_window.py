"""A screen that comes up knows the window: its widgets are styled for that size at once."""

import pytest

from hiptimer.tui.screens.history import HistoryScreen
from hiptimer.tui.screens.settings import SettingsScreen
from tests.support.app_driver import AppDriver

SIZES = {"-narrow", "-wide", "-low", "-middle", "-tall"}


@pytest.mark.parametrize(
    ("size", "of_history", "of_settings"),
    [
        ((80, 24), {"-wide", "-tall"}, {"-tall"}),
        ((75, 19), {"-narrow", "-low"}, {"-middle"}),
        ((40, 12), {"-narrow", "-low"}, {"-low"}),
    ],
)
async def test_a_screen_fits_the_window_before_anything_in_it_is_styled(
    driver: AppDriver, size: tuple[int, int], of_history: set[str], of_settings: set[str]
) -> None:
    async with driver.opened(size=size) as pilot:
        assert pilot.app.screen.classes == {"-tall" if size[1] >= 20 else "-low"}
        for screen, classes in (
            (HistoryScreen(driver.context), of_history),
            (SettingsScreen(driver.context), of_settings),
        ):
            up = pilot.app.push_screen(screen)
            assert screen.classes == classes
            await up
            await pilot.pause()
            assert screen.classes & SIZES == classes
            await pilot.app.pop_screen()
