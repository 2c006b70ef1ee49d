"""Ids of protocols and exercises: what one may be, and the one that a name makes.

Ids name files and columns, so they are plain ASCII. Names are in any script. The same name makes
the same id at any time and on any device: an exercise's history is joined by it.
"""

import re
import unicodedata
import zlib
from collections.abc import Container
from typing import Final

from hiptimer.model.text import folded

MOST_CHARACTERS: Final = 60

ID_RULE: Final = (
    "lower-case letters, digits and single hyphens between them, "
    f"at most {MOST_CHARACTERS} characters"
)
"""What an id may be, in words."""

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"

_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
"""Names that Windows reserves for devices; a file `con.toml` can't be created or copied there."""


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of an exercise."""
    return len(text) <= MOST_CHARACTERS and re.fullmatch(_ID, text) is not None


def is_file_id(text: str) -> bool:
    """Return whether `text` can be the id of a protocol, which is the stem of its file."""
    return is_id(text) and text not in _DEVICES


def id_of_name(name: str) -> str:
    """Return the id that `name` makes: "Hüfte, links" makes `hufte-links`, "Планка" `planka`.

    Letters lose their accents, and those of other scripts are spelt in Latin ones. A name without a
    letter or a digit makes an id of its checksum.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    if any(character.isalnum() for character in plain if not character.isascii()):
        from anyascii import anyascii  # noqa: PLC0415 - most names need none of its tables

        plain = anyascii(unicodedata.normalize("NFC", name)).casefold()
    ascii_only = plain.encode("ascii", "ignore").decode()  # accents stand beside their letters here
    return _hyphenated(ascii_only) or f"exercise-{_checksum(name)}"


def id_beside(name: str, other: str) -> str:
    """Return an id for `name` where `other`, which it would make, is that of another name."""
    return _with_end(other, _checksum(name))


def new_id(name: str, taken: Container[str]) -> str:
    """Return an id for `name` that is not `taken`: `my-hip`, then `my-hip-2`.

    If the name has no letter or digit, the id is made from the word "protocol".
    """
    made = id_of_name(name) if any(map(str.isalnum, name)) else ""
    first = made if is_file_id(made) else "protocol"
    number, new = 1, first
    while new in taken:
        number += 1
        new = _with_end(first, str(number))
    return new


def _hyphenated(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:MOST_CHARACTERS].rstrip("-")


def _with_end(made: str, end: str) -> str:
    return f"{made[: MOST_CHARACTERS - len(end) - 1].rstrip('-')}-{end}"


def _checksum(name: str) -> str:
    return f"{zlib.crc32(folded(name).encode(errors='replace')):08x}"
