"""Foreign text: file contents, file names, pasted notes, messages of the system.

It reaches a terminal in many places, and none of them removes everything that can do harm there, so
all of it is cleaned once, on the way in.
"""

import re
import unicodedata
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

# Patterns here are compiled when they are first needed: most texts need none of them.

_HARMFUL: Final = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (but for tab and line feed), DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # characters that change the writing direction
    "\u2028\u2029"  # line and paragraph separators
    "\ufeff"  # a byte order mark inside a text
    "\ud800-\udfff"  # lone surrogates, as in undecodable file names
    "]"
)

_LINE_BREAK: Final = "\r\n|[\r\v\f\x85\u2028\u2029]"
"""Everything that Unicode calls a line break (its annex 14), except the line feed itself."""


def clean(text: str) -> str:
    r"""Return `text` safe to show: any character that could steer a terminal becomes U+FFFD.

    Tab and line feed stay, since notes have lines; `\r` and `\r\n` count as line feeds.
    """
    if text.isprintable():  # most texts are, and checking is ten times faster than replacing
        return text
    return re.sub(_HARMFUL, REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def pasted(text: str) -> str:
    """Return pasted `text` cleaned, with every kind of line break as a line feed.

    Terminals send the line breaks of a paste as carriage returns, and text copied from a page or a
    word processor may contain Unicode's separators: harmful in a file, but here they are breaks
    that the person saw.
    """
    return clean(re.sub(_LINE_BREAK, "\n", text))


def folded(text: str) -> str:
    """Return `text` as it is looked for: what reads the same is the same, in either case.

    It is Unicode's canonical caseless form (chapter 3.13): a letter and its accent count as the one
    letter that they are read as, however a keyboard or a file system wrote them.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def one_line(text: str) -> str:
    """Return `text` cleaned and on one line, with white space folded."""
    return " ".join(clean(text).split())
