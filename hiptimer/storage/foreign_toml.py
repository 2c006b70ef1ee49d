"""Guards around the TOML parser.

What would make it slow is refused before it runs; what would harm a screen, or later users of the
document, is removed or refused afterwards. It knows no keys and opens no file.
"""

import re
from collections.abc import Iterable
from typing import Final

from hiptimer.model.text import clean

MOST_KEY_PARTS: Final = 32
"""Parts of a dotted key: ours have two, and parsing time grows with their square."""

MOST_LEVELS: Final = 32
"""Nested tables and arrays: ours have four levels."""

MOST_BITS: Final = 1024
"""Digits of a whole number: beyond it no float can hold it, and soon no text either."""

_STRING_OR_COMMENT: Final = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_LONG_KEY: Final = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}")


def has_long_key(text: str) -> bool:
    """Return whether a key in `text` has more parts than any real one; linear in its length."""
    if text.count(".") < MOST_KEY_PARTS:
        return False
    lines = [line for line in text.split("\n") if len(line) >= 2 * MOST_KEY_PARTS]
    if all(line.count(".") < MOST_KEY_PARTS for line in lines):
        return False
    return _LONG_KEY.search(_STRING_OR_COMMENT.sub("s", text)) is not None


def comments(text: str) -> list[str]:
    """Return the comments in `text`, each with its `#`; a `#` within a string starts none."""
    found = (match[0] for match in _STRING_OR_COMMENT.finditer(text))
    return [part for part in found if part.startswith("#")]


def is_same(one: object, other: object) -> bool:
    """Return whether two values of documents are the same, whatever the order of their tables.

    `==` won't do for foreign values: nan is not equal to itself, and true is equal to 1.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return repr(one) == repr(other)


def cleaned(document: dict[str, object]) -> dict[str, object]:
    """Return a parsed document with all keys and texts cleaned, or itself if it is clean.

    Raises ValueError if it is nested too deeply, if a whole number is too large, or if two keys
    differ only in characters that can't be shown.
    """
    return document if _is_clean(document, 1) else _cleaned_table(document, 1)


def _is_clean(table: dict[str, object], level: int) -> bool:
    """Return whether nothing needs cleaning, as is usual: checking is faster than rebuilding."""
    return "".join(table).isprintable() and _are_clean(table.values(), level)


def _are_clean(values: Iterable[object], level: int) -> bool:
    for value in values:
        if isinstance(value, str):
            fine = value.isprintable()
        elif isinstance(value, dict):
            fine = level < MOST_LEVELS and _is_clean(value, level + 1)
        elif isinstance(value, list):
            fine = level < MOST_LEVELS and _are_clean(value, level + 1)
        else:
            fine = not isinstance(value, int) or value.bit_length() <= MOST_BITS
        if not fine:
            return False
    return True


def _cleaned_table(table: dict[str, object], level: int) -> dict[str, object]:
    result = {clean(key): _cleaned_value(value, level) for key, value in table.items()}
    if len(result) != len(table):
        raise ValueError("has two keys that differ only in characters that can't be shown")
    return result


def _cleaned_value(value: object, level: int) -> object:
    if level > MOST_LEVELS:
        raise ValueError("is nested too deeply")
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise ValueError("has a number with too many digits")
    if isinstance(value, dict):
        return _cleaned_table(value, level + 1)
    if isinstance(value, list):
        return [_cleaned_value(part, level + 1) for part in value]
    return value
