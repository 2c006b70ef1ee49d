"""The name of a session: sorts by time, includes the protocol, and is unique across devices.

Only what passes here ever becomes part of a path.
"""

import re
from datetime import datetime
from random import Random
from typing import Final

ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
"""Neither 0 nor 1, which look like letters."""

SESSION_NAME: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}_\d{4}_(?=[a-z0-9-]{1,60}_)[a-z0-9]+(?:-[a-z0-9]+)*_[a-z0-9]{8}", re.ASCII
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
    return SESSION_NAME.fullmatch(text) is not None


def random_token(random: Random) -> str:
    """Return eight random characters a-z2-7: one of a million million names."""
    return "".join(random.choices(ALPHABET, k=8))
