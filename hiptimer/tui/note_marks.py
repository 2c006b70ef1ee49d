"""Shows a note of many lines in one, with ↵ for each line break and ⇥ for each tab, and back.

Nothing is lost: if a note contains these characters, others are used instead.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final, Self

from msgspec import Struct

BREAKS: Final = "↵⏎␤"
TABS: Final = "⇥␉⭾"

_PRIVATE: Final = range(0xF0000, 0x10FFFE)
"""Characters without a meaning, more of them than any note has."""


class NoteMarks(Struct, frozen=True):
    """The signs for a line break and a tab while a note is edited."""

    line_break: str = BREAKS[0]
    tab: str = TABS[0]

    @classmethod
    def of(cls, note: str) -> Self:
        """Return marks that `note` does not contain."""
        line_break = _first_free(BREAKS, note)
        return cls(line_break, _first_free(TABS, note + line_break))

    def line_of(self, note: str) -> str:
        """Return a note as one line."""
        return note.replace("\n", self.line_break).replace("\t", self.tab)

    def note_of(self, line: str) -> str:
        """Return the note that was shown as `line`."""
        return line.replace(self.line_break, "\n").replace(self.tab, "\t")


def _first_free(wanted: str, note: str) -> str:
    found = set(note)
    marks: Iterator[str] = chain(wanted, map(chr, _PRIVATE))
    return next(mark for mark in marks if mark not in found)
