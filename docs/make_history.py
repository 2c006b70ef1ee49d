"""Redraws the pictures of the history: `python -m docs.make_history`.

The program itself draws them, from the first half of the year that `benchmarks.years` makes up,
the same every time: the list with a session beside it, and each of the charts.
"""

import asyncio
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from textual.pilot import Pilot

from benchmarks import years
from docs.make_screens import draw, settled
from hiptimer.model.protocol import AffectedSide
from tests.support.app_driver import AppDriver
from tests.support.fakes import FakeClock

NOON: Final = datetime(2026, 5, 16, 12, 0, tzinfo=years.HOME)
"""Half a year after the first session: the charts show most while the pain falls."""

SIZE: Final = (110, 30)

VIEWS: Final = ("history-session", "history-pain", "history-weeks", "history-calendar")
"""The pictures, in the order in which `v` leads from one to the next."""

WORK: Final = ("history", "figures")
"""What threads are asked to do for the screen."""


async def main() -> None:
    """Write a picture of each thing that can stand beside the list."""
    with TemporaryDirectory() as folder:
        driver = AppDriver(Path(folder), FakeClock(NOON))
        for session in years.sessions():
            if session.started_at < NOON:
                driver.context.sessions.save(session)
        driver.context.settings.save(affected_side=AffectedSide.LEFT)
        async with driver.opened(size=SIZE) as pilot:
            await driver.press(pilot, "h")
            for name in VIEWS:
                if name == "history-pain":
                    await driver.press(pilot, "right")  # the other side, the one that hurts
                await shown(driver, pilot)
                draw(pilot, name)
                await driver.press(pilot, "v")


async def shown(driver: AppDriver, pilot: Pilot[int]) -> None:
    """Let the files be read, what is asked for be worked out from them, and be painted."""
    while not driver.context.history.complete:
        await pilot.pause()
    while any(worker.is_running and worker.group in WORK for worker in pilot.app.workers):
        await pilot.pause()
    await settled(pilot)


if __name__ == "__main__":
    asyncio.run(main())
