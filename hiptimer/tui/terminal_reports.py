r"""Takes out of a terminal's input what Textual 8.2.8 would take for keys, though nobody typed it.

The oldest reports of a mouse (`ESC [ M` and three raw bytes), which terminals that were rebuilt
below a running program send unasked: a press of the button would be a space, and pause a session.
And strings (`ESC ]`, `ESC P`, `ESC _`, `ESC ^` up to their end), the late answers to what some
other program asked: the `e` in one would end a set.
"""

import re
from typing import Final

_REPORT: Final = re.compile(rb"\x1b(?:\[M.{3}|[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\))", re.DOTALL)

_BEGUN: Final = re.compile(rb"\x1b(?:\[(?:M.{0,2})?|[\]P_^][^\x07\x1b]*\x1b?)?\Z", re.DOTALL)

LONGEST_KEY_BYTES: Final = 2
"""Of what can begin a report: escape, and escape with `[`, `]` or a letter, are keys as well."""


class TerminalReports:
    """Filters a stream of bytes; a report may come in pieces."""

    def __init__(self) -> None:
        self._held = b""

    def without(self, data: bytes) -> bytes:
        """Give `data` without its reports; the beginning of one is held back until more comes."""
        rest = _REPORT.sub(b"", self._held + data)
        begun = _BEGUN.search(rest)
        self._held = begun[0] if begun else b""
        return rest[: begun.start()] if begun else rest

    def rest(self) -> bytes:
        """Give what was held back and is a key, for nothing more came; a torn report is dropped."""
        held, self._held = self._held, b""
        return held if len(held) <= LONGEST_KEY_BYTES else b""
