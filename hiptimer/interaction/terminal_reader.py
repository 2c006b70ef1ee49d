"""The reader of a terminal's input: bytes and times in, keys, pastes and reports out.

A terminal sends more than keys: answers to queries of some program, mouse reports, pasted text. Any
of it may arrive in parts, after any delay, and none of it may ever be taken for a key. The reader
follows the grammar of ECMA-48, so that a sequence it does not know is dropped as a whole.

It reads no clock: `feed` and `expire` are given the time in seconds, and `wake_at` is the latest
time at which the host must call `expire`. The only thing it can't know is whether a lone ESC is a
key or a sequence cut off after its first byte; 100 ms decide.
"""

import re
from codecs import getincrementaldecoder
from enum import Enum, auto
from typing import Final

from hiptimer.interaction.key_sequences import (
    ESCAPE_KEY,
    Input,
    Paste,
    control_key,
    control_sequence,
    escaped_key,
    linux_key,
    ss3_key,
    text_key,
)

ESCAPE_SECONDS: Final = 0.1
"""Curses and Textual wait as long before a lone ESC counts as the key."""

SILENCE_SECONDS: Final = 1.0
"""An unfinished sequence is dropped after this long without a byte."""

PASTE_SILENCE_SECONDS: Final = 5.0
"""A paste may be long and the line slow, and its rest would be hundreds of keys."""

LONGEST_SEQUENCE: Final = 64
"""Characters kept of a control sequence. No key has half as many."""

LONGEST_PASTE: Final = 1_000_000
"""Characters kept of a paste; the longest text of a protocol has 4,000."""

ESC: Final = "\x1b"
BEL: Final = "\x07"
CANCEL: Final = "\x18\x1a"
"""CAN and SUB end any sequence."""

_STRINGS: Final = "]P_^X"
"""What begins a string after ESC: OSC, DCS, APC, PM, SOS."""

_C1: Final = "[\x80-\x9f\udc80-\udc9f]"
"""C1 controls, as a character or as a raw byte that belongs to no character."""

_PASTE_END: Final = "(?:\x1b\\[|[\x9b\udc9b])201~"
_STRING_END: Final = "\x07|\x1b\\\\|[\x9c\udc9c]"
_SURROGATES: Final = "[\ud800-\udfff]"

_REST_OF_SEQUENCE: Final = r"[ -?]+[@-~]"
_PART_OF_SEQUENCE: Final = r"[0-?]*[:-?][0-?]*\Z"


class _State(Enum):
    GROUND = auto()
    ESCAPE = auto()  # ESC
    ESCAPE_IN_STRING = auto()  # ESC in a string: its end, if a backslash follows
    INTERMEDIATE = auto()  # ESC and an intermediate byte
    CSI = auto()
    LINUX = auto()  # CSI [, the function keys of the Linux console
    X10_MOUSE = auto()  # CSI M, before its three raw bytes
    SS3 = auto()
    STRING = auto()
    PASTE = auto()


_STRING_STATES: Final = (_State.STRING, _State.ESCAPE_IN_STRING)

_C1_BEGINS: Final = {
    "\x9b": _State.CSI,
    "\x8f": _State.SS3,
    **dict.fromkeys("\x9d\x90\x9f\x9e\x98", _State.STRING),
}
"""C1 controls that begin a sequence or a string; the others are ignored."""


