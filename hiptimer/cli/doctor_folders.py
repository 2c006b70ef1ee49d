"""Looks at the folders: whether they can be read and written, and who else can look into them."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hiptimer.cli.findings import Finding, fine, note, wrong
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders
from hiptimer.storage.system_errors import dead_link, reason

ROOM_NEEDED: Final = 20_000_000
"""Bytes: years of sessions, the index of them, and what the voice has spoken."""

MEGABYTE: Final = 1_000_000

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def folder_findings(folders: Folders) -> Iterator[Finding]:
    """Look at every folder; it makes none."""
    places = {
        "protocols": folders.protocols,
        "sessions": folders.sessions,
        "trash": folders.trash,
        "settings": folders.settings.parent,
        "caches": folders.cache,
        "state": folders.state,
    }
    for name, path in places.items():
        yield _folder(f"{name}: {one_line(str(path))}", path)
    yield from _room(folders.sessions)


def _folder(named: str, path: Path) -> Finding:
    try:
        status = path.stat()
    except FileNotFoundError:
        return _missing(named, path)
    except OSError as error:
        return wrong(f"{named} can't be opened: {reason(error)}")
    if not stat.S_ISDIR(status.st_mode):
        return wrong(f"{named} is a file where a folder should be; move that file away")
    if not os.access(path, os.R_OK | os.X_OK):
        return wrong(f"{named} can't be read; look at its permissions")
    if not os.access(path, os.W_OK | os.X_OK):
        return wrong(f"{named} can be read, but nothing can be saved in it")
    if os.name == "posix" and status.st_mode & _OTHERS:
        return note(f"{named} is open to others on this computer; chmod 700 changes that")
    return fine(named)


def _missing(named: str, path: Path) -> Finding:
    problem = dead_link(path)
    if problem:
        return wrong(f"{named} can't be opened: {problem}")
    parent = _nearest(path)
    if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
        return fine(f"{named} is not there yet, and is made when something is saved")
    return wrong(f"{named} is not there and can't be made in {one_line(str(parent))}")


def _nearest(path: Path) -> Path:
    """Give the lowest folder above `path` that is there."""
    return next(parent for parent in path.parents if parent.exists())


def _room(path: Path) -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(path if path.exists() else _nearest(path)).free
    except OSError:  # the folder was told already
        return
    if free < ROOM_NEEDED:
        yield wrong(f"the disk is nearly full: {free / MEGABYTE:.1f} MB are left; make some room")
