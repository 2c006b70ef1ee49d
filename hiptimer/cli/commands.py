"""Carries out a command, and turns the result into an exit code.

Every failure ends here, in words on standard error; no traceback is ever shown.
"""

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hiptimer.cli.home_options import HomeOptions
from hiptimer.cli.messages import notify
from hiptimer.cli.places import choose_folders
from hiptimer.cli.unexpected import report
from hiptimer.errors import HiptimerError, SessionFaultError
from hiptimer.storage.folders import Folders

if TYPE_CHECKING:
    from argparse import Namespace


def carry_out(options: "HomeOptions | Namespace", environment: Mapping[str, str]) -> int:
    """Do what `options` say; return the exit code."""
    folders: Folders | None = None
    try:
        folders = choose_folders(options.data_dir, environment)
        return _do(options, folders, environment)
    except HiptimerError as error:
        notify(f"hiptimer: {error}")
        return error.exit_code
    except SessionFaultError as fault:
        return _end_of_session(fault, folders)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - it is reported, and nothing personal with it
        return report(error, folders)


def _end_of_session(fault: SessionFaultError, folders: Folders | None) -> int:
    match fault.__cause__:
        case HiptimerError() as error:
            notify(f"hiptimer: {error}. {fault.safety}".rstrip())
            return error.exit_code
        case error:
            return report(error or fault, folders, fault.safety)


def _do(
    options: "HomeOptions | Namespace", folders: Folders, environment: Mapping[str, str]
) -> int:
    if isinstance(options, HomeOptions) or options.command is None:
        return _open(None, folders, environment)
    match options.command:
        case "protocols" if options.protocols_command == "edit":
            from hiptimer.cli.protocols_edit import open_editor  # noqa: PLC0415

            return open_editor(options, folders, environment)
        case "protocols":
            from hiptimer.cli import protocols  # noqa: PLC0415 - as for the others: one is enough

            return protocols.run(options, folders)
        case "history":
            from hiptimer.cli import history  # noqa: PLC0415

            return history.run(options, folders)
        case "show":
            from hiptimer.cli import show  # noqa: PLC0415

            return show.run(options, folders)
        case "sessions":
            from hiptimer.cli import sessions  # noqa: PLC0415

            return sessions.run(options, folders)
        case "doctor":
            from hiptimer.cli import doctor  # noqa: PLC0415

            return doctor.run(folders, environment)
        case "completion":
            from hiptimer.cli import completion  # noqa: PLC0415

            return completion.run(options)
        case _:
            return _open(options, folders, environment)


def _open(start: "Namespace | None", folders: Folders, environment: Mapping[str, str]) -> int:
    # What is imported stays: collecting garbage among it takes a tenth of the start.
    gc.disable()
    from hiptimer.cli.start import open_front_end  # noqa: PLC0415

    return open_front_end(start, folders, environment)
