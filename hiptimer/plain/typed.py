"""Makes words of typed bytes: a word a line, or a word a key where the terminal gives single keys.

Words are the timer's keys ("3", "n", " "), "" for enter, "-" for backspace, and PAGE_UP.
Whatever else comes in, be it a megabyte without an end or no text at all, does no harm.
"""

from typing import Final, Protocol

from hiptimer.interaction.key_sequences import Input, Key
from hiptimer.interaction.terminal_reader import TerminalReader
from hiptimer.model.text import one_line

LONGEST_LINE_BYTES: Final = 16_000
"""A note of 4,000 characters in any script; the rest of a longer line is dropped."""

END_OF_INPUT: Final = "\x04"
"""What ctrl-d sends where the terminal gives single keys."""

PAGE_UP: Final = "\x1b[5~"
"""The word for what a presenter's clicker sends for "back"; no line can be that word."""

_WORDS: Final = {
    **{"enter": "", "ctrl+j": "", "backspace": "-", "ctrl+d": END_OF_INPUT},
    **{"pagedown": "", "pageup": PAGE_UP},  # a presenter's clicker: "on" and "back"
}


class Words(Protocol):
    """Makes words of bytes as they come in."""

    def feed(self, data: bytes, at: float) -> list[str]:
        """Take the bytes that came at `at`; return the words that are complete."""
        ...

    def end(self) -> list[str]:
        """Give what was left without its end."""
        ...


class Lines:
    """A word a line: its text, cleaned and without the space around it."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes, at: float) -> list[str]:  # noqa: ARG002 - a line has all the time
        """Take bytes; return the lines that are complete."""
        *lines, rest = (self._rest + data).split(b"\n")
        self._rest = rest[:LONGEST_LINE_BYTES]
        return [_word(line) for line in lines]

    def end(self) -> list[str]:
        """Give the last line where it had no end."""
        rest, self._rest = self._rest, b""
        return [_word(rest)] if rest else []


class Keys:
    """A word a key. What is no key, and what was pasted, is no word."""

    def __init__(self) -> None:
        self._reader = TerminalReader()

    def feed(self, data: bytes, at: float) -> list[str]:
        """Take the bytes that came at `at`; return a word for each key in them."""
        words = (_word_of(each) for each in self._reader.feed(data, at))
        return [word for word in words if word is not None]

    def end(self) -> list[str]:
        """Return nothing: a key has no parts."""
        return []


def _word_of(what: Input) -> str | None:
    match what:
        case Key(repeated=True):
            return None
        case Key(name=name) if name in _WORDS:
            return _WORDS[name]
        case Key(text=str(text)) if text.isprintable():
            return text
        case _:
            return None


def _word(line: bytes) -> str:
    text = line[:LONGEST_LINE_BYTES].decode("utf-8", errors="replace").rstrip("\r\n")
    return " " if text and text.isspace() else one_line(text)
