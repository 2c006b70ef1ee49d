"""What is said and kept about an unforeseen error: nothing about the person.

A traceback would print names, notes and pain ratings, since the messages of exceptions contain
values. Only the types of the exceptions and the places in the code are reported.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

from hiptimer import __version__
from hiptimer.cli.messages import notify
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import save
from hiptimer.storage.folders import Folders
from hiptimer.wording.problems import kind_of, unexpected_words

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
