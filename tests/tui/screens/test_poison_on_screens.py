"""Text that is not ours stays text on every screen: no markup, no escapes, nothing to click."""

import pytest
from textual.app import App

from hiptimer.model.text import clean
from tests.support.app_driver import AppDriver
from tests.support.scenes import PROTOCOL, WALKS, protocol_file
from tests.support.screen_text import strips_on, text_on, words_on

POISON = {
    "link and escapes": "[@click=app.quit]x[/] a\x1b[31mb\x1b]0;t\x07c\x9bd",
    "unclosed and direction": "half [/ \u202e right \u2066 end \u2028 line [bold",
    "wide": "\u4f60\u597d \U0001f9d8 e\u0301 " * 6,
}

SHOWS_NAMES = {
    *("home", "unfinished", "next-day", "start-sheet", "above-the-ceiling", "summary"),
    *("history", "history-open"),
}


def actions_on(app: App[int]) -> list[object]:
    """What a click on the screen would do: every action that is bound to a text."""
    strips = strips_on(app)
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    return [style.meta for style in styles if style.meta and "@click" in style.meta]


@pytest.mark.parametrize("kind", POISON)
@pytest.mark.parametrize("start", WALKS)
async def test_poison_in_every_field_stays_text(
    new_driver: AppDriver, start: str, kind: str
) -> None:
    poison = POISON[kind]
    new_driver.write_protocol(PROTOCOL, protocol_file(poison))
    WALKS[start].lay(new_driver)
    async with new_driver.opened() as pilot:
        async for name in WALKS[start].screens(new_driver, pilot):
            seen = text_on(pilot.app)
            assert clean(seen) == seen, name
            assert actions_on(pilot.app) == [], name
            if name in SHOWS_NAMES and kind != "wide":
                assert " ".join(clean(poison).split())[:18] in words_on(pilot.app), name
            assert pilot.app.is_running, name


async def test_poison_in_file_names_stays_text(driver: AppDriver) -> None:
    for name in ("[@click=app.quit]x", "half [b", "a\x1b]0;t\x07", "b\u202ec", "e\udce9"):
        (driver.folder / "protocols").mkdir(exist_ok=True)
        (driver.folder / "protocols" / f"{name}.toml").write_text("format = 1", encoding="utf-8")
        (driver.folder / "sessions" / "2026").mkdir(parents=True, exist_ok=True)
        (driver.folder / "sessions" / "2026" / f"{name}.toml").write_text("", encoding="utf-8")
    async with driver.opened() as pilot:
        for key in ("p", "enter"):
            assert clean(text_on(pilot.app)) == text_on(pilot.app)
            assert actions_on(pilot.app) == []
            await driver.press(pilot, key)
        assert pilot.app.is_running


async def test_poison_in_the_settings_stays_text(driver: AppDriver) -> None:
    settings = 'theme = "[@click=app.quit]x[/ \\u001b]0;t"\n"[b]key" = "half [/"\n'
    (driver.folder / "settings.toml").write_text(
        f'affected_side = "left"\n{settings}', encoding="utf-8"
    )
    async with driver.opened() as pilot:
        await driver.press(pilot, "p")
        assert "[b]key" in words_on(pilot.app)
        assert clean(text_on(pilot.app)) == text_on(pilot.app)
        assert actions_on(pilot.app) == []
