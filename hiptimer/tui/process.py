"""Runs the app as a process: signals, errors, exit codes, and a terminal left as it was."""

import asyncio
import os
import selectors
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from hiptimer.errors import SessionFaultError
from hiptimer.runner.ending_signals import ending_signals
from hiptimer.runner.failing_threads import failing_threads
from hiptimer.runner.watchdog import LONGEST_LEAVE_SECONDS, Watchdog
from hiptimer.tui.guarded_app import GuardedApp
from hiptimer.tui.terminal_state import TerminalState


def run(app: GuardedApp, longest_leave: float = LONGEST_LEAVE_SECONDS) -> int:
    """Run `app` on this terminal to its end, and return the exit code.

    Raises the app's error after restoring the terminal. A signal saves and exits with 128 plus its
    number; if that takes more than `longest_leave` seconds, it exits without saving.
    """
    if sys.platform != "win32":
        from hiptimer.tui.terminal_driver import TerminalDriver  # noqa: PLC0415 - it has none

        app.driver_class = TerminalDriver
    terminal = TerminalState.of(_number_of(sys.__stdin__), _number_of(sys.__stderr__))
    with closing(Watchdog(terminal.restore, longest_leave)) as watchdog:
        app.watchdog = watchdog
        try:
            with asyncio.Runner(loop_factory=exact_loop) as runner:
                runner.run(_run(app, watchdog))
        finally:
            terminal.restore_modes()
    if app.fault:
        raise SessionFaultError(app.safety) from app.fault
    return app.return_code or 0


MANY_FILES: Final = 512
"""Half of what `select` can watch."""


def exact_loop() -> asyncio.AbstractEventLoop:
    """Return an event loop whose timers are exact: epoll, Linux's default, rounds up to 1 ms."""
    if sys.platform == "linux" and _next_file_number() < MANY_FILES:
        return asyncio.SelectorEventLoop(selectors.SelectSelector())
    return asyncio.new_event_loop()


def _next_file_number() -> int:
    try:
        with Path(os.devnull).open("rb") as newest:
            return newest.fileno()
    except OSError:  # no more files can be opened: what follows reports that
        return MANY_FILES


async def _run(app: GuardedApp, watchdog: Watchdog) -> None:
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
            app.close_session()  # before the loop ends, which waits for threads that this releases


def _number_of(stream: object) -> int:
    return stream.fileno() if hasattr(stream, "fileno") else -1
