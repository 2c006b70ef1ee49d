"""Examines the folders: whether saving works in them, and who else can read them."""

import os
import shutil
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from hiptimer.cli.findings import Finding, fine, note, wrong
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders, dead_link
from hiptimer.storage.leftovers import Leftover, find_leftovers, saved_in
from hiptimer.storage.precautions import WORDS, Precaution
from hiptimer.storage.trial import try_saving
from hiptimer.wording.problems import CANT_BE_READ, reason

ROOM_NEEDED: Final = 20_000_000
"""Bytes: years of sessions, the index of them, and the recorded speech."""

MEGABYTE: Final = 1_000_000

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def folder_findings(folders: Folders) -> Iterator[Finding]:
    """Examine every folder, and try saving in each; none is created."""
    places = {
        "protocols": folders.protocols,
        "sessions": folders.sessions,
        "trash": folders.trash,
        "settings": folders.settings.parent,
        "caches": folders.cache,
        "state": folders.state,
    }
    refused: dict[Precaution, list[str]] = {}
    for name, path in places.items():
        finding, missing = _folder(f"{name}: {one_line(str(path))}", path)
        yield finding
        for precaution in missing:
            refused.setdefault(precaution, []).append(name)
    for precaution, names in sorted(refused.items()):
        yield note(f"{', '.join(names)}: {WORDS[precaution]}")
    yield from _room(folders.sessions)
    yield from map(_leftover, find_leftovers(saved_in(folders)))


def _folder(named: str, path: Path) -> tuple[Finding, Collection[Precaution]]:
    """Examine a folder, and try saving in it; return the precautions that its disk lacks."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return _missing(named, path), ()
    except OSError as error:
        return wrong(f"{named} can't be opened: {reason(error)}"), ()
    if not stat.S_ISDIR(status.st_mode):
        return wrong(f"{named} is a file where a folder should be; move that file away"), ()
    if not os.access(path, os.R_OK | os.X_OK):
        return wrong(f"{named} {CANT_BE_READ}; check its permissions"), ()
    try:
        refused = try_saving(path)
    except OSError as error:
        why = reason(error)
        return wrong(f"{named} can be read, but nothing can be saved in it: {why}"), ()
    open_to_others = os.name == "posix" and status.st_mode & _OTHERS
    if open_to_others and Precaution.MODE not in refused:
        problem = "is open to others on this computer; chmod 700 changes that"
        return note(f"{named} {problem}"), refused
    return fine(named), refused


def _missing(named: str, path: Path) -> Finding:
    problem = dead_link(path)
    if problem:
        return wrong(f"{named} can't be opened: {problem}")
    parent = next((parent for parent in path.parents if _is_there(parent)), path)
    if os.access(parent, os.W_OK | os.X_OK):
        return fine(f"{named} does not exist yet; it is created when something is saved")
    return wrong(f"{named} does not exist and can't be created in {one_line(str(parent))}")


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _leftover(leftover: Leftover) -> Finding:
    return note(
        f"{one_line(str(leftover.path))} was left by a save that was cut off; "
        "it is removed when hiptimer starts a day later, and can be deleted"
    )


def _room(path: Path) -> Iterator[Finding]:
    try:
        there = next(each for each in (path, *path.parents) if _is_there(each))
        free = shutil.disk_usage(there).free
    except (OSError, StopIteration):  # the folder was reported already
        return
    if free < ROOM_NEEDED:
        yield wrong(f"the disk is nearly full: {free / MEGABYTE:.1f} MB are left; free some space")
