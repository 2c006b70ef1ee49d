"""Tries out in a folder what saving does there, and leaves it as it was."""

from pathlib import Path

from hiptimer.storage.atomic import discard, sync_folder, temporary_beside, write_new
from hiptimer.storage.precautions import Precaution, Precautions


def try_saving(folder: Path) -> frozenset[Precaution]:
    """Write, sync, replace, link, lock and remove a file in `folder`.

    Returns the precautions that its file system lacks. Raises OSError if nothing can be saved
    there.
    """
    precautions = Precautions()
    first, second, third = (temporary_beside(folder / "trial") for _ in range(3))
    try:
        write_new(first, (b"hiptimer doctor\n",), precautions)
        write_new(second, (b"hiptimer doctor\n",), precautions)
        second.replace(first)
        precautions.take(Precaution.LINK, lambda: third.hardlink_to(first))
        precautions.take(Precaution.LOCK, lambda: _lock(first))
        sync_folder(folder, precautions)
    finally:
        for path in (first, second, third):
            discard(path)
    return frozenset(precautions.refused)


def _lock(path: Path) -> None:
    """Lock a file for a moment. Raises OSError."""
    from filelock import FileLock  # noqa: PLC0415 - slow to import, and only the doctor tries

    with FileLock(path, blocking=False, fallback_to_soft=False):
        pass
