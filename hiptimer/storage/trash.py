"""Where deleted things go until a person empties it.

Nothing in it is overwritten, and nothing is deleted unless asked for.
"""

import os
import stat
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from msgspec import Struct

from hiptimer.errors import FileRemovedError, SaveError, UnreadableError
from hiptimer.storage.folders import problem_at
from hiptimer.storage.moving import move, parts_of, save_to_free
from hiptimer.storage.precautions import Precautions
from hiptimer.wording.problems import NOT_IN_TRASH, not_listed


class Removed(Struct, frozen=True):
    """A file that was at `path`, and its `place` in the trash."""

    path: Path
    place: Path


class Trash:
    """One folder of deleted files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, path: Path) -> Path:
        """Move the file at `path` into the trash and return where it is now; raises SaveError."""
        try:
            return move(path, self.folder, _names(path), Precautions())
        except OSError as error:
            problem = f"it was not moved to the trash: {problem_at(self.folder, error)}"
            raise SaveError(path, problem) from error

    def keep(self, path: Path) -> Path | None:
        """Copy the file at `path`, which is about to be overwritten, and return where the copy is.

        None if there is no file. Raises SaveError.
        """
        try:
            data = _content(path)
            if data is None:
                return None
            return save_to_free(self.folder, _names(path), data, Precautions())
        except OSError as error:
            problem = f"it was not copied to the trash: {problem_at(self.folder, error)}"
            raise SaveError(path, problem) from error

    def restore(self, place: Path, path: Path) -> None:
        """Move what is at `place` in the trash back to `path`, which must be free.

        Raises SaveError, and FileRemovedError if it is no longer there.
        """
        try:
            place.lstat()
            move(place, path.parent, (path.name,), Precautions())
        except (FileNotFoundError, NotADirectoryError) as error:
            problem = f"it can't be put back: {NOT_IN_TRASH}"
            raise FileRemovedError(place, problem) from error
        except OSError as error:
            problem = f"it was not taken out of the trash: {problem_at(path, error)}"
            raise SaveError(path, problem) from error

    def count(self) -> int:
        """Return how many files are in the trash; raises UnreadableError.

        Folders and links don't count: they are not ours.
        """
        try:
            return len(self._files())
        except OSError as error:
            problem = not_listed(problem_at(self.folder, error))
            raise UnreadableError(self.folder, problem) from error

    def empty(self) -> int:
        """Delete the files in the trash for good and return how many; raises SaveError.

        No link is followed or deleted, and no folder. One file that can't be deleted does not stop
        the rest.
        """
        failed: SaveError | None = None
        try:
            files = self._files()
        except OSError as error:
            problem = f"it was not emptied: {problem_at(self.folder, error)}"
            raise SaveError(self.folder, problem) from error
        for path in files:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                failed = failed or SaveError(path, f"it was not deleted: {problem_at(path, error)}")
        if failed:
            raise failed
        return len(files)

    def _files(self) -> list[Path]:
        """Return the files; none if there is no trash, or a link in its place. Raises OSError."""
        try:
            if stat.S_ISLNK(self.folder.lstat().st_mode):
                return []
        except FileNotFoundError:
            return []
        with os.scandir(self.folder) as entries:
            return [
                self.folder / entry.name
                for entry in entries
                if entry.is_file(follow_symlinks=False)
            ]


def _names(path: Path) -> Iterator[str]:
    """Yield names for `path` in the trash: "a.toml", "a (2).toml"."""
    yield path.name
    yield from (f"{path.stem} ({number}){path.suffix}" for number in count(2))


def _content(path: Path) -> bytes | None:
    """Read the file at `path`; None if no regular file is there. Raises OSError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        return b"".join(parts_of(path))
    except (FileNotFoundError, NotADirectoryError):
        return None
