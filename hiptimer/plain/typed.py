"""Makes words of typed bytes: a word a line, or a word a key where the terminal gives single keys.

Words are the timer's keys ("3", "n", " "), "" for enter, "-" for backspace, and PAGE_UP.
Whatever else comes in, be it a megabyte without an end or no text at all, does no harm.
"""

import re
from typing import Final, Protocol

from hiptimer.model.text import one_line

LONGEST_LINE_BYTES: Final = 16_000
"""A note of 4,000 characters in any script; the rest of a longer line is dropped."""

END_OF_INPUT: Final = "\x04"
"""What ctrl-d sends where the terminal gives single keys."""

PAGE_UP: Final = "\x1b[5~"
"""The word for what a presenter's clicker sends for "back"; no line can be that word."""

_CLICKER: Final = {b"\x1b[6~": "", b"\x1b[5~": PAGE_UP}
"""What a presenter's clicker sends, page down for "on", as words."""

_CLICKS: Final = re.compile(rb"(\x1b\[[56]~)")

_ESCAPE_SEQUENCES: Final = re.compile(rb"\x1b(?:\[M.{3}|\[[0-?]*[ -/]*[@-~]|O.|[^\[O]?)", re.DOTALL)
"""Arrows, function keys and reports of a mouse: none of their letters is a key."""

_BEGUN: Final = re.compile(rb"\x1b(?:\[M.{0,2}|\[[0-?]*[ -/]*|O)\Z", re.DOTALL)
"""A sequence of which the rest is still to come."""

LONGEST_SEQUENCE_BYTES: Final = 64
"""No key's is longer; what goes on longer is no sequence."""

_NAMES: Final = {"\r": "", "\n": "", "\x7f": "-", "\b": "-"}


class Words(Protocol):
    """Makes words of bytes as they come in."""

    def feed(self, data: bytes) -> list[str]:
        """Take bytes; give the words that are complete."""
        ...

    def end(self) -> list[str]:
        """Give what was left without its end."""
        ...


class Lines:
    """A word a line: its text, cleaned and without the space around it."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        """Take bytes; give the lines that are complete."""
        *lines, rest = (self._rest + data).split(b"\n")
        self._rest = rest[:LONGEST_LINE_BYTES]
        return [_word(line) for line in lines]

    def end(self) -> list[str]:
        """Give the last line where it had no end."""
        rest, self._rest = self._rest, b""
        return [_word(rest)] if rest else []


class Keys:
    """A word a key."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> list[str]:
        """Take bytes; give a word for each key in them."""
        data = self._begun + data
        begun = _BEGUN.search(data, max(0, len(data) - LONGEST_SEQUENCE_BYTES))
        self._begun = begun[0] if begun else b""
        complete = data[: begun.start()] if begun else data
        return [word for part in _CLICKS.split(complete) for word in _words_in(part)]

    def end(self) -> list[str]:
        """Give nothing: a key has no parts."""
        return []


def _words_in(part: bytes) -> list[str]:
    if part in _CLICKER:
        return [_CLICKER[part]]
    keys = _ESCAPE_SEQUENCES.sub(b"", part).decode("utf-8", errors="replace")
    return [_NAMES.get(key, key) for key in keys]


def _word(line: bytes) -> str:
    text = line[:LONGEST_LINE_BYTES].decode("utf-8", errors="replace").rstrip("\r\n")
    return " " if text and text.isspace() else one_line(text)
