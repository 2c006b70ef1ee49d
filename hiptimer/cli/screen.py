"""Opens the screens, if there is a terminal that can show them."""

import gc
import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

from hiptimer.errors import NoTerminalError
from hiptimer.runner.context import Context
from hiptimer.runner.edit_request import EditRequest
from hiptimer.runner.start_request import StartRequest

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
    from hiptimer.tui.process import run  # noqa: PLC0415

    app = HiptimerApp(context, request)
    gc.freeze()  # no phase change waits for the garbage collection of everything imported
    return run(app)
