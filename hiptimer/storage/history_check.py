"""Brings the index of the history up to date: reads what is new and forgets what is gone.

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

Report = Callable[[int, int], None]

Stamps = Mapping[str, int]
"""Numbers that change with each file, by its name below the folder."""


class Checked(Struct, frozen=True):
    """What a check found beside what is now in the index.

    `unlisted` are folders that could not be listed; `others` are files that are not sessions. It is
    not `complete` if it was stopped in the middle.
    """

    complete: bool
    unlisted: tuple[UnreadableError, ...]
    others: tuple[Path, ...]

    @property
    def beside(self) -> tuple[tuple[str, ...], tuple[Path, ...]]:
        """What is not in the index, to be compared with what was not in it before."""
        return tuple(map(str, self.unlisted)), self.others


def check(index: HistoryIndex, folder: Path, gate: Gate, report: Report) -> Checked:
    """Bring `index` up to date with `folder`, newest first; report files done and files in all.

    It waits at the gate, and ends if that is shut.
    """
    index.database.look_after()
    known, openings = index.stamps(), index.database.openings
    names = SessionNames(folder, known)
    stamps = {name: _stamp_of(entry) for name, entry in names.sessions()}
    run = _Run(index, folder, gate, report, stamps)
    run.catch_up(known)
    # If the index was rebuilt meanwhile, it knows nothing of what was put in before.
    while run.done == len(stamps) and openings != index.database.openings:
        known, openings = index.stamps(), index.database.openings
        run.catch_up(known)
    unlisted = tuple(sorted(names.unreadable, key=str))
    return Checked(run.done == len(stamps), unlisted, tuple(sorted(names.others)))


def look_at_newest(index: HistoryIndex, folder: Path, count: int) -> None:
    """Bring `index` up to date with the newest `count` files, by name."""
    names = SessionNames(folder).newest(count)
    stamps = {name: _stamp_of(folder / name) for name in names}
    new = _new(stamps, index.stamps_of(stamps))
    if new:
        index.put(read_files(folder, new), stamps)


def look_again(index: HistoryIndex, folder: Path, paths: Iterable[Path]) -> None:
    """Bring `index` up to date with the files at `paths`, which may be gone."""
    names = [f"{path.parent.name}/{path.name}" for path in paths]
    stamps = {name: _stamp_of(folder / name) for name in names}
    index.forget(name for name, stamp in stamps.items() if not stamp)
    index.put(read_files(folder, filter(stamps.get, names)), stamps)


class _Run(Struct):
    """One check: the state of the files, and how many are in the index so far."""

    index: HistoryIndex
    folder: Path
    gate: Gate
    report: Report
    stamps: Stamps
    done: int = 0

    def catch_up(self, known: Stamps) -> None:
        """Read what is new and forget what is gone."""
        gone = known.keys() - self.stamps.keys()
        if gone:
            self.index.forget(gone)
        new = sorted(_new(self.stamps, known), key=_file_name, reverse=True)
        self._report_done(len(self.stamps) - len(new))
        for files in read_in_parts(self.folder, new, self.gate):
            self.index.put(files, self.stamps)
            self._report_done(self.done + len(files))

    def _report_done(self, done: int) -> None:
        self.done = done
        self.report(done, len(self.stamps))


def _new(stamps: Stamps, known: Stamps) -> list[str]:
    return [name for name, stamp in stamps.items() if not stamp or known.get(name) != stamp]


def _file_name(name: str) -> str:
    return name.rpartition("/")[2]


def _stamp_of(file: os.DirEntry[str] | Path) -> int:
    """Return a number that changes whenever the file does; one never repeated if that is unknown.

    It includes the time of the last status change, since the modification time can be set: sync
    tools set it, and a restored copy has the time of the original. The hash of numbers is the same
    in every process.
    """
    try:
        status = file.stat()
    except OSError:  # a link that leads nowhere; reading it reports that
        return NO_STAMP
    return hash((status.st_mtime_ns, status.st_ctime_ns, status.st_size)) or 1
