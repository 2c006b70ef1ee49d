"""Tells what stands in a file: shortly, in the words of TOML, and safe to show."""

from typing import Final

from hiptimer.model.text import one_line

MOST_SHOWN: Final = 40
"""Characters of a wrong value that a message repeats: enough to find it, and it stays a line."""

_TOML_BITS: Final = 64
"""Of a whole number: TOML promises no more, and thousands of digits can't even be printed."""


def cut(text: str) -> str:
    """Make `text` one short line that is safe to show."""
    line = one_line(text)
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def shown(found: object) -> str:
    """Tell what stands in a file, in the words of TOML and shortly."""
    match found:
        case bool():
            return str(found).lower()
        case str():
            return f'"{cut(found)}"'
        case int() if found.bit_length() > _TOML_BITS:
            return "a number of too many digits"
        case dict():
            return "a table"
        case list():
            return "an array"
        case _:
            return cut(str(found))
