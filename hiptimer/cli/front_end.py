"""The commands that run a session or show a screen: builds what they need, and hands over."""

import contextlib
import gc
from argparse import Namespace
from collections.abc import Mapping

from hiptimer.cli.screen import check_terminal, open_screens
from hiptimer.cli.start import make_request
from hiptimer.cli.wiring import build_context
from hiptimer.storage.folders import Folders
from hiptimer.storage.settings import SettingsStore


def open_front_end(options: Namespace, folders: Folders, environment: Mapping[str, str]) -> int:
    """Open home, or start what `options` ask for; give back the exit code."""
    starts = options.command == "start"
    plain = starts and not options.script and _is_plain(options, folders)
    if not (plain or (starts and options.script)):
        check_terminal(environment)
    context = build_context(folders, environment)
    request = make_request(options, context) if starts else None
    if request and (options.script or plain):
        gc.enable()
    if request and options.script:
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


def _is_plain(options: Namespace, folders: Folders) -> bool:
    """Decide whether a session is followed line by line: as asked, else as the settings say."""
    if options.plain is not None:
        return bool(options.plain)
    return SettingsStore(folders.settings).load().settings.plain
