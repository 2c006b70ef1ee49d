"""Saves a file whole or not at all, readable by this person only.

The new version is written beside the old one and replaces it in one step, so that a reader finds
the whole old version or the whole new one, at any moment and after any crash. It never writes into
an existing file, and leaves nothing half-written behind.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from hiptimer.errors import SaveError
from hiptimer.storage.folders import problem_at
from hiptimer.storage.precautions import Precaution, Precautions
from hiptimer.wording.problems import NO_REGULAR_FILE, not_saved

TEMPORARY_PREFIX: Final = ".hiptimer-"
"""Prefix of a version that is being written: hidden, and neither a session nor a protocol."""

_ON_WINDOWS: Final = os.name == "nt"

_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_WINDOWS_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Seconds between attempts on Windows: scanners hold a new file open for a moment."""


class Saved(Struct, frozen=True):
    """A file was saved. It is not `durable` if a power cut might still bring the old one back.

    `refused` are the precautions that its file system does not support.
    """

    path: Path
    durable: bool = True
    refused: frozenset[Precaution] = frozenset()


def temporary_beside(path: Path) -> Path:
    """Return a free name beside `path` for a file that a save may write."""
    return path.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}-{os.urandom(8).hex()}.tmp")


def save(path: Path, data: bytes) -> Saved:
    """Save `data` at `path`, creating missing folders; raises SaveError.

    If a link is there, the file it leads to is replaced. Anything else but a regular file is left
    as it is.
    """
    precautions = Precautions()
    try:
        place = _place_of(path)
        make_folder(place.parent, precautions)
        temporary = temporary_beside(place)
        try:
            write_new(temporary, (data,), precautions)
            _replace(temporary, place)
        except BaseException:
            discard(temporary)
            raise
    except OSError as error:
        raise SaveError(path, not_saved(problem_at(path, error))) from error
    sync_folder(place.parent, precautions)
    return Saved(path, precautions.durable, frozenset(precautions.refused))


def make_folder(folder: Path, precautions: Precautions) -> None:
    """Create `folder` and any missing parents, open to this person only (0700).

    Raises OSError.
    """
    if _is_folder(folder):
        return
    make_folder(folder.parent, precautions)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not _is_folder(folder):
            raise
        return  # another process created it in between
    precautions.take(Precaution.MODE, lambda: folder.chmod(0o700))
    sync_folder(folder.parent, precautions)


def make_file(path: Path, precautions: Precautions) -> None:
    """Make sure there is a file at `path`; a new one is empty and for this person only.

    Raises OSError.
    """
    make_folder(path.parent, precautions)
    try:
        descriptor = os.open(path, _NEW_FILE, 0o600)
    except FileExistsError:
        return
    os.close(descriptor)
    precautions.take(Precaution.MODE, lambda: path.chmod(0o600))


def write_new(path: Path, parts: Iterable[bytes], precautions: Precautions) -> None:
    """Write a new file of `parts` and sync it to the disk. Raises OSError."""
    descriptor = os.open(path, _NEW_FILE, 0o600)
    try:
        precautions.take(Precaution.MODE, lambda: path.chmod(0o600))  # the umask cut permissions
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        precautions.take(Precaution.SYNC, lambda: os.fsync(descriptor))
    finally:
        os.close(descriptor)


def discard(temporary: Path) -> None:
    """Remove a file that was not finished; one that can't be removed is a leftover."""
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path, precautions: Precautions) -> None:
    """Sync the names in `folder` to the disk; if that fails, they are kept all the same."""
    if _ON_WINDOWS:
        return  # folders can't be opened there; the file system logs new names itself
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        precautions.refused.add(Precaution.FOLDER_SYNC)
        precautions.durable = False


def _is_folder(path: Path) -> bool:
    """Return whether a folder is at `path`. Raises OSError if that can't be found out."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _place_of(path: Path) -> Path:
    """Return where the file at `path` is, or will be. Raises OSError if it is not regular."""
    place = path
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            place = Path(os.path.realpath(path))
            mode = place.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO, NO_REGULAR_FILE)
    return place


def _replace(temporary: Path, path: Path) -> None:
    """Move `temporary` to `path`, replacing it. Raises OSError."""
    for pause in _WINDOWS_PAUSES if _ON_WINDOWS else ():
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)
