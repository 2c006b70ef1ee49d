"""Text that is not ours: file contents, file names, pasted notes, messages of the system.

It reaches a terminal in many places and none of them takes out everything that can do harm
there, so all of it is cleaned once, where it comes in.
"""

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_HARMFUL: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (but for tab and line feed), DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    "\u2028\u2029"  # line and paragraph separators
    "\ufeff"  # a byte order mark inside of a text
    "\ud800-\udfff"  # lone surrogates, as undecodable file names have them
    "]"
)


def clean(text: str) -> str:
    r"""Make `text` safe to show: whatever could steer a terminal becomes U+FFFD.

    Tab and line feed stay, for notes have lines; `\r\n` counts as a line feed.
    """
    if text.isprintable():  # most texts are, and are told so ten times faster
        return text
    return _HARMFUL.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Clean `text` and fold its white space, for a place that has one line."""
    return " ".join(clean(text).split())
