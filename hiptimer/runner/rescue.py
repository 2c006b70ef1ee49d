"""What can be done about a session that could not be saved, besides trying again.

A copy is saved in another folder, or its text is shown, and `hiptimer sessions import` brings it
into the history later.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hiptimer.model.session import Session
from hiptimer.model.text import one_line
from hiptimer.storage.session_copy import save_copy
from hiptimer.storage.session_file import dumps
from hiptimer.wording.problems import failure_words

NOT_COPIED: Final = "no copy was saved"


def usable(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of `folders` that seem able to take a copy."""
    return tuple(folder for folder in folders if os.access(folder, os.W_OK | os.X_OK))


def folder_of(typed: str) -> Path:
    """Return the folder that was typed; `~` is the person's own."""
    try:
        return Path(typed.strip()).expanduser().absolute()
    except (OSError, RuntimeError):  # there is no home, or the current folder is gone
        return Path(typed.strip())


def copy_to(session: Session, folder: Path) -> tuple[Path | None, str]:
    """Save a copy of `session` in `folder`; return its path, and what to say."""
    try:
        path = save_copy(session, folder)
    except Exception as error:  # noqa: BLE001 - it is reported, and the person tries another folder
        return None, failure_words(error, NOT_COPIED)
    return path, f"A copy is in {one_line(str(path))}. {how_to_import(path)}"


def how_to_import(path: Path) -> str:
    """Return how to bring a copy into the history, which may already have the first sets."""
    name = one_line(str(path))
    quoted = f'"{name}"' if " " in name else name
    return f"To bring it into the history: hiptimer sessions import --replace {quoted}"


def text_of(session: Session) -> str:
    """Return the session as the text of its file."""
    return dumps(session).decode()
