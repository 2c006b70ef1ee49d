"""The commands that run a session or show a screen: builds what they need, and hands over."""

import contextlib
from argparse import Namespace
from collections.abc import Mapping

from hiptimer.cli.screen import check_terminal, open_screens
from hiptimer.cli.start import make_request
from hiptimer.cli.wiring import build_context
from hiptimer.storage.folders import Folders


def open_front_end(options: Namespace, folders: Folders, environment: Mapping[str, str]) -> int:
    """Open home, or start what `options` ask for; give back the exit code."""
    plain = options.command == "start" and options.plain
    if not plain:
        check_terminal(environment)
    context = build_context(folders, environment)
    request = make_request(options, context) if options.command == "start" else None
    with contextlib.closing(context.sound), contextlib.closing(context.awake):
        if plain and request:
            from hiptimer.plain.front_end import run  # noqa: PLC0415 - one front end is enough

            return run(context, request)
        return open_screens(context, request)
