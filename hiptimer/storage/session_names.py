"""Finds the session files of a folder by their names alone; it opens none of them.

Nothing outside the folder counts: a link that leads out of it is told, and not followed.
"""

import os
import re
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.storage.session_id import SESSION_NAME
from hiptimer.storage.system_errors import reason

LEADS_OUT: Final = "leads out of the folder of sessions"
"""What is wrong with a link that is not followed."""

_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_SESSION: Final = re.compile(rf"{SESSION_NAME.pattern}\.toml", re.ASCII)


@dataclass(slots=True)
class Names:
    """What stands in a folder, in no order: session files, what can't be read, and the rest.

    Session files have the name that they have below the folder, as "2026/<id>.toml".
    """

    sessions: dict[str, os.DirEntry[str]] = field(default_factory=dict)
    unreadable: list[UnreadableError] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)


def find(folder: Path, known: Container[str] = ()) -> Names:
    """Look through `folder` and its years; hidden files are left out, as sync tools make them.

    Names that are `known` were looked at before, and are session files.
    """
    names = Names()
    for entry in _visible(folder, names):
        path = Path(entry.path)
        if not _YEAR.fullmatch(entry.name):
            names.others.append(path)
        elif leads_out(path, folder):
            names.unreadable.append(UnreadableError(path, LEADS_OUT))
        else:
            _find_in_year(path, names, known)
    return names


def leads_out(path: Path, folder: Path) -> bool:
    """Whether `path` is a link to a place outside of `folder`."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself; who opens it will tell
        return False


def _find_in_year(year: Path, names: Names, known: Container[str]) -> None:
    prefix, is_session = f"{year.name}/", _SESSION.fullmatch
    for entry in _visible(year, names):
        name = prefix + entry.name
        if name in known or is_session(entry.name):
            names.sessions[name] = entry
        else:
            names.others.append(Path(entry.path))


def _visible(folder: Path, names: Names) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        names.unreadable.append(UnreadableError(folder, f"can't be listed: {reason(error)}"))
        return []
