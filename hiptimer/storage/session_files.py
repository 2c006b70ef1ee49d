"""Which file contains which session: one for each id, found without parsing the others.

A file has the name of its session, unless a person or another program renamed or copied it. Those
few are read, and of two with one id the more complete one counts.

The file of the session that this window has open (`OwnSession`) is for nothing else to write. If
something else, such as a sync tool, writes it nevertheless, that is overwritten, since this window
knows what was done last; but it goes to the trash first, with a notice.
"""

import contextlib
import os
import re
import stat
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from hiptimer.errors import MissingFileError, SaveError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.precautions import Precaution, words_for
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_names import SessionNames
from hiptimer.storage.sessions import SessionStore, completeness, read_session
from hiptimer.storage.toml_reading import SESSION, read_bytes, read_text
from hiptimer.wording.problems import not_saved, reason

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


class OwnSession:
    """Saves one session; `notice` says what happened to a version that was not its own."""

    def __init__(self, sessions: SessionStore) -> None:
        self._sessions = sessions
        self._last: bytes | None = None
        self._attempt: bytes | None = None
        self._announced: str | None = None
        self.notice: str | None = None

    def take(self, session_id: str) -> None:
        """Treat what is in the file of a session as its own: the session is resumed."""
        with contextlib.suppress(UnreadableError):  # whatever that is, it will be kept
            path = self._sessions.path_of(session_id)
            read_text(path, SESSION)
            self._last = read_bytes(path, SESSION)

    def save(self, session: Session) -> None:
        """Save the session over its last version; raises SaveError."""
        path = self._sessions.path_of(session.id)
        kept = self._sessions.trash.keep(path) if self._is_foreign(path) else None
        self._attempt = dumps(session)  # it may be on disk even if the save fails after that
        saved = self._sessions.save(session)
        self._last = self._attempt
        self._note_missing(saved.refused)
        if kept:
            self.notice = (
                f"{path.name}: something else changed this file meanwhile; "
                f"its version is in the trash as {kept.name}"
            )

    def _note_missing(self, refused: frozenset[Precaution]) -> None:
        """Notify once of what the disk does not support, until the next save."""
        words = words_for(refused)
        if self.notice == self._announced:
            self.notice = None
        if words and self._announced is None:
            self.notice = self._announced = words

    def _is_foreign(self, path: Path) -> bool:
        try:
            return read_bytes(path, SESSION) not in (self._last, self._attempt)
        except MissingFileError:
            return False
        except UnreadableError as error:
            if isinstance(error.__cause__, OSError):  # nothing is known of what is there
                problem = not_saved(reason(error.__cause__))
                raise SaveError(path, problem) from error
            return True
