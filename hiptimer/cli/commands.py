"""Carries a command out, and makes an exit code of whatever became of it.

Every failure ends here, in words on standard error; no traceback is ever shown.
"""

import contextlib
from argparse import Namespace
from collections.abc import Mapping

from hiptimer.cli.messages import tell
from hiptimer.cli.places import choose_folders
from hiptimer.cli.screen import check_terminal, open_screens
from hiptimer.cli.start import make_request
from hiptimer.cli.unexpected import report
from hiptimer.cli.wiring import build_context
from hiptimer.errors import HiptimerError
from hiptimer.storage.folders import Folders


def carry_out(options: Namespace, environment: Mapping[str, str]) -> int:
    """Do what `options` say; give back the exit code."""
    folders: Folders | None = None
    try:
        folders = choose_folders(options.data_dir, environment)
        return _open_front_end(options, folders, environment)
    except HiptimerError as error:
        tell(f"hiptimer: {error}")
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - it is reported, and nothing personal with it
        return report(error, folders)


def _open_front_end(options: Namespace, folders: Folders, environment: Mapping[str, str]) -> int:
    plain = options.command == "start" and options.plain
    if not plain:
        check_terminal(environment)
    context = build_context(folders, environment)
    request = make_request(options, context) if options.command == "start" else None
    with contextlib.closing(context.sound):
        if plain and request:
            from hiptimer.plain.front_end import run  # noqa: PLC0415 - one front end is enough

            return run(context, request)
        return open_screens(context, request)
