"""Every screen in every size: nothing crashes, nothing is wider than the window."""

import pytest

from hiptimer.tui.themes import THEMES
from tests.tui.desk import Desk
from tests.tui.resizing import resize
from tests.tui.screen_text import lines_on, text_on
from tests.tui.screens.scenes import SCENES

SIZES = [(1, 1), (20, 5), (300, 100), (7, 60), (200, 3), (40, 12), (80, 24)]

every_scene = pytest.mark.parametrize("name", SCENES)


@every_scene
async def test_every_size_is_endured(new_desk: Desk, name: str) -> None:
    SCENES[name].lay(new_desk)
    async with new_desk.opened() as pilot:
        await SCENES[name].reach(new_desk, pilot)
        screen = pilot.app.screen
        for width, height in SIZES:
            await resize(pilot, width, height)
            await pilot.pause()
            lines = lines_on(pilot.app)
            assert len(lines) == height
            assert max(map(len, lines)) <= width
        assert pilot.app.screen is screen


@every_scene
async def test_without_colour_the_same_can_be_read(
    new_desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    SCENES[name].lay(new_desk)
    async with new_desk.opened() as pilot:
        await SCENES[name].reach(new_desk, pilot)
        plain = text_on(pilot.app)
        assert pilot.app.no_color
        for theme in (*THEMES, pilot.app.available_themes["ansi-dark"]):
            pilot.app.theme = theme.name
            await pilot.pause()
            assert text_on(pilot.app) == plain
