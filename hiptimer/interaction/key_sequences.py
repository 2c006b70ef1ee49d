"""What complete terminal sequences mean: keys, reports that a screen needs, or nothing.

It knows the keys of xterm, rxvt, the Linux console and Textual's own table, kitty's keyboard
protocol with all its flags, and xterm's modifyOtherKeys. A key release is not a key.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct


class KeyPress(Struct, frozen=True):
    """A key: `name` is its character or, with modifiers or without a character, e.g. "ctrl+up".

    `text` is what it types. `repeated` is whether the terminal reports it as held down; None if it
    has not been seen to report that.
    """

    name: str
    text: str | None = None
    repeated: bool | None = None


class Paste(Struct, frozen=True):
    """Pasted text, with its original line breaks."""

    text: str


class Report(Struct, frozen=True):
    """A complete sequence that is not a key, but that a screen may want: the mouse, the focus."""

    sequence: str


Input = KeyPress | Paste | Report

ESCAPE_KEY: Final = KeyPress("escape")

_REPORTS: Final = "|".join(
    (
        r"<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]",  # the mouse
        r"[IO]",  # the focus
        r"\?(?:2026|2048);\d\$y",  # modes that a screen queries
        r"48(?:;[1-9]\d{0,4}){2}(?:;\d{1,5}){2}t",  # the size, if reports of it were requested
    )
)

_KEY_BODY: Final = r"[0-9:;]*\Z"

_BY_LETTER: Final = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "F": "end",
    "H": "home",
    "P": "f1",
    "Q": "f2",
    "S": "f4",  # R would be F3, but it reports the cursor's position
    "Z": "shift+tab",
}

_BY_NUMBER: Final = {
    **{1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown"},
    **{7: "home", 8: "end", 11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5"},
    **{17: "f6", 18: "f7", 19: "f8", 20: "f9", 21: "f10", 23: "f11", 24: "f12"},
}

_BY_CODE: Final = {
    **{9: "tab", 13: "enter", 27: "escape", 127: "backspace", 57414: "enter"},
    **{57417: "left", 57418: "right", 57419: "up", 57420: "down", 57421: "pageup"},
    **{57422: "pagedown", 57423: "home", 57424: "end", 57425: "insert", 57426: "delete"},
}

_KEYPAD: Final = dict(zip(range(57399, 57417), "0123456789./*-+\r=,", strict=True))
"""Keys of the number pad that type something, by kitty's code; enter has a name."""

_PRIVATE_USE: Final = range(57344, 63744)
"""Kitty's codes for keys without a character."""

_SS3: Final = {
    **{letter: name for letter, name in _BY_LETTER.items() if letter != "Z"},
    **{"R": "f3", "M": "enter", "I": "tab"},
    **{"a": "ctrl+up", "b": "ctrl+down", "c": "ctrl+right", "d": "ctrl+left"},
}

_SS3_TEXT: Final = dict(zip("jklmnopqrstuvwxyX ", "*+,-./0123456789= ", strict=True))
"""The number pad in its application mode."""

_RXVT_SHIFTED: Final = {"a": "shift+up", "b": "shift+down", "c": "shift+right", "d": "shift+left"}
_RXVT_MODIFIERS: Final = {"^": 5, "@": 6}

_LINUX: Final = {"A": "f1", "B": "f2", "C": "f3", "D": "f4", "E": "f5"}

_ESCAPED: Final = {"f": "ctrl+right", "b": "ctrl+left", "\x7f": "ctrl+w", "\t": "shift+tab"}
"""What iTerm and the Linux console send for these."""

_CONTROLS: Final = {
    **{"\r": "enter", "\t": "tab", "\b": "backspace", "\x7f": "backspace", "\x00": "ctrl+@"},
    **{"\x1c": "ctrl+backslash", "\x1d": "ctrl+right_square_bracket"},
    **{"\x1e": "ctrl+circumflex_accent", "\x1f": "ctrl+underscore"},
}

_TYPES: Final = {"enter": "\r", "tab": "\t", "backspace": "\x7f", "escape": "\x1b"}
"""What named keys type, following other programs."""

_MODIFIERS: Final = ("shift", "alt", "ctrl", "super", "hyper", "meta")
_SHIFT, _CTRL, _CAPS_LOCK = 1, 4, 64
_SHORTCUT: Final = 2 | 4 | 8 | 16 | 32
"""Modifiers with which a key types nothing."""

_MOST_MODIFIERS: Final = 256


def text_key(character: str, *, repeated: bool | None = None) -> KeyPress:
    """Return the key that types `character`."""
    return KeyPress(character, character, repeated)


def control_key(character: str) -> tuple[KeyPress, ...]:
    """Return the key of a C0 control or DEL."""
    name = _CONTROLS.get(character) or f"ctrl+{chr(ord(character) + ord('`'))}"
    return (KeyPress(name, character),)