class TerminalReader:
    """Reads one terminal. Memory is bounded, whatever comes in."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("surrogateescape")
        self._state = _State.GROUND
        self._held = ""
        self._mouse_bytes = 0
        self._muted = False
        self._last_at = 0.0
        self._torn: _State | None = None
        self._torn_at = 0.0

    def feed(self, data: bytes, at: float) -> list[Input]:
        """Take the bytes of one read at `at`; return what they complete."""
        found = self.expire(at)
        self._last_at = at
        text = self._decoder.decode(data)
        place = self._skip_late_rest(text, at)
        while place < len(text):
            if self._state is _State.PASTE:
                place = self._take_pasted(text, place, found)
            else:
                self._take(text[place], found)
                place += 1
        return found

    def expire(self, at: float) -> list[Input]:
        """Drop what has waited too long at `at`; return the escape key if it was one."""
        due = self.wake_at
        if due is None or at < due:
            return []
        state, self._state = self._state, _State.GROUND
        alone = state is _State.ESCAPE and not self._in_character
        self._decoder.reset()
        self._held, self._muted = "", False
        if state is _State.GROUND:
            return []
        self._torn, self._torn_at = state, self._last_at
        return [ESCAPE_KEY] if alone else []

    @property
    def wake_at(self) -> float | None:
        """When `expire` has something to do; None if nothing is half-read."""
        match self._state:
            case _State.GROUND if not self._in_character:
                return None
            case _State.ESCAPE if not self._in_character:
                return self._last_at + ESCAPE_SECONDS
            case _State.PASTE:
                return self._last_at + PASTE_SILENCE_SECONDS
            case _:
                return self._last_at + SILENCE_SECONDS

    @property
    def _in_character(self) -> bool:
        """Whether only some bytes of a character have come."""
        return bool(self._decoder.getstate()[0])

    # One character

    def _take(self, character: str, found: list[Input]) -> None:
        if self._state is _State.X10_MOUSE:
            self._take_mouse_byte(character)
        elif character == ESC:
            self._take_escape(found)
        elif re.match(_C1, character):
            self._take_c1(chr(ord(character) & 0xFF))
        elif character in CANCEL and self._state is not _State.GROUND:
            self._begin(_State.GROUND)
        else:
            self._take_other(character, found)

    def _take_other(self, character: str, found: list[Input]) -> None:
        match self._state:
            case _State.GROUND:
                self._take_key(character, found)
            case _State.ESCAPE | _State.ESCAPE_IN_STRING:
                self._take_escaped(character, found)
            case _State.INTERMEDIATE:
                if "0" <= character <= "~":
                    self._begin(_State.GROUND)
            case _State.CSI:
                self._take_csi(character, found)
            case _State.LINUX:
                self._complete(linux_key(character), found)
            case _State.SS3:
                self._take_ss3(character, found)
            case _State.STRING if character == BEL:
                self._begin(_State.GROUND)
            case _:
                return  # strings are not kept

    def _take_key(self, character: str, found: list[Input]) -> None:
        if character < " " or character == "\x7f":
            found.extend(control_key(character))
        elif not re.match(_SURROGATES, character) and character != "\ufffd":
            found.append(text_key(character))

    def _take_escape(self, found: list[Input]) -> None:
        if self._state is _State.ESCAPE:
            found.append(ESCAPE_KEY)
        inside = self._state in _STRING_STATES
        self._begin(_State.ESCAPE_IN_STRING if inside else _State.ESCAPE)

    def _take_c1(self, control: str) -> None:
        begins = _C1_BEGINS.get(control)
        if self._state in _STRING_STATES:
            begins = _State.GROUND if control == "\x9c" else None
        if begins:
            self._begin(begins)
            self._muted = False

    def _take_escaped(self, character: str, found: list[Input]) -> None:
        if character == "[":
            self._begin(_State.CSI)
        elif character == "O":
            self._begin(_State.SS3)
        elif character in _STRINGS:
            self._begin(_State.STRING)
        elif " " <= character <= "/":
            self._begin(_State.INTERMEDIATE)
        else:
            self._complete(escaped_key(character), found)

    def _take_csi(self, character: str, found: list[Input]) -> None:
        if " " <= character <= "?":
            self._hold(character)
        elif not "@" <= character <= "~":
            return  # no terminal sends it there, and it is not a key either
        elif not self._held and character == "[":
            self._begin(_State.LINUX)
        elif not self._held and character == "M":
            self._begin(_State.X10_MOUSE)
            self._mouse_bytes = 3
        elif self._held == "200" and character == "~":
            self._begin(_State.PASTE)
        else:
            kept = len(self._held) <= LONGEST_SEQUENCE
            self._complete(control_sequence(self._held, character) if kept else (), found)

    def _take_ss3(self, character: str, found: list[Input]) -> None:
        if "0" <= character <= ";":
            self._hold(character)
        elif character >= " " and character != "\x7f":
            self._complete(ss3_key(character) if not self._held else (), found)

    def _take_mouse_byte(self, character: str) -> None:
        if character == ESC:
            self._begin(_State.ESCAPE)
            return
        self._mouse_bytes -= len(character.encode("utf-8", "surrogateescape"))
        if self._mouse_bytes <= 0:
            self._begin(_State.GROUND)

    def _begin(self, state: _State) -> None:
        self._state, self._held = state, ""
        if state in (_State.GROUND, _State.ESCAPE):
            self._muted = False

    def _hold(self, character: str) -> None:
        if len(self._held) <= LONGEST_SEQUENCE:
            self._held += character

    def _complete(self, inputs: tuple[Input, ...], found: list[Input]) -> None:
        if not self._muted:
            found.extend(inputs)
        self._begin(_State.GROUND)

    # Pasted text

    def _take_pasted(self, text: str, place: int, found: list[Input]) -> int:
        kept = len(self._held)
        self._held += text[place:]
        end = re.compile(_PASTE_END).search(self._held, max(0, kept - len("\x1b[201~")))
        if end is None:
            if len(self._held) > LONGEST_PASTE:  # except what may be the beginning of its end
                self._held = self._held[:LONGEST_PASTE] + self._held[-len("\x1b[201") :]
            return len(text)
        pasted = self._held[: min(end.start(), LONGEST_PASTE)].replace("\x00", "")
        found.append(Paste(re.sub(_SURROGATES, "\ufffd", pasted)))
        self._begin(_State.GROUND)
        return place + end.end() - kept

    # Late arrivals

    def _skip_late_rest(self, text: str, at: float) -> int:
        """Return how much of a read is the rest of a sequence that was dropped before it.

        A single character could be a key, and counts as one; several in one read were not typed.
        """
        if self._torn is None or not text:
            return 0
        torn, self._torn = self._torn, None
        if torn is _State.ESCAPE:
            soon = at - self._torn_at <= SILENCE_SECONDS
            return self._skip_rest_of_escape(text) if soon else 0
        if torn in _STRING_STATES or torn is _State.PASTE:
            ends = _PASTE_END if torn is _State.PASTE else _STRING_END
            end = re.search(ends, text)
            return end.end() if end else 0
        if rest := re.match(_REST_OF_SEQUENCE, text):
            return rest.end()
        if re.match(_PART_OF_SEQUENCE, text):
            self._begin(_State.CSI)
            self._muted = True
        return 0

    def _skip_rest_of_escape(self, text: str) -> int:
        """Begin the sequence of an ESC that was returned as a key: what follows is not a key."""
        begins = text[0] in "[]_^" or (len(text) > 1 and text[0] in "OPX")
        if not begins:
            return 0
        self._take_escaped(text[0], [])
        self._muted = True
        return 1
