"""Where things are kept, and the links that lead nowhere. The command line chooses the places."""

import stat
from pathlib import Path

from msgspec import Struct

from hiptimer.model.text import one_line
from hiptimer.wording.problems import reason


class Folders(Struct, frozen=True, kw_only=True):
    """The folders of one person on this device, and the one file of settings."""

    protocols: Path
    sessions: Path
    trash: Path
    settings: Path
    cache: Path
    state: Path


def problem_at(path: Path, error: OSError) -> str:
    """Return why `error` happened at `path`; a link that leads nowhere is named."""
    missing = isinstance(error, FileNotFoundError | FileExistsError | NotADirectoryError)
    return (missing and dead_link(path)) or reason(error)


def dead_link(path: Path) -> str | None:
    """Return that `path`, or a folder above it, is a link that leads nowhere, and what to do."""
    for each in (path, *path.parents):
        if _leads_nowhere(each):
            where = "it is" if each == path else f"{one_line(str(each))} is"
            return (
                f"{where} a link that leads nowhere; connect the drive that it leads to, or fix it"
            )
    return None


def _leads_nowhere(path: Path) -> bool:
    try:
        if not stat.S_ISLNK(path.lstat().st_mode):
            return False
    except OSError:  # what is wrong there has a reason of its own
        return False
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