def escaped_key(character: str) -> tuple[KeyPress, ...]:
    """Return the key of ESC and one more character, if it is a known one."""
    return _named(_ESCAPED.get(character))


def linux_key(letter: str) -> tuple[KeyPress, ...]:
    """Return the key of CSI [ and a letter."""
    return _named(_LINUX.get(letter))


def ss3_key(letter: str) -> tuple[KeyPress, ...]:
    """Return the key of SS3 and a letter."""
    if letter in _SS3_TEXT:
        return (text_key(_SS3_TEXT[letter]),)
    return _named(_SS3.get(letter))


def control_sequence(body: str, final: str) -> tuple[KeyPress | Report, ...]:
    """Return what a control sequence means; nothing if it is unknown."""
    if re.fullmatch(_REPORTS, body + final):
        return (Report(f"\x1b[{body}{final}"),)
    if not re.match(_KEY_BODY, body):
        return ()
    fields = [[_number(part) for part in field.split(":")] for field in body.split(";")]
    if len(fields) > 3:
        return ()
    if final == "~" and fields[0] == [27] and len(fields) == 3:  # modifyOtherKeys
        return _typed(fields[2], fields[1], shifted=True)
    if final == "u":
        return _typed(*fields)
    first, modifiers = fields[0][0], fields[1] if len(fields) > 1 else ()
    if final in _RXVT_SHIFTED and not body:
        return _named(_RXVT_SHIFTED[final])
    if final in _RXVT_MODIFIERS and first in _BY_NUMBER and len(fields) == 1:
        return _modified(_BY_NUMBER[first], [_RXVT_MODIFIERS[final]])
    if final == "~" and first in _BY_NUMBER:
        return _modified(_BY_NUMBER[first], modifiers)
    if final in _BY_LETTER and first in (None, 1):
        return _modified(_BY_LETTER[final], modifiers)
    return ()


def _typed(
    codes: Sequence[int | None],
    modifiers: Sequence[int | None] = (),
    text: Sequence[int | None] = (),
    *,
    shifted: bool = False,
) -> tuple[KeyPress, ...]:
    """Return the keys of a code of kitty's with its alternates, modifiers and text.

    `shifted` means that the code already includes the effect of shift.
    """
    code, upper, base = (*codes, None, None)[:3]
    held = _held(modifiers)
    if code is None or held is None:
        return ()
    bits, repeated = held
    if not bits & _SHORTCUT & ~2:
        typed = [chr(each) for each in text if each and _is_text(each)]
        if typed and code not in _BY_CODE:
            return tuple(text_key(each, repeated=repeated) for each in typed)
    if code in _BY_CODE:
        return _modified(_BY_CODE[code], modifiers)
    if code in _KEYPAD:
        return () if bits & _SHORTCUT else (text_key(_KEYPAD[code], repeated=repeated),)
    if not _is_text(code):
        return ()
    if bits & _SHORTCUT:
        shortcut = base if base and bits & _CTRL and _is_text(base) else code
        return _modified(chr(shortcut).lower(), modifiers)
    character = chr(code)
    if bits & _SHIFT and not shifted:
        if upper and _is_text(upper):
            character = chr(upper)
        elif character.isdigit():  # which symbol that is, only the keyboard knows
            return _modified(character, modifiers)
        else:
            character = character.upper()
    elif bits & _CAPS_LOCK and not bits & _SHIFT:
        character = character.upper()
    return (text_key(character, repeated=repeated),)


def _modified(name: str, modifiers: Sequence[int | None]) -> tuple[KeyPress, ...]:
    held = _held(modifiers)
    if held is None:
        return ()
    bits, repeated = held
    names = [word for bit, word in enumerate(_MODIFIERS) if bits & 1 << bit]
    *own, last = name.split("+") if len(name) > 1 else [name]
    full = "+".join((*sorted({*names, *own}), last))
    return (KeyPress(full, _TYPES.get(full), repeated),)


def _held(modifiers: Sequence[int | None]) -> tuple[int, bool | None] | None:
    """Return the bits of the modifiers and whether the key repeats; None for a release."""
    number, kind = (*modifiers, None, None)[:2]
    if number is not None and number > _MOST_MODIFIERS:
        return None
    if kind not in (None, 1, 2):
        return None
    return max(0, (number or 1) - 1), None if kind is None else kind == 2


def _named(name: str | None) -> tuple[KeyPress, ...]:
    return (KeyPress(name, _TYPES.get(name)),) if name else ()


def _number(digits: str) -> int | None:
    return int(digits) if digits else None


def _is_text(code: int) -> bool:
    """Return whether a code is that of a character, not of a control or a key without one."""
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code in _PRIVATE_USE:
        return False
    return chr(code).isprintable()
