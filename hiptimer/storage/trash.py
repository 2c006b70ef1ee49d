"""Where deleted things go until a person empties it.

Nothing in it is overwritten, and nothing thrown away unless that is asked for.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from hiptimer.errors import FileRemovedError, SaveError
from hiptimer.storage.atomic import make_folder, save
from hiptimer.storage.system_errors import reason


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was at `path`, and its `place` in the trash."""

    path: Path
    place: Path


class Trash:
    """One folder of deleted files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, path: Path) -> Path:
        """Move the file at `path` into the trash and tell where it lies now; raises SaveError."""
        try:
            make_folder(self.folder)
            place = self._reserve(path)
            try:
                shutil.move(path, place)
            except BaseException:
                place.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise SaveError(path, f"it was not moved to the trash: {reason(error)}") from error
        return place

    def keep(self, path: Path) -> Path | None:
        """Copy the file at `path`, which is to be written over, into the trash, and tell where to.

        None where no file stands. Raises SaveError.
        """
        if not path.is_file():
            return None
        try:
            make_folder(self.folder)
            place = self._reserve(path)
            try:
                save(place, path.read_bytes())
            except BaseException:
                place.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise SaveError(path, f"it was not copied to the trash: {reason(error)}") from error
        return place

    def restore(self, place: Path, path: Path) -> None:
        """Move what lies at `place` in the trash back to `path`, where nothing may stand.

        Raises SaveError, and FileRemovedError where it does not lie there any more.
        """
        if not place.exists():
            raise FileRemovedError(place, "it can't be put back, for it is not in the trash now")
        try:
            make_folder(path.parent)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            try:
                shutil.move(place, path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise SaveError(path, f"it was not taken out of the trash: {reason(error)}") from error

    def count(self) -> int:
        """Count the files in the trash. Folders and links don't count: they are not ours."""
        return len(self._files())

    def empty(self) -> int:
        """Delete the files in the trash for good and tell how many; raises SaveError.

        No link is followed or deleted, and no folder. What can be deleted is, whatever can't.
        """
        failed: SaveError | None = None
        files = self._files()
        for path in files:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                failed = failed or SaveError(path, f"it was not deleted: {reason(error)}")
        if failed:
            raise failed
        return len(files)

    def _files(self) -> list[Path]:
        if self.folder.is_symlink():
            return []
        try:
            with os.scandir(self.folder) as entries:
                return [
                    self.folder / entry.name
                    for entry in entries
                    if entry.is_file(follow_symlinks=False)
                ]
        except OSError:
            return []

    def _reserve(self, path: Path) -> Path:
        """Find a name that nothing in the trash has, and take it before another process does."""
        number = 1
        while True:
            name = path.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
            place = self.folder / name
            try:
                os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            except FileExistsError:
                number += 1
            else:
                return place
