"""Plain mode as a process: its input, its output, its signals and its exit code."""

import contextlib
import io
import os
import sys
from typing import Final

from hiptimer.errors import NoTerminalError
from hiptimer.plain.console import Console, Leave, ProcessSource, SingleKeys
from hiptimer.plain.run import follow
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.failing_threads import failing_threads
from hiptimer.runner.watchdog import Watchdog, ending_signals

NOWHERE_TO_PRINT: Final = "Plain mode prints what happens, but standard output is closed."


def run(context: Context, request: StartRequest) -> int:
    """Follow what `request` asks for, line by line; give back the exit code."""
    out = sys.stdout
    if out is None:
        raise NoTerminalError(NOWHERE_TO_PRINT)
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="replace")  # a letter that the terminal lacks ends no session
    descriptor = _input()
    interactive = descriptor is not None and os.isatty(descriptor)
    keyed = interactive and sys.platform != "win32"
    terminal = None
    if keyed and descriptor is not None:
        terminal = SingleKeys(descriptor, before_stop=context.sound.hush)
    source = ProcessSource(descriptor, context.clock)
    watchdog = Watchdog(terminal.restore if terminal else _nothing)
    console = Console(
        out,
        source,
        interactive=interactive,
        on_screen=out.isatty(),
        terminal=terminal,
    )

    def heard(number: int) -> None:
        source.signal(number)
        watchdog.start(128 + number)

    with (
        ending_signals(heard),
        failing_threads(source.fail),
        contextlib.closing(watchdog),
    ):
        try:
            return follow(context, request, console)
        except Leave as leave:
            _say_last(leave.unsaved)
            return leave.code


def _input() -> int | None:
    try:
        return sys.stdin.fileno() if sys.stdin else None
    except (OSError, ValueError):  # replaced, or closed
        return None


def _say_last(text: str) -> None:
    """Say on standard error what must not be missed, if anybody is left to read it."""
    if text and sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


def _nothing() -> None:
    """There is no terminal to put right."""
