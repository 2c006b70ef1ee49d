"""Leads through one session: the start sheet, the timer, the summary, and home again."""

import asyncio
import inspect
from importlib import import_module
from pathlib import Path

from hiptimer.errors import FileError, MissingFileError, UnknownProtocolError, UnreadableError
from hiptimer.interaction.view import End
from hiptimer.model.choices import DayChoices
from hiptimer.model.protocol import Protocol
from hiptimer.runner.context import StartRequest
from hiptimer.runner.last_used import FOR_A_NEWCOMER
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui import unsaved
from hiptimer.tui.day_form import DayForm
from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.screens.choice_screen import ChoiceScreen
from hiptimer.tui.screens.folder_screen import FolderScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.summary import SummaryScreen
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.wording.problems import problem_words


async def settle(app: HomeApp, request: StartRequest, *, comes_back: bool = False) -> None:
    """Show the start sheet for a request, and follow the session if the person starts it.

    With `comes_back` the app stays open even if the session is to be resumed later.
    """
    choices = DayChoices(side=request.side, sets=request.sets)
    form = DayForm(request.protocol, app.settings.rules, choices)
    runner = await app.push_screen_wait(StartSheet(app.context, form, _shorter(app, form)))
    if runner:
        await follow(app, runner, comes_back=comes_back)


async def follow(app: HomeApp, runner: SessionRunner, *, comes_back: bool = False) -> None:
    """Run a session to its end, or until the person leaves it for later."""
    app.runner = runner
    flash, captions = app.settings.flash, app.settings.captions
    timer = TimerScreen(runner, flash=flash, captions=captions)
    preparing = asyncio.create_task(_prepare_the_end(app))
    end = await app.push_screen_wait(timer)
    await asyncio.wait([preparing])
    preparing.exception()  # anything that failed to load is loaded when it is needed
    match end:
        case End.LATER if not comes_back:
            if await unsaved.settle(app, runner, leaving=True):
                app.leave(0)
                return
        case End.FINISHED | End.KEPT:
            await app.push_screen_wait(SummaryScreen(runner, app.context.clock))
            await unsaved.settle(app, runner, leaving=False)
        case End.DISCARDED:
            await asyncio.to_thread(runner.close)
            runner.drop()
            _discard(app, runner)
        case End.LATER:
            await unsaved.settle(app, runner, leaving=False)
    if not runner.settled:
        app.watch_unsaved(runner)
    app.runner = None
    if notice := runner.notice():
        app.report(notice)
    app.show_home()


async def _prepare_the_end(app: HomeApp) -> None:
    """Load now what is needed after the session, because no file may be readable by then.

    These are the style sheets of the screens, the thread that waits for the disk, and the modules
    with which Textual reports the error of a worker, which would otherwise be lost.
    """
    await asyncio.to_thread(import_module, "rich.traceback")
    for screen in (SummaryScreen, ChoiceScreen, FolderScreen):
        path = Path(inspect.getfile(screen)).with_name(screen.CSS_PATH)
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)


def _discard(app: HomeApp, runner: SessionRunner) -> None:
    try:
        if runner.session:
            app.context.sessions.discard(runner.session.id)
    except MissingFileError:
        return  # before the first hold there is no file yet
    except FileError as error:
        app.report(problem_words(error))


def _shorter(app: HomeApp, form: DayForm) -> Protocol | None:
    """Return the short protocol, if it can be read and `form` has another one."""
    try:
        short = app.context.library.get(FOR_A_NEWCOMER)
    except (UnknownProtocolError, UnreadableError):
        return None
    return None if short.id == form.protocol.id else short
