"""How tests of the settings screen press keys and read what it says."""

from pathlib import Path

from textual.pilot import Pilot

from hiptimer.tui.widgets.key_line import key_hints
from tests.support.app_driver import AppDriver


def settings_file(driver: AppDriver) -> Path:
    return driver.context.settings.path


def write(driver: AppDriver, text: str) -> None:
    settings_file(driver).write_text(text, encoding="utf-8")


def read(driver: AppDriver) -> str:
    return settings_file(driver).read_text(encoding="utf-8")


async def press(driver: AppDriver, pilot: Pilot[int], keys: str) -> None:
    """Press keys one after another, each some time after the one before."""
    for key in keys.split():
        driver.clock.advance(1)
        await pilot.press(key)
    await pilot.pause()


def hints(pilot: Pilot[int], *, hidden: bool = False) -> dict[str, str]:
    """Return the keys that work now, with what they do."""
    return {hint.key: hint.words for hint in key_hints(pilot.app.screen, hidden=hidden)}
