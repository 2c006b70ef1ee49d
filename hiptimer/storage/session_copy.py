"""A copy of a session outside the history, for when it can't be saved in its place."""

from pathlib import Path

from hiptimer.errors import AlreadyThereError, SaveError
from hiptimer.model.session import Session
from hiptimer.storage.moving import parts_of, save_new
from hiptimer.storage.session_file import dumps
from hiptimer.wording.problems import reason


def save_copy(session: Session, folder: Path) -> Path:
    """Save `session` in `folder`, which must exist, and return the file; raises SaveError."""
    try:
        folder.stat()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "its name can't be one"
        raise SaveError(folder, f"nothing was saved there: {why}") from error
    data = dumps(session)
    number = 1
    while True:
        name = session.id if number == 1 else f"{session.id} ({number})"
        path = folder / f"{name}.toml"
        try:
            save_new(path, data)
        except AlreadyThereError:
            number += 1
        else:
            return _checked(path, data)


def _checked(path: Path, data: bytes) -> Path:
    """Read the copy back: it is not looked at until it is needed."""
    try:
        found = b"".join(parts_of(path))
    except OSError as error:
        raise SaveError(path, f"it can't be read back: {reason(error)}") from error
    if found != data:
        raise SaveError(path, "it can't be read back as it was written")
    return path
