"""Which file contains which session: one for each id, found without parsing the others.

A file has the name of its session, unless a person or another program renamed or copied it. Those
few are read, and of two with one id the more complete one counts.
"""

import os
import re
import stat
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from hiptimer.errors import UnreadableError
from hiptimer.storage.session_names import SessionNames
from hiptimer.storage.sessions import completeness, read_session

_ID: Final = re.compile(rb'^id = "([^"\\\n]*)"$', re.MULTILINE)

_HEAD_BYTES: Final = 512
"""The id is the second key of a file that hiptimer wrote."""

_NEVER_WAIT: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)


class SessionFiles(Struct):
    """The file that counts for each id, in the order of the ids; failures; and other files."""

    by_id: dict[str, Path] = field(default_factory=dict)
    unreadable: list[UnreadableError] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)


def find_files(folder: Path) -> SessionFiles:
    """Search the folder of sessions. A file that was not parsed may yet be unreadable."""
    names = SessionNames(folder)
    unreadable = names.unreadable
    places: dict[str, list[Path]] = {}
    for path in (folder / name for name, _ in names.sessions()):
        try:
            session_id = path.stem if _tells_its_name(path) else read_session(path, folder).id
        except UnreadableError as error:
            unreadable.append(error)
        else:
            places.setdefault(session_id, []).append(path)
    by_id: dict[str, Path] = {}
    for session_id in sorted(places):
        paths = places[session_id]
        if len(paths) > 1:
            paths = _most_complete(paths, folder, unreadable)
        by_id.update((session_id, path) for path in paths)
    return SessionFiles(by_id, unreadable, sorted(names.others))


def _tells_its_name(path: Path) -> bool:
    """Return whether the beginning of the file has the id that it is named by."""
    try:
        if stat.S_ISLNK(path.lstat().st_mode):
            return False
        descriptor = os.open(path, _NEVER_WAIT)
        try:
            found = _ID.search(os.read(descriptor, _HEAD_BYTES))
        finally:
            os.close(descriptor)
    except OSError:  # reading all of it will report that
        return False
    return found is not None and found[1] == path.stem.encode()


def _most_complete(
    paths: list[Path], folder: Path, unreadable: list[UnreadableError]
) -> list[Path]:
    """Choose one of the files with one id, or none if none can be read."""
    readable = []
    for path in paths:
        try:
            readable.append((completeness(read_session(path, folder), path), path))
        except UnreadableError as error:
            unreadable.append(error)
    return [path for _, path in sorted(readable)[-1:]]
