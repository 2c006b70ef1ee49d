"""Where deleted things go until a person empties it. Nothing here is overwritten or thrown away."""

import os
import shutil
from pathlib import Path

from hiptimer.errors import SaveError
from hiptimer.storage.atomic import make_folder, save
from hiptimer.storage.system_errors import reason


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

        Raises SaveError.
        """
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
