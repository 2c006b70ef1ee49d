"""Carries out a command, and turns the result into an exit code.

Every failure ends here, in words on standard error; no traceback is ever shown: it would print
names, notes and pain ratings, since the messages of exceptions contain values. Of an unexpected
failure only the types of the exceptions and the places in the code are reported.
"""

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hiptimer.cli.home_options import HomeOptions
from hiptimer.cli.messages import notify
from hiptimer.cli.places import choose_folders
from hiptimer.errors import HiptimerError, SessionFaultError
from hiptimer.storage.folders import Folders

if TYPE_CHECKING:
    from argparse import Namespace

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from hiptimer import __version__
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import save
from hiptimer.wording.problems import kind_of, unexpected_words


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


EXIT_CODE: Final = 70

LOG_NAME: Final = "last-error.log"


def report(error: BaseException, folders: Folders | None, safety: str = "") -> int:
    """Report what happened, keep where it happened in the state folder, return the exit code.

    `safety` says what is known of a session in progress; nothing else is known of it.
    """
    notify(f"hiptimer: {unexpected_words(error)} ended it. {safety}".rstrip())
    kept = _keep(folders.state / LOG_NAME, error) if folders else None
    if kept:
        notify(f"Where in the code it happened, and nothing about you, is in {one_line(str(kept))}")
    else:
        notify("\n".join(lines(error)))
    return EXIT_CODE


def lines(error: BaseException) -> Iterator[str]:
    """Yield `error` and its causes, without any values."""
    yield f"hiptimer {__version__}, Python {sys.version.partition(' ')[0]}, {sys.platform}"
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield kind_of(cause)
        yield from _places(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        frame = traceback.tb_frame
        # The module and not its path, which contains the name of the home folder.
        module = frame.f_globals.get("__name__", "?")
        yield f"  {module}:{traceback.tb_lineno} {frame.f_code.co_qualname}"
        traceback = traceback.tb_next


def _keep(path: Path, error: BaseException) -> Path | None:
    try:
        return save(path, "".join(f"{line}\n" for line in lines(error)).encode()).path
    except Exception:  # noqa: BLE001 - it is printed in its place; a report must not fail
        return None
