"""The id of this device: a random name, made once and kept in the state folder.

It reveals nothing about the person or the machine. The file also holds the host's name, because a
folder copied to another machine must not make the two devices one.
"""

import contextlib
import re
from pathlib import Path
from random import SystemRandom
from typing import Final

from hiptimer.errors import SaveError, UnreadableError
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import save
from hiptimer.storage.session_names import random_token
from hiptimer.storage.toml_reading import SETTINGS, read

_ID: Final = r"[a-z2-7]{8}"


def device_id(state_folder: Path, hostname: str) -> str:
    """Return the id of this device; make one if there is none, or one of another host.

    If it can't be stored, it is used for this run only.
    """
    path = state_folder / "device.toml"
    host = one_line(hostname)
    known = _read(path, host)
    if known is not None:
        return known
    made = random_token(SystemRandom())
    with contextlib.suppress(SaveError):
        import tomli_w  # noqa: PLC0415 - needed once on each device

        save(path, tomli_w.dumps({"id": made, "host": host}).encode())
    return _read(path, host) or made  # another process may have been faster


def _read(path: Path, host: str) -> str | None:
    try:
        document = read(path, SETTINGS)
    except UnreadableError:
        return None
    found = document.get("id")
    if document.get("host") != host or not isinstance(found, str) or not re.fullmatch(_ID, found):
        return None
    return found
