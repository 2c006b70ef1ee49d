"""Opens the history, and saves its corrections before home is shown again."""

import asyncio
from typing import Final

from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.home_data import ShelfMemory
from hiptimer.tui.screens.history import HistoryScreen

NOT_SAVED: Final = "A correction of a past session is not saved:"


async def look_back(app: HomeApp) -> None:
    """Show the history until it is closed; a key that was pressed twice opens it once."""
    if app.corrections:
        return
    screen = HistoryScreen(app.context)
    app.corrections = screen.corrections
    await app.push_screen_wait(screen)
    problem = await asyncio.to_thread(screen.corrections.close)
    app.corrections = None
    if message := screen.corrections.moved_message():
        app.report(message)
    if screen.trash.emptied:
        app.shelf = ShelfMemory()
    if problem:
        app.lose(problem)
        app.report(f"{NOT_SAVED} {problem}")
    app.show_home()
