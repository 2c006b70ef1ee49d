"""The commands that run a session or show a screen: builds what they need, and hands over."""

import contextlib
import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hiptimer.cli.screen import check_terminal, open_screens
from hiptimer.cli.start import make_request
from hiptimer.cli.wiring import build_context
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from argparse import Namespace


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
