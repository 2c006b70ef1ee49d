"""Reads TOML from anyone: only regular files, only small ones, and only harmless text.

It never waits for a pipe, never reads more than it will parse, and reports every failure as one of
the package's own errors. Callers check what the keys mean, and also nan, inf and the size of
numbers. It never changes a file.
"""

import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import tomli
from msgspec import Struct

from hiptimer.errors import MissingFileError, NewerFormatError, UnreadableError
from hiptimer.model.text import clean, one_line
from hiptimer.wording.problems import not_read, reason

MOST_KEY_PARTS: Final = 32
"""Parts of a dotted key: ours have two, and parsing time grows with their square."""

MOST_LEVELS: Final = 32
"""Nested tables and arrays: ours have four levels."""

MOST_BITS: Final = 1024
"""Digits of a whole number: beyond it no float can hold it, and soon no text either."""

_STRING_OR_COMMENT: Final = (
    r"(?s)"
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
)
_LONG_KEY: Final = rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}"


def has_long_key(text: str) -> bool:
    """Return whether a key in `text` has more parts than any real one; linear in its length."""
    if text.count(".") < MOST_KEY_PARTS:
        return False
    lines = [line for line in text.split("\n") if len(line) >= 2 * MOST_KEY_PARTS]
    if all(line.count(".") < MOST_KEY_PARTS for line in lines):
        return False
    return re.search(_LONG_KEY, re.sub(_STRING_OR_COMMENT, "s", text)) is not None


def comments(text: str) -> list[str]:
    """Return the comments in `text`, each with its `#`; a `#` within a string starts none."""
    found = (match[0] for match in re.finditer(_STRING_OR_COMMENT, text))
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


class FileKind(Struct, frozen=True):
    """A kind of file: the newest `format` of it that this version knows, and its size limit."""

    format: int
    most_bytes: int

    @property
    def limit(self) -> str:
        """The size limit in words."""
        kib = self.most_bytes // 1024
        return f"{kib} KiB" if kib < 1024 else f"{kib // 1024} MiB"


PROTOCOL: Final = FileKind(format=1, most_bytes=256 * 1024)
"""Forty exercises with long notes; a shipped one has 3 KiB."""

SESSION: Final = FileKind(format=1, most_bytes=4 * 1024 * 1024)
"""All sets of the largest protocol, as worked out in docs/formats.md. One of 24 sets has 10 KiB."""

SETTINGS: Final = FileKind(format=1, most_bytes=64 * 1024)
"""Room for what a person may add besides the settings themselves."""

LOCK_NOTE: Final = FileKind(format=1, most_bytes=4 * 1024)
"""It names one session."""

_PART: Final = 16 * 1024
"""Bytes read at once: most files have fewer, and a buffer for the maximum takes long to create."""

_STANDS_TWICE: Final = "Cannot overwrite a value"
"""What tomli says about a duplicate key."""

_NEVER_WAIT: Final = (  # a pipe named like a file of ours would block a plain open for ever
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def read(path: Path, kind: FileKind) -> dict[str, object]:
    """Read the TOML file of this kind at `path`.

    Raises UnreadableError, MissingFileError when nothing is there, and NewerFormatError.
    """
    return parse(read_text(path, kind), path, kind)


def parse(text: str, path: Path, kind: FileKind) -> dict[str, object]:
    """Return the document in `text`, which was read from `path`; raises as `read` does."""
    if has_long_key(text):
        raise UnreadableError(path, "has a key with too many parts; it can't be a hiptimer file")
    try:
        document = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise UnreadableError(path, f"is not valid TOML: {_message(error)}") from error
    except ValueError as error:  # what int() says to thousands of digits
        raise UnreadableError(path, "has a number with too many digits") from error
    except RecursionError as error:
        raise UnreadableError(path, "is nested too deeply") from error
    try:
        document = cleaned(document)
    except ValueError as error:
        raise UnreadableError(path, str(error)) from error
    refuse_newer(document, path, kind)
    return document


def _message(error: tomli.TOMLDecodeError) -> str:
    words = "duplicate key" if error.msg == _STANDS_TWICE else one_line(error.msg)
    return f"{words} (at line {error.lineno}, column {error.colno})"


def refuse_newer(document: Mapping[str, object], path: Path, kind: FileKind) -> None:
    """Raise NewerFormatError if `document` has a higher `format` than this version knows."""
    found = document.get("format")
    if isinstance(found, int) and not isinstance(found, bool) and found > kind.format:
        raise NewerFormatError(
            path, f"was made by a newer hiptimer (format {found}); update hiptimer to read it"
        )


def read_text(path: Path, kind: FileKind) -> str:
    """Read the text of the file at `path` without checking it; raises as `read` does."""
    data = read_bytes(path, kind)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(path, "is UTF-16 text; save it as UTF-8")
    if b"\0" in data:
        raise UnreadableError(path, "contains zero bytes: it is damaged, or not UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(path, f"is not UTF-8 text (line {line}); save it as UTF-8") from error


def read_bytes(path: Path, kind: FileKind) -> bytes:
    """Read the file at `path` without checking it; raises as `read` does."""
    try:
        descriptor = os.open(path, _NEVER_WAIT)
        try:
            _refuse_unusual(os.fstat(descriptor), path, kind)
            data = _up_to(descriptor, kind.most_bytes)
        finally:
            os.close(descriptor)
    except FileNotFoundError as error:
        raise MissingFileError(path, "is not there") from error
    except OSError as error:
        raise UnreadableError(path, not_read(reason(error))) from error
    if len(data) > kind.most_bytes:  # it has grown since
        raise _too_big(path, kind)
    return data


def _up_to(descriptor: int, most_bytes: int) -> bytes:
    """Read to the end of the file, or one byte beyond the limit: a file may grow meanwhile.

    Raises OSError.
    """
    parts: list[bytes] = []
    rest = most_bytes + 1
    while rest and (part := os.read(descriptor, min(rest, _PART))):
        parts.append(part)
        rest -= len(part)
    return b"".join(parts)


def _too_big(path: Path, kind: FileKind) -> UnreadableError:
    return UnreadableError(path, f"is bigger than {kind.limit}; it can't be a hiptimer file")


def _refuse_unusual(status: os.stat_result, path: Path, kind: FileKind) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(path, "is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(path, "is not a regular file")
    if status.st_size > kind.most_bytes:
        raise _too_big(path, kind)


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
