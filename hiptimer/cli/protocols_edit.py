"""`hiptimer protocols edit`: opens a protocol in the editor, and ends with it."""

import contextlib
from argparse import Namespace
from collections.abc import Mapping
from typing import Final

from hiptimer.cli.start import check_terminal, open_screens
from hiptimer.cli.wiring import build_context
from hiptimer.runner.context import EditRequest
from hiptimer.runner.protocol_editor import edit
from hiptimer.storage.folders import Folders

BY_HAND_INSTEAD: Final = (
    "Any text editor will do too: hiptimer protocols new creates a file to start from, "
    "and hiptimer protocols check shows what is wrong in it"
)


def open_editor(options: Namespace, folders: Folders, environment: Mapping[str, str]) -> int:
    """Open an own protocol, even one with mistakes, or a copy of a shipped one.

    Returns the exit code. Raises HiptimerError.
    """
    check_terminal(environment, BY_HAND_INSTEAD)
    context = build_context(folders, environment)
    request = EditRequest(edit(context.library, options.id))
    with contextlib.closing(context.sound), contextlib.closing(context.awake):
        return open_screens(context, request)
