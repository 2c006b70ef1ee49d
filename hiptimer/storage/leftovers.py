"""What a save that was killed leaves behind: files with names that only saves use.

They are removed a day later, and nothing else is. If the process of one still runs, it is in use.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from hiptimer.storage.folders import Folders

OLD_SECONDS: Final = 24 * 60 * 60
"""A save takes milliseconds, but the folder may be shared with devices whose clocks are wrong."""

_NAME: Final = r"(?a)\.hiptimer-(?:(\d{1,10})-)?[0-9a-f]{16}\.tmp"
"""With the number of the process that writes it; version 0.1.0 left it out."""


class Leftover(Struct, frozen=True):
    """A file that a save left behind: its place, its size, and its age by the disk's clock."""

    path: Path
    size: int
    changed: float


def saved_in(folders: Folders) -> Iterator[Path]:
    """Yield every folder in which something is saved, including the years of sessions."""
    yield from (folders.protocols, folders.sessions, folders.trash)
    yield from (folders.settings.parent, folders.state)
    try:
        with os.scandir(folders.sessions) as entries:
            years = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:  # there is none, or the listing of sessions reports it
        return
    yield from (folders.sessions / year for year in years)


def find_leftovers(folders: Iterable[Path]) -> Iterator[Leftover]:
    """Find what saves left in `folders` themselves; anything unreadable is skipped."""
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                found = [entry.name for entry in entries if _is_unused(entry.name)]
        except OSError:  # there is none, or the next save there reports it
            continue
        for name in sorted(found):
            path = folder / name
            try:
                status = path.lstat()
            except OSError:  # it is gone meanwhile
                continue
            if stat.S_ISREG(status.st_mode):
                yield Leftover(path, status.st_size, status.st_mtime)


def remove_leftovers(folders: Iterable[Path], now: float) -> int:
    """Remove what is older than a day at `now` (seconds since 1970), and return the count.

    What can't be removed stays: it does no harm, and doctor lists it.
    """
    removed = 0
    for leftover in find_leftovers(folders):
        if now - leftover.changed > OLD_SECONDS:
            try:
                leftover.path.unlink()
            except OSError:
                continue
            removed += 1
    return removed


def _is_unused(name: str) -> bool:
    found = re.fullmatch(_NAME, name)
    return found is not None and not (found[1] and _runs(int(found[1])))


def _runs(process: int) -> bool:
    """Return whether a process with this number runs here. Windows protects open files itself."""
    if os.name != "posix" or process == 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it belongs to another user
        return True
    return True
