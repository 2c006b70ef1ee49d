"""Shows what was found in a file: briefly, in the words of TOML, and safely."""

from typing import Final

from hiptimer.model.text import one_line

MOST_SHOWN: Final = 40
"""Characters of a wrong value that a message repeats: enough to find it on one line."""

_TOML_BITS: Final = 64
"""Digits of a whole number: TOML promises no more, and thousands can't even be printed."""


def cut(text: str) -> str:
    """Return `text` as one short line that is safe to show."""
    line = one_line(text)
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def shown(found: object) -> str:
    """Return what was found in a file, briefly and in the words of TOML."""
    match found:
        case bool():
            return str(found).lower()
        case str():
            return f'"{cut(found)}"'
        case int() if found.bit_length() > _TOML_BITS:
            return "a number with too many digits"
        case dict():
            return "a table"
        case list():
            return "an array"
        case _:
            return cut(str(found))
