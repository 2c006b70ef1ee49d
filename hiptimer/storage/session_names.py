"""Finds the session files of a folder by their names alone; it opens none of them.

Nothing outside the folder counts: a link that leads out of it is told, and not followed.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.storage.session_id import is_session_id
from hiptimer.storage.system_errors import reason

LEADS_OUT: Final = "leads out of the folder of sessions"
"""What is wrong with a link that is not followed."""

_YEAR: Final = re.compile(r"\d{4}", re.ASCII)


@dataclass(slots=True)
class Names:
    """What stands in a folder: session files newest first, what can't be read, and the rest."""

    sessions: list[Path] = field(default_factory=list)
    unreadable: list[UnreadableError] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)


def find(folder: Path) -> Names:
    """Look through `folder` and its years; hidden files are left out, as sync tools make them."""
    names = Names()
    for path in _visible(folder, names):
        if not _YEAR.fullmatch(path.name):
            names.others.append(path)
        elif leads_out(path, folder):
            names.unreadable.append(UnreadableError(path, LEADS_OUT))
        else:
            _find_in_year(path, names)
    names.sessions.sort(key=lambda path: path.name, reverse=True)
    names.others.sort()
    return names


def leads_out(path: Path, folder: Path) -> bool:
    """Whether `path` is a link to a place outside of `folder`."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself; who opens it will tell
        return False


def _find_in_year(year: Path, names: Names) -> None:
    for path in _visible(year, names):
        if path.suffix == ".toml" and is_session_id(path.stem):
            names.sessions.append(path)
        else:
            names.others.append(path)


def _visible(folder: Path, names: Names) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        names.unreadable.append(UnreadableError(folder, f"can't be listed: {reason(error)}"))
        return []
