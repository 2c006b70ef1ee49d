"""Names of session files: made here, and found in a folder without opening a file.

Nothing outside the folder counts: a link that leads out of it is reported, and not followed.
"""

import os
import re
import stat
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.storage.folders import dead_link
from hiptimer.wording.problems import not_listed, reason

ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
"""Neither 0 nor 1, which look like letters."""

SESSION_NAME: Final = (
    r"(?a)\d{4}-\d{2}-\d{2}_\d{4}_(?=[a-z0-9-]{1,60}_)[a-z0-9]+(?:-[a-z0-9]+)*_[a-z0-9]{8}"
)
"""A session id, which is also the stem of its file; any digit is read, though not all are drawn."""


def new_session_id(started_at: datetime, protocol_id: str, random: Random) -> str:
    """Return a name for a session that starts at `started_at` (local time).

    Raises ValueError for a `protocol_id` that no protocol can have.
    """
    minute = f"{started_at.date().isoformat()}_{started_at:%H%M}"
    session_id = f"{minute}_{protocol_id}_{random_token(random)}"
    if not is_session_id(session_id):
        raise ValueError(f"no session can be named {session_id!r}")
    return session_id


def is_session_id(text: str) -> bool:
    """Return whether `text` is a session id."""
    return re.fullmatch(SESSION_NAME, text) is not None


def random_token(random: Random) -> str:
    """Return eight random characters a-z2-7: one of a million million names."""
    return "".join(random.choices(ALPHABET, k=8))


LEADS_OUT: Final = "leads out of the folder of sessions"
"""What is wrong with a link that is not followed."""

_YEAR: Final = r"(?a)\d{4}"
_SESSION: Final = rf"{SESSION_NAME}\.toml"


class SessionNames:
    """One pass through `folder` and its years. Hidden files are left out: sync tools make them.

    Names `known` to be of session files are not examined. What can't be read and what is not a
    session is collected on the way, completely once all sessions have been returned.
    """

    def __init__(self, folder: Path, known: Container[str] = ()) -> None:
        self.unreadable: list[UnreadableError] = []
        self.others: list[Path] = []
        self._folder = folder
        self._known = known

    def sessions(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield session files in no order, by the names below the folder, as "2026/<id>.toml".

        An entry can be used until the next one is asked for.
        """
        for year in self._years():
            yield from self._in_year(year)

    def newest(self, count: int) -> list[str]:
        """Return at most `count` names, newest first; earlier years are not searched."""
        found = list[str]()
        for year in sorted(self._years(), reverse=True):
            found += sorted((name for name, _ in self._in_year(year)), reverse=True)
            if len(found) >= count:
                break
        return found[:count]

    def _years(self) -> Iterator[Path]:
        for entry in self._entries(self._folder):
            path = self._folder / entry.name
            if entry.name.startswith("."):
                continue
            if not re.fullmatch(_YEAR, entry.name):
                self.others.append(path)
                continue
            try:
                target = link_target(path)
            except OSError as error:
                problem = not_listed(reason(error))
                self.unreadable.append(UnreadableError(path, problem))
                continue
            if target is None:
                yield path
            elif not target.is_relative_to(real(self._folder)):
                self.unreadable.append(UnreadableError(path, LEADS_OUT))
            elif self._is_a_year(target):
                self.others.append(path)  # its files are listed once, in their own folder
            else:
                yield path

    def _is_a_year(self, place: Path) -> bool:
        return bool(re.fullmatch(_YEAR, place.name)) and place.parent == real(self._folder)

    def _in_year(self, year: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
        prefix, known = f"{year.name}/", self._known
        is_session = re.compile(_SESSION).fullmatch
        for entry in self._entries(year):
            name = prefix + entry.name
            if name in known or is_session(entry.name):
                yield name, entry
            elif not entry.name.startswith("."):
                self.others.append(year / entry.name)

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        try:
            with _opened(folder) as place, os.scandir(place) as entries:
                yield from entries
        except FileNotFoundError:
            problem = dead_link(folder)  # such as a drive that is not connected
            if problem:
                self.unreadable.append(UnreadableError(folder, not_listed(problem)))
        except OSError as error:
            problem = not_listed(reason(error))
            self.unreadable.append(UnreadableError(folder, problem))


@contextmanager
def _opened(folder: Path) -> Iterator[Path | int]:
    """Open a folder, so that the system need not look it up again for each file in it.

    Raises OSError.
    """
    if os.scandir not in os.supports_fd:
        yield folder
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether `path` is a link to a place outside `folder`. Raises OSError."""
    target = link_target(path)
    return target is not None and not target.is_relative_to(real(folder))


def link_target(path: Path) -> Path | None:
    """Return where a link leads in the end; None if it is not a link.

    Raises OSError, also for a link that leads back to itself.
    """
    try:
        if not stat.S_ISLNK(path.lstat().st_mode):
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:  # its target does not exist, but may be created
        return real(path)


def real(path: Path) -> Path:
    """Return `path` with all links in it followed, as far as that can be found out."""
    return Path(os.path.realpath(path))
