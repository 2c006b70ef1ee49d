"""Runs the app as a process: signals, errors, exit codes, and a terminal left as it was."""

import asyncio
import sys
from contextlib import closing
from typing import TextIO

from textual.driver import Driver

from hiptimer.errors import SessionFaultError
from hiptimer.runner.failing_threads import failing_threads
from hiptimer.runner.watchdog import LONGEST_LEAVE_SECONDS, Watchdog, ending_signals
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.terminal.state import TerminalState


def run(app: HiptimerApp, longest_leave: float = LONGEST_LEAVE_SECONDS) -> int:
    """Run `app` on this terminal to its end, and return the exit code.

    Raises the app's error after restoring the terminal. A signal saves and exits with 128 plus its
    number; if that takes more than `longest_leave` seconds, it exits without saving.
    """
    driver: type[Driver] | None = None
    if sys.platform != "win32":
        from hiptimer.tui.terminal.driver import TerminalDriver  # noqa: PLC0415 - it has none

        driver = TerminalDriver
    terminal = TerminalState.of(_number_of(sys.__stdin__), _number_of(sys.__stderr__))
    with closing(Watchdog(terminal.restore, longest_leave)) as watchdog:
        app.attach(watchdog, driver)
        try:
            asyncio.run(_run(app, watchdog))
        finally:
            terminal.restore_modes()
    if app.fault:
        raise SessionFaultError(app.open_work.safety) from app.fault
    return app.return_code or 0


async def _run(app: HiptimerApp, watchdog: Watchdog) -> None:
    loop = asyncio.get_running_loop()

    def heard(number: int) -> None:
        watchdog.start(128 + number)
        loop.call_soon_threadsafe(app.leave, 128 + number)

    def failed(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            app.fail(error)

    loop.set_exception_handler(failed)

    def thread_failed(error: Exception) -> None:
        loop.call_soon_threadsafe(app.fail, error)

    with ending_signals(heard), failing_threads(thread_failed):
        try:
            await app.run_async()
        finally:
            # Before the loop ends, which waits for threads that this releases.
            app.open_work.close()


def _number_of(stream: TextIO | None) -> int:
    return stream.fileno() if stream else -1
