"""Saves a file whole or not at all, for this person's eyes only.

The new version is written beside the old one and put in its place in one step, so that whoever
reads the file, at any moment and after any crash, finds the whole old version or the whole new
one. It never writes into a file that stands already, and leaves nothing half-written behind.
"""

import contextlib
import errno
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hiptimer.errors import SaveError
from hiptimer.storage.system_errors import reason

TEMPORARY_PREFIX: Final = ".hiptimer-"
"""Begins the name of a version that is being written: hidden, and no session or protocol."""

_ON_WINDOWS: Final = os.name == "nt"

_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_WINDOWS_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Seconds between attempts there: scanners hold a new file open for a moment."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file was saved. It is not `durable` when a power cut might still bring the old one back."""

    path: Path
    durable: bool = True


def save(path: Path, data: bytes) -> Saved:
    """Put `data` at `path`, making the folders that are missing; raises SaveError.

    Where a link stands, the file that it leads to is replaced. Anything else but a regular file
    is left as it is.
    """
    try:
        place = _place_of(path)
        durable = make_folder(place.parent)
        _replace_with(place, data)
    except OSError as error:
        raise SaveError(path, f"it was not saved: {reason(error)}") from error
    return Saved(path, durable=_sync_folder(place.parent) and durable)


def make_folder(folder: Path) -> bool:
    """Make `folder` and what is missing above it, open to this person only (0700).

    Tells whether that is sure to outlast a power cut. Raises OSError.
    """
    if folder.is_dir():
        return True
    durable = make_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return durable  # another process made it in between
    folder.chmod(0o700)  # the umask may have taken more away
    return _sync_folder(folder.parent) and durable


def _place_of(path: Path) -> Path:
    place = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        mode = place.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return place
    if not stat.S_ISREG(mode):
        raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO, "not a regular file")
    return place


def _replace_with(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")
    try:
        _write(temporary, data)
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _write(temporary: Path, data: bytes) -> None:
    descriptor = os.open(temporary, _NEW_FILE, 0o600)
    try:
        temporary.chmod(0o600)  # as with folders
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(temporary: Path, path: Path) -> None:
    for pause in _WINDOWS_PAUSES if _ON_WINDOWS else ():
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _sync_folder(folder: Path) -> bool:
    if _ON_WINDOWS:
        return True  # folders can't be opened there; the file system logs the new name itself
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True
