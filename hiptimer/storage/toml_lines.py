"""Where in a valid TOML text each key of a protocol stands, for editors that jump to a mistake."""

import re
from typing import Final

_KEY: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""

_TOKEN: Final = re.compile(
    rf"""
      (?P<header> ^[ \t]* \[ \[? [ \t]* (?P<table>{_KEY}) [^\n]* )
    | ^[ \t]* (?P<key>{_KEY}) [ \t]* (?=[=.])
    | \"{{3}} (?: \\. | . )*? \"{{3,5}} | \'{{3}} .*? \'{{3,5}}
    | " (?: \\. | [^"\\\n] )* " | ' [^'\n]* '
    | \# [^\n]*
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
"""A table's header, a key at the start of its line, or what may contain something like either."""

ENTRIES: Final = "exercise"

NO_TABLE: Final = 0
"""Stands for any table that a protocol does not have."""


def lines_of_keys(text: str) -> dict[tuple[int | None, str], int]:
    """Return the line, from 1, of each key: of the protocol (None), or of the exercise, from 1.

    The key "" of an exercise stands for its header. Keys of other tables are those of exercise 0.
    """
    found: dict[tuple[int | None, str], int] = {}
    entry: int | None = None
    entries = 0
    line, end = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", end, token.start())
        end = token.start()
        if token["header"] is not None:
            is_entry = token["table"].strip("\"'") == ENTRIES
            entries += is_entry
            entry = entries if is_entry else NO_TABLE
            found.setdefault((entry, ""), line)
        elif token["key"] is not None:
            found.setdefault((entry, token["key"].strip("\"'")), line)
    return found


def line_of(entry: int | None, key: str, lines: dict[tuple[int | None, str], int]) -> int:
    """Return the line of a key, from 1: of the exercise at `entry`, or (None) of the protocol.

    What is missing has the line of the table that it is missing from; 1 if there is none.
    """
    whole = (None, ENTRIES) if entry is not None or key.startswith(ENTRIES) else (None, "")
    places = ((entry, key), (entry, ""), whole)
    return next((lines[place] for place in places if place in lines), 1)
