"""Brings the index of the history up to the files: what is new is read, what is gone forgotten.

A file that is as it was when it was last read is not opened.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from hiptimer.errors import UnreadableError
from hiptimer.storage.history_file import read_files
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_index import HistoryIndex
from hiptimer.storage.history_reading import read_in_parts
from hiptimer.storage.session_names import find

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: whether anything changed, and what is not in the index.

    `unlisted` are folders that could not be looked through; `others` is what is no session. It is
    not `complete` where it was sent away in the middle.
    """

    changed: bool
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
    names = find(folder)
    stamps = dict(map(_stamped, names.sessions))
    changed, complete = False, True
    births = -1
    while complete and births != index.database.births:  # or it was begun anew meanwhile
        known = index.stamps()
        births = index.database.births
        gone = known.keys() - stamps.keys()
        if gone:
            index.forget(gone)
        new = sorted(_new(stamps, known), key=_file_name, reverse=True)
        done = len(stamps) - len(new)
        told(done, len(stamps))
        for files in read_in_parts(folder, new, gate):
            changed |= index.put(files, stamps)
            done += len(files)
            told(done, len(stamps))
        complete = done == len(stamps)
        changed |= bool(gone)
    return Checked(changed, complete, tuple(names.unreadable), tuple(sorted(names.others)))


def look_at_newest(index: HistoryIndex, folder: Path, count: int) -> None:
    """Bring `index` up to the newest `count` files, by their names."""
    newest = sorted(find(folder).sessions, key=attrgetter("name"), reverse=True)[:count]
    stamps = dict(map(_stamped, newest))
    new = _new(stamps, index.stamps_of(stamps))
    if new:
        index.put(read_files(folder, new), stamps)


def look_again(index: HistoryIndex, folder: Path, paths: Iterable[Path]) -> None:
    """Bring `index` up to the files at `paths`, which may be gone."""
    stamps = {}
    for path in paths:
        name = f"{path.parent.name}/{path.name}"
        try:
            stamps[name] = _stamp(path.stat())
        except OSError:
            index.forget([name])
    index.put(read_files(folder, stamps), stamps)


def _new(stamps: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    return [name for name, stamp in stamps.items() if not stamp or known.get(name) != stamp]


def _file_name(name: str) -> str:
    return name.rpartition("/")[2]


def _stamped(entry: os.DirEntry[str]) -> tuple[str, str]:
    """Give the name below the folder, and what changes whenever the file does.

    Its time of change is in it, since the other one can be set: sync tools do so, and a copy that
    was put back has the time of the original. It is empty for a file that can't be looked at.
    """
    name = f"{entry.path[-len(entry.name) - 5 : -len(entry.name) - 1]}/{entry.name}"
    try:
        return name, _stamp(entry.stat())
    except OSError:  # a link that leads nowhere; who reads it will tell
        return name, ""


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size}"
