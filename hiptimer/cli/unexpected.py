"""What is said and kept of an error that nobody foresaw: nothing about the person.

A traceback would print names, notes and pain numbers, for the messages of exceptions hold values.
Only the kinds of the exceptions and the places in the code are told.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from hiptimer import __version__
from hiptimer.cli.messages import tell
from hiptimer.model.text import one_line
from hiptimer.runner.failure_words import kind_of
from hiptimer.storage.atomic import save
from hiptimer.storage.folders import Folders

EXIT_CODE: Final = 70

LOG_NAME: Final = "last-error.log"


def report(error: BaseException, folders: Folders | None, safety: str = "") -> int:
    """Say what happened, keep where it happened in the state folder, return the exit code.

    `safety` says what is known of a session that was under way; nothing else is known of it.
    """
    tell(f"hiptimer: an error of its own ({kind_of(error)}) ended it. {safety}".rstrip())
    kept = _keep(folders.state / LOG_NAME, error) if folders else None
    if kept:
        tell(f"Where in the code it happened, and nothing about you, is in {one_line(str(kept))}")
    else:
        tell("\n".join(told(error)))
    return EXIT_CODE


def told(error: BaseException) -> Iterator[str]:
    """Tell `error` and what brought it about, without any value."""
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
        # The module and not its path, for that begins with somebody's home.
        module = frame.f_globals.get("__name__", "?")
        yield f"  {module}:{traceback.tb_lineno} {frame.f_code.co_qualname}"
        traceback = traceback.tb_next


def _keep(path: Path, error: BaseException) -> Path | None:
    try:
        return save(path, "".join(f"{line}\n" for line in told(error)).encode()).path
    except Exception:  # noqa: BLE001 - it is printed in its place; a report must not fail
        return None
