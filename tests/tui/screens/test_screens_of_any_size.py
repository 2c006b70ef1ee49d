"""Every screen in every size: nothing crashes, nothing is wider than the window."""

import pytest

from hiptimer.tui.themes import THEMES
from tests.support.app_driver import AppDriver
from tests.support.resizing import resize
from tests.support.scenes import SCENES, WALKS
from tests.support.screen_text import lines_on, text_on

SIZES = [(1, 1), (20, 5), (240, 70), (7, 60), (200, 3), (40, 12), (80, 24)]


def test_the_walks_lead_past_every_scene() -> None:
    passed = [name for walk in WALKS.values() for name in walk.ways]
    assert sorted(passed) == sorted(SCENES)


@pytest.mark.parametrize("start", WALKS)
async def test_every_size_is_endured_and_without_colour_every_theme_reads_the_same(
    new_driver: AppDriver, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")  # what is painted loses its colours last of all
    walk = WALKS[start]
    walk.lay(new_driver)
    async with new_driver.opened() as pilot:
        app = pilot.app
        assert app.no_color
        seen: list[str] = []
        async for name in walk.screens(new_driver, pilot):
            screen, plain = app.screen, text_on(app)
            assert plain not in seen, name
            seen.append(plain)
            for theme in (app.available_themes["ansi-dark"], *reversed(THEMES)):
                app.theme = theme.name
                await pilot.pause()
                assert text_on(app) == plain, (name, theme.name)
            for width, height in SIZES:
                await resize(pilot, width, height)
                lines = lines_on(app)
                assert len(lines) == height, name
                assert max(map(len, lines)) <= width, (name, width, height)
            assert app.screen is screen, name
