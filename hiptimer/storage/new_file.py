"""Saves a file under a name that nothing has: whole or not at all, and never over another file."""

import contextlib
import os
from pathlib import Path
from typing import Final

from hiptimer.errors import SaveError, TakenError
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import TEMPORARY_PREFIX, Saved, save
from hiptimer.storage.system_errors import reason

_ON_WINDOWS: Final = os.name == "nt"


def save_new(path: Path, data: bytes) -> Saved:
    """Put `data` at `path`, for this person's eyes only, making the folders that are missing.

    Raises TakenError when something stands there, and SaveError.
    """
    beside = path.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")
    try:
        saved = save(beside, data)
    except SaveError as error:
        raise SaveError(path, error.problem) from error
    try:
        _name(beside, path)
    except FileExistsError as error:
        raise TakenError(f"{one_line(str(path))}: something of that name stands there") from error
    except OSError as error:
        raise SaveError(path, f"it was not saved: {reason(error)}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return Saved(path, durable=saved.durable)


def _name(beside: Path, path: Path) -> None:
    """Give the file at `beside` the name `path`, unless something has it; raises OSError."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # this file system knows no second names
        if not _ON_WINDOWS and os.path.lexists(path):  # there `rename` itself refuses
            raise FileExistsError(str(path)) from None
        beside.rename(path)
