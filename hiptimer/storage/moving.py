"""Gives a file a free name, so that nothing is overwritten and no name refers to nothing.

A hard link takes the new name before the old one is removed: whenever the program is killed, the
file is whole under one of the names, or under both. Without links the file is renamed, once the
name was seen to be free.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from hiptimer.errors import AlreadyThereError, SaveError
from hiptimer.storage.atomic import (
    Saved,
    discard,
    make_folder,
    sync_folder,
    temporary_beside,
    write_new,
)
from hiptimer.storage.folders import problem_at
from hiptimer.storage.precautions import Precaution, Precautions, is_refused
from hiptimer.wording.problems import not_saved

_PART: Final = 1 << 20


def save_new(path: Path, data: bytes) -> Saved:
    """Save `data` at `path`, which must be free. Raises SaveError, and AlreadyThereError."""
    precautions = Precautions()
    try:
        save_to_free(path.parent, (path.name,), data, precautions)
    except FileExistsError as error:
        problem = not_saved(problem_at(path, error))
        raise AlreadyThereError(path, problem) from error
    except OSError as error:
        raise SaveError(path, not_saved(problem_at(path, error))) from error
    return Saved(path, precautions.durable, frozenset(precautions.refused))


def save_to_free(folder: Path, names: Iterable[str], data: bytes, precautions: Precautions) -> Path:
    """Save `data` in `folder` under the first of `names` that is free. Raises OSError."""
    make_folder(folder, precautions)
    temporary = temporary_beside(folder / "new")
    try:
        write_new(temporary, (data,), precautions)
        place = _first_free(folder, names, lambda place: _take(place, temporary, precautions))
    finally:
        discard(temporary)
    sync_folder(folder, precautions)
    return place


def move(file: Path, folder: Path, names: Iterable[str], precautions: Precautions) -> Path:
    """Move `file` into `folder` under the first of `names` that is free. Raises OSError.

    A link is moved as a link; its target is not touched.
    """
    mode = file.lstat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    make_folder(folder, precautions)
    if stat.S_ISLNK(mode):
        target = file.readlink()
        place = _first_free(folder, names, lambda place: place.symlink_to(target))
    else:
        place = _first_free(folder, names, lambda place: _take(place, file, precautions))
    sync_folder(folder, precautions)
    _remove(file, place)
    return place


def _first_free(folder: Path, names: Iterable[str], take: Callable[[Path], object]) -> Path:
    """Let `take` create the first of `names` that is free. Raises OSError."""
    for name in names:
        with contextlib.suppress(FileExistsError):
            take(folder / name)
            return folder / name
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _take(place: Path, file: Path, precautions: Precautions) -> None:
    """Link `file` at `place` or, without links, move it there. Raises OSError.

    It may be there already: a move was cut off between its two steps, and is now finished.
    """
    try:
        place.hardlink_to(file)
    except FileExistsError:
        if not os.path.samestat(place.lstat(), file.lstat()):
            raise
    except OSError as error:
        if is_refused(Precaution.LINK, error):
            precautions.refused.add(Precaution.LINK)
            _rename(file, place)
        elif error.errno == errno.EXDEV:
            _copy(file, place, precautions)
        else:
            raise


def _copy(file: Path, place: Path, precautions: Precautions) -> None:
    """Copy `file` to `place` on another disk, where nothing is. Raises OSError."""
    temporary = temporary_beside(place)
    try:
        write_new(temporary, parts_of(file), precautions)
        _take(place, temporary, precautions)
    finally:
        discard(temporary)


def _rename(file: Path, place: Path) -> None:
    """Rename a file to a free name; Windows refuses others by itself. Raises OSError."""
    try:
        place.lstat()
    except FileNotFoundError:
        file.rename(place)
    else:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _remove(file: Path, place: Path) -> None:
    """Remove `file`, which is also at `place`; if it stays, remove that. Raises OSError.

    An error may come from a file that is gone all the same; then the one at `place` is all that is
    left of it.
    """
    try:
        file.unlink()
    except FileNotFoundError:
        return
    except OSError:
        with contextlib.suppress(OSError):
            file.lstat()
            place.unlink()
        raise


def parts_of(file: Path) -> Iterator[bytes]:
    """Read a file of any size. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(file, flags)
    try:
        while part := os.read(descriptor, _PART):
            yield part
    finally:
        os.close(descriptor)
