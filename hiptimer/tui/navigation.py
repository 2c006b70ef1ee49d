"""Which screen follows which: what a start begins with, one session, and what home leads to.

Each of these ends at home again. Screens that a session does not need are imported when they open.
"""

import asyncio
import inspect
from importlib import import_module
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from hiptimer.errors import (
    FileError,
    HiptimerError,
    MissingFileError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.interaction.view import End
from hiptimer.model.choices import DayChoices
from hiptimer.model.protocol import Protocol
from hiptimer.runner import protocol_editor
from hiptimer.runner.context import EditRequest, StartRequest
from hiptimer.runner.last_used import FOR_A_NEWCOMER
from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui import unsaved, welcome
from hiptimer.tui.app import HiptimerApp, Request
from hiptimer.tui.day_form import DayForm
from hiptimer.tui.home_data import ProtocolAction, ShelfMemory
from hiptimer.tui.screens.questions import ChoiceScreen, FolderScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.summary import SummaryScreen
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.wording.problems import problem_words

CORRECTION_NOT_SAVED: Final = "A correction of a past session is not saved:"


async def begin(app: HiptimerApp, request: Request | None, *, asks: bool) -> None:
    """Ask what is due if `asks`, and open what was requested; to edit, nothing is asked."""
    match request:
        case EditRequest(editor):
            await _edit(app, editor)
            app.leave(0)
            return
        case _ if asks and await _resumes(app):
            return
        case StartRequest():
            await start(app, request)


async def _resumes(app: HiptimerApp) -> bool:
    """Ask what `welcome` has to ask; return whether a session was resumed instead."""
    if app.hip_is_unknown:
        await welcome.ask_which_hip(app)
    runner = await welcome.settle_unfinished(app)
    app.show_home()
    if runner:
        await _follow(app, runner)
        return True
    await welcome.ask_about_night(app)
    app.show_home()
    return False


# One session


async def start(app: HiptimerApp, request: StartRequest, *, comes_back: bool = False) -> None:
    """Show the start sheet for a request, and follow the session if the person starts it.

    With `comes_back` the app stays open even if the session is to be resumed later.
    """
    choices = DayChoices(side=request.side, sets=request.sets)
    form = DayForm(request.protocol, app.settings.rules, choices)
    runner = await app.push_screen_wait(StartSheet(app.context, form, _shorter(app, form)))
    if runner:
        await _follow(app, runner, comes_back=comes_back)


async def _follow(app: HiptimerApp, runner: SessionRunner, *, comes_back: bool = False) -> None:
    """Run a session to its end, or until the person leaves it for later."""
    app.open_work.begin(runner)
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
    app.open_work.end()
    if notice := runner.notice():
        app.report(notice)
    app.show_home()


async def _prepare_the_end(app: HiptimerApp) -> None:
    """Load now what is needed after the session, because no file may be readable by then.

    These are the style sheets of the screens, the thread that waits for the disk, and the modules
    with which Textual reports the error of a worker, which would otherwise be lost.
    """
    await asyncio.to_thread(import_module, "rich.traceback")
    for screen in (SummaryScreen, ChoiceScreen, FolderScreen):
        path = Path(inspect.getfile(screen)).with_name(screen.CSS_PATH)
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)


def _discard(app: HiptimerApp, runner: SessionRunner) -> None:
    try:
        if runner.session:
            app.context.sessions.discard(runner.session.id)
    except MissingFileError:
        return  # before the first hold there is no file yet
    except FileError as error:
        app.report(problem_words(error))


def _shorter(app: HiptimerApp, form: DayForm) -> Protocol | None:
    """Return the short protocol, if it can be read and `form` has another one."""
    try:
        short = app.context.library.get(FOR_A_NEWCOMER)
    except (UnknownProtocolError, UnreadableError):
        return None
    return None if short.id == form.protocol.id else short


# Protocols, the history and the settings


async def change_protocol(app: HiptimerApp, change: ProtocolAction, protocol_id: str) -> None:
    """Make a change that was requested on home, which shows why if it fails."""
    library = app.context.library
    try:
        match change:
            case ProtocolAction.EDIT:
                await _edit(app, protocol_editor.edit(library, protocol_id))
            case ProtocolAction.DUPLICATE:
                await _edit(app, protocol_editor.duplicate(library, protocol_id))
            case ProtocolAction.NEW:
                await _edit(app, protocol_editor.begin(library))
            case ProtocolAction.REMOVE:
                removed = library.remove(protocol_id)
                said = f"{protocol_id} is in the trash now; u puts it back."
                app.remember(ShelfMemory(removed=removed, said=said))
            case ProtocolAction.PUT_BACK if app.shelf.removed:
                library.store.restore(app.shelf.removed)
                app.remember(ShelfMemory(at=app.shelf.removed.path.stem))
    except HiptimerError as error:
        app.remember(replace(app.shelf, said=str(error)))
    app.show_home()


async def _edit(app: HiptimerApp, editor: ProtocolEditor) -> None:
    """Open the editor, and then highlight the edited protocol at home."""
    from hiptimer.tui.screens.editor import EditorScreen  # noqa: PLC0415 - no session needs it

    await app.push_screen_wait(EditorScreen(editor, app.settings.rules))
    app.remember(ShelfMemory(at=editor.document.protocol_id))


async def look_back(app: HiptimerApp) -> None:
    """Show the history until it is closed, and save its corrections before home is shown again.

    A key that was pressed twice opens it once.
    """
    from hiptimer.tui.screens.history import HistoryScreen  # noqa: PLC0415 - no session needs it

    if app.open_work.corrections:
        return
    screen = HistoryScreen(app.context)
    app.open_work.correct(screen.browser.corrections)
    await app.push_screen_wait(screen)
    problem = await asyncio.to_thread(screen.browser.corrections.close)
    app.open_work.correct(None)
    if message := screen.browser.corrections.moved_message():
        app.report(message)
    if screen.browser.trash.emptied:
        app.remember(ShelfMemory())
    if problem:
        app.open_work.lose(problem)
        app.report(f"{CORRECTION_NOT_SAVED} {problem}")
    app.show_home()


async def change_settings(app: HiptimerApp) -> None:
    """Show the settings, and then home with the new values."""
    from hiptimer.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - seldom needed

    await app.push_screen_wait(SettingsScreen(app.context))
    app.read_settings()
    app.show_home()
