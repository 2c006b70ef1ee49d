"""What an id looks like, and how a name becomes one.

An id that passes here can be part of a file name on any system; nothing else ever becomes part of a
path.
"""

import re
import unicodedata
from collections.abc import Container
from typing import Final

MOST_CHARACTERS: Final = 60

ID_RULE: Final = (
    "lower-case letters, digits and single hyphens between them, "
    f"at most {MOST_CHARACTERS} characters"
)
"""What an id may be, in words."""

_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
"""Names that Windows reserves for devices; a file `con.toml` can't be created or copied there."""


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of an exercise."""
    return len(text) <= MOST_CHARACTERS and _ID.fullmatch(text) is not None


def is_file_id(text: str) -> bool:
    """Return whether `text` can be the id of a protocol, which is the stem of its file."""
    return is_id(text) and text not in _DEVICES


def slug(name: str) -> str:
    """Return an id for `name`: "Hüfte, links" becomes `hufte-links`; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_CHARACTERS].rstrip("-")


def new_id(name: str, taken: Container[str]) -> str:
    """Return an id for `name` that is not `taken`: `my-hip`, then `my-hip-2`.

    If the name leaves nothing usable, the id is made from the word "protocol".
    """
    made = slug(name)
    first = made if is_file_id(made) else "protocol"
    number, new = 1, first
    while new in taken:
        number += 1
        end = f"-{number}"
        new = f"{first[: MOST_CHARACTERS - len(end)].rstrip('-')}{end}"
    return new
