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


_PLACE: Final = re.compile(r"(?:exercise (?P<entry>\d+)(?:, )?)?(?P<key>[^:]*): ")


def line_of(problem: str, lines: dict[tuple[int | None, str], int]) -> int:
    """Return the line of a problem ("exercise 2, sets: …"): of its key, or of its exercise.

    What is missing has the line of the table that it is missing from; 1 if there is none.
    """
    place = _PLACE.match(problem)
    if place is None:
        return 1
    entry = int(place["entry"]) if place["entry"] else None
    nearest = lines.get((entry, ""), lines.get((None, ENTRIES), 1))
    return lines.get((entry, place["key"]), nearest if entry else 1)
