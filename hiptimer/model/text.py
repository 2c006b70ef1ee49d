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

_LINE_BREAK: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""All that Unicode calls a line break (its annex 14), but for the line feed itself."""


def clean(text: str) -> str:
    r"""Return `text` safe to show: whatever could steer a terminal becomes U+FFFD.

    Tab and line feed stay, for notes have lines; `\r` and `\r\n` count as line feeds.
    """
    if text.isprintable():  # most texts are, and asking is ten times faster than replacing
        return text
    return _HARMFUL.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def pasted(text: str) -> str:
    """Return pasted `text` cleaned, with every kind of line break as a line feed.

    Terminals send the line breaks of a paste as carriage returns, and what was copied from a page
    or a word processor may hold the separators of Unicode: in a file these are harmful, here they
    are breaks that a person saw.
    """
    return clean(_LINE_BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """Clean `text` and fold its white space, for a place that has one line."""
    return " ".join(clean(text).split())
