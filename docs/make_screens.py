"""Redraws the pictures of the screens: `python -m docs.make_screens`.

The program itself draws them: it is started at a driver whose clock stands still, on a copy of the
example sessions, and its screen is exported.
"""

import asyncio
import re
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

from textual.pilot import Pilot

from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.context import EditRequest
from hiptimer.runner.protocol_document import NAME
from hiptimer.runner.protocol_editor import duplicate
from hiptimer.tui.screens.timer import TimerScreen
from tests.support.app_driver import AppDriver
from tests.support.fakes import FakeClock

PICTURES: Final = Path(__file__).parent / "pictures"
EXAMPLES: Final = Path(__file__).parent.parent / "sessions"

UNFINISHED: Final = "*_m7jx3paw.toml"
"""The example that home would ask about before it shows itself."""

MORNING: Final = datetime(2026, 11, 30, 7, 16, tzinfo=timezone(timedelta(hours=11)))

HOLDING_SECONDS: Final = 3.0
RATING_SECONDS: Final = 20.0


async def main() -> None:
    """Draw home, the timer in a hold, in a rest and above the limit, and the editor."""
    with TemporaryDirectory() as folder:
        ignored = shutil.ignore_patterns(UNFINISHED)
        shutil.copytree(EXAMPLES, Path(folder) / "sessions", ignore=ignored)
        driver = AppDriver(Path(folder), FakeClock(MORNING))
        driver.context.settings.save(affected_side=AffectedSide.LEFT)
        async with driver.opened() as pilot:
            draw(pilot, "home")
            await pilot.press("enter")
            await settled(pilot)
            driver.clock.advance(1)  # a key that comes sooner is one that is held down
            await pilot.press("enter")
            await settled(pilot)
            await pilot.press("n")
            await live(driver, pilot, HOLDING_SECONDS)
            draw(pilot, "timer")
            await live(driver, pilot, RATING_SECONDS)
            await pilot.press("2")
            await settled(pilot)
            draw(pilot, "rest")
            await pilot.press("5")
            await settled(pilot)
            draw(pilot, "above-the-limit")
    await draw_editor()


async def draw_editor() -> None:
    """Write the picture of the editor, with a protocol that has not been saved yet."""
    with TemporaryDirectory() as folder:
        driver = AppDriver(Path(folder), FakeClock(MORNING))
        driver.context.settings.save(affected_side=AffectedSide.LEFT)
        editor = duplicate(driver.context.library, "lateral-hip-isometric")
        editor.document.enter(NAME, "Left hip")
        async with driver.opened(EditRequest(editor)) as pilot:
            await pilot.press("enter", "down", "4", "down")
            await settled(pilot)
            draw(pilot, "editor")


async def live(driver: AppDriver, pilot: Pilot[int], seconds: float) -> None:
    """Let time pass as it does for a person, half a second at a time, and the timer see it pass."""
    timer = cast("TimerScreen", pilot.app.screen)
    for _ in range(round(seconds * 2)):
        driver.clock.advance(0.5)
        timer.pulse()
    await settled(pilot)


async def settled(pilot: Pilot[int]) -> None:
    """Let the screen come up and be painted."""
    for _ in range(4):
        await pilot.pause()


def draw(pilot: Pilot[int], name: str) -> None:
    """Write the screen as it is; the fonts are the reader's own, and nothing is fetched."""
    picture = pilot.app.export_screenshot(title="hiptimer")
    picture = re.sub(r"@font-face\s*{.*?}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"terminal-\d+", "terminal", picture)
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    asyncio.run(main())
