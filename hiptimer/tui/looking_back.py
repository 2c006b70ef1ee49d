"""Leads into the history and back: what was corrected there is saved before home comes up again."""

import asyncio
from typing import Final

from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.home_data import ShelfMemory
from hiptimer.tui.screens.history import HistoryScreen

NOT_SAVED: Final = "A correction of a past session is not saved:"


async def look_back(app: HomeApp) -> None:
    """Show the history until it is left; a key that was pressed twice opens it once."""
    if app.corrections:
        return
    screen = HistoryScreen(app.context)
    app.corrections = screen.corrections
    await app.push_screen_wait(screen)
    problem = await asyncio.to_thread(screen.corrections.close)
    app.corrections = None
    if told := screen.corrections.told():
        app.tell(told)
    if screen.discarding.emptied:
        app.shelf = ShelfMemory()
    if problem:
        app.lose(problem)
        app.tell(f"{NOT_SAVED} {problem}")
    app.show_home()
