"""A window made larger or smaller: Textual gathers such changes for a frame before it acts."""

from typing import Any

from textual.pilot import Pilot


async def resize(pilot: Pilot[Any], width: int, height: int) -> None:
    """Give the terminal a size in cells, and wait until the screen has taken it and is painted."""
    await pilot.resize_terminal(width, height)
    while pilot.app.is_running and pilot.app.screen.outer_size != (width, height):
        await pilot.pause()
    await pilot.pause()  # what it shows takes its room
    await pilot.pause()  # and is painted
