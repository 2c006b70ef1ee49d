"""Brings the index of the history up to the files: what is new is read, what is gone forgotten.

A file that is as it was when it was last read is not opened.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from hiptimer.errors import UnreadableError
from hiptimer.storage.history_file import read_files
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_index import NO_STAMP, HistoryIndex
from hiptimer.storage.history_reading import read_in_parts
from hiptimer.storage.session_names import SessionNames

Told = Callable[[int, int], None]

Stamps = Mapping[str, int]
"""What changes with each file, by its name below the folder."""


class Checked(Struct, frozen=True):
    """What a check found beside what is in the index now.

    `unlisted` are folders that could not be looked through; `others` is what is no session. It is
    not `complete` where it was sent away in the middle.
    """

    complete: bool
    unlisted: tuple[UnreadableError, ...]
    others: tuple[Path, ...]

    @property
    def beside(self) -> tuple[tuple[str, ...], tuple[Path, ...]]:
        """What is not in the index, to be compared with what was beside it before."""
        return tuple(map(str, self.unlisted)), self.others


def check(index: HistoryIndex, folder: Path, gate: Gate, told: Told) -> Checked:
    """Bring `index` up to all files of `folder`, newest first; `told` hears of files done, of all.

    It waits at the gate, and ends when that is shut.
    """
    index.database.look_after()
    known, births = index.stamps(), index.database.births
    names = SessionNames(folder, known)
    stamps = {name: _stamp_of(entry) for name, entry in names.sessions()}
    run = _Run(index, folder, gate, told, stamps)
    run.catch_up(known)
    # Where the index was begun anew meanwhile, it knows nothing of what was put before.
    while run.done == len(stamps) and births != index.database.births:
        known, births = index.stamps(), index.database.births
        run.catch_up(known)
    unlisted = tuple(sorted(names.unreadable, key=str))
    return Checked(run.done == len(stamps), unlisted, tuple(sorted(names.others)))


def look_at_newest(index: HistoryIndex, folder: Path, count: int) -> None:
    """Bring `index` up to the newest `count` files, by their names."""
    names = SessionNames(folder).newest(count)
    stamps = {name: _stamp_of(folder / name) for name in names}
    new = _new(stamps, index.stamps_of(stamps))
    if new:
        index.put(read_files(folder, new), stamps)


def look_again(index: HistoryIndex, folder: Path, paths: Iterable[Path]) -> None:
    """Bring `index` up to the files at `paths`, which may be gone."""
    names = [f"{path.parent.name}/{path.name}" for path in paths]
    stamps = {name: _stamp_of(folder / name) for name in names}
    index.forget(name for name, stamp in stamps.items() if not stamp)
    index.put(read_files(folder, filter(stamps.get, names)), stamps)


class _Run(Struct):
    """One check: how the files are, and how many of them are in the index by now."""

    index: HistoryIndex
    folder: Path
    gate: Gate
    told: Told
    stamps: Stamps
    done: int = 0

    def catch_up(self, known: Stamps) -> None:
        """Read what is new and forget what is gone."""
        gone = known.keys() - self.stamps.keys()
        if gone:
            self.index.forget(gone)
        new = sorted(_new(self.stamps, known), key=_file_name, reverse=True)
        self._tell(len(self.stamps) - len(new))
        for files in read_in_parts(self.folder, new, self.gate):
            self.index.put(files, self.stamps)
            self._tell(self.done + len(files))

    def _tell(self, done: int) -> None:
        self.done = done
        self.told(done, len(self.stamps))


def _new(stamps: Stamps, known: Stamps) -> list[str]:
    return [name for name, stamp in stamps.items() if not stamp or known.get(name) != stamp]


def _file_name(name: str) -> str:
    return name.rpartition("/")[2]


def _stamp_of(file: os.DirEntry[str] | Path) -> int:
    """Give a number that changes whenever the file does; none for one that can't be looked at.

    Its time of change is in it, since the other one can be set: sync tools do so, and a copy that
    was put back has the time of the original. The hash of numbers is the same in every process.
    """
    try:
        status = file.stat()
    except OSError:  # a link that leads nowhere; who reads it will tell
        return NO_STAMP
    return hash((status.st_mtime_ns, status.st_ctime_ns, status.st_size)) or 1
