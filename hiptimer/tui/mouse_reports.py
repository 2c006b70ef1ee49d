r"""Takes the oldest kind of mouse report out of what a terminal sends.

`ESC [ M` and three raw bytes: they need not be UTF-8, and taken for keys they would pause a session
(a press of the button is a space) or rate a set. Terminals that were rebuilt below a running
program send them although nobody asked.
"""

import re
from typing import Final

_REPORT: Final = re.compile(rb"\x1b\[M.{3}", re.DOTALL)

_BEGUN: Final = re.compile(rb"\x1b(?:\[(?:M.{0,2})?)?\Z", re.DOTALL)


class MouseReports:
    """Filters a stream of bytes; a report may come in two pieces."""

    def __init__(self) -> None:
        self._held = b""

    def without(self, data: bytes) -> bytes:
        """Give `data` without its reports; the beginning of one is held back until more comes."""
        rest = _REPORT.sub(b"", self._held + data)
        begun = _BEGUN.search(rest)
        self._held = begun[0] if begun else b""
        return rest[: begun.start()] if begun else rest

    def rest(self) -> bytes:
        """Give what is held back, for nothing more came: the escape key is no report."""
        held, self._held = self._held, b""
        return held
