"""Opens home or follows a protocol: finds what was asked for, and hands it to a front end."""

import contextlib
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from hiptimer.cli.places import path_of
from hiptimer.cli.wiring import build_context
from hiptimer.errors import NoTerminalError, UnknownProtocolError
from hiptimer.model.protocol import Protocol, SideChoice
from hiptimer.runner.context import Context, EditRequest, StartRequest
from hiptimer.runner.last_used import last_used
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from argparse import Namespace

PLAIN_INSTEAD: Final = "Plain mode works anywhere: hiptimer start --plain"

_CANT_DRAW: Final = frozenset({"", "dumb", "unknown"})
"""Values of TERM for a terminal that knows no escape sequences, or an unknown one."""


def check_terminal(environment: Mapping[str, str], instead: str = PLAIN_INSTEAD) -> None:
    """Raise NoTerminalError if a screen can't be drawn, or its keys can't be read.

    `instead` says what works there.

    Textual reads standard input and draws on standard error. Standard output is checked as well: if
    it is redirected, something is waiting for text there, and none would come.
    """
    streams: dict[str, TextIO | None] = {
        "standard input": sys.__stdin__,
        "standard output": sys.__stdout__,
        "standard error": sys.__stderr__,
    }
    for name, stream in streams.items():
        if stream is None or stream.closed or not stream.isatty():
            raise NoTerminalError(
                f"The screens of hiptimer need a terminal, and {name} is not one. {instead}"
            )
    if os.name == "posix" and environment.get("TERM", "") in _CANT_DRAW:
        raise NoTerminalError(
            "The variable TERM says that this terminal can't show the screens of hiptimer. "
            f"If it can, set TERM to its type, such as xterm-256color. {instead}"
        )


def open_screens(context: Context, request: StartRequest | EditRequest | None = None) -> int:
    """Run the screens, from home or from what `request` asks for; return the exit code."""
    from hiptimer.tui.app import HiptimerApp  # noqa: PLC0415 - Textual takes its time
    from hiptimer.tui.terminal.process import run  # noqa: PLC0415

    app = HiptimerApp(context, request)
    gc.freeze()  # no phase change waits for the garbage collection of everything imported
    return run(app)


def make_request(options: "Namespace", context: Context) -> StartRequest:
    """Return a request for what was typed; raises HiptimerError if it can't be followed."""
    return StartRequest(
        protocol=_protocol(options.protocol, context),
        side=SideChoice(options.side) if options.side else None,
        sets=options.sets,
    )


def _protocol(typed: str | None, context: Context) -> Protocol:
    """Look for an id first; a path has a separator or ends in .toml, or is an existing file."""
    if typed is None:
        return last_used(context)
    path = path_of(typed)
    if path.name != typed or path.suffix == ".toml":
        return context.library.read_file(path)
    try:
        return context.library.get(typed)
    except UnknownProtocolError:
        if _exists(path):
            return context.library.read_file(path)
        raise


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except OSError:  # a name that is too long, for example
        return False
    return True


def open_front_end(
    start: "Namespace | None", folders: Folders, environment: Mapping[str, str]
) -> int:
    """Open home, or start what the options of `start` ask for; return the exit code."""
    plain = start is not None and not start.script and _is_plain(start, folders)
    if not plain and (start is None or not start.script):
        check_terminal(environment)
    context = build_context(folders, environment)
    request = make_request(start, context) if start else None
    if start and (start.script or plain):
        gc.enable()
    if start and request and start.script:
        from hiptimer.plain.script import print_script  # noqa: PLC0415 - as for the front ends

        return print_script(context, request)
    with contextlib.ExitStack() as at_the_end:
        at_the_end.callback(context.history.stop)
        at_the_end.callback(context.awake.close)
        at_the_end.callback(context.sound.close)
        if request and plain:
            from hiptimer.plain.front_end import run  # noqa: PLC0415 - one front end is enough

            context.tidy_up()
            return run(context, request)
        return open_screens(context, request)


def _is_plain(start: "Namespace", folders: Folders) -> bool:
    """Decide whether a session is followed line by line: as asked, else as the settings say."""
    if start.plain is not None:
        return bool(start.plain)
    return SettingsStore(folders.settings).load().settings.plain
