"""Shows a note of many lines in one: each line break as ↵ and each tab as ⇥, and turns that back.

Nothing is lost on the way: where a note has these very characters, others stand for the breaks.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final, Self

from msgspec import Struct

BREAKS: Final = "↵⏎␤"
TABS: Final = "⇥␉⭾"

_PRIVATE: Final = range(0xF0000, 0x10FFFE)
"""Characters that mean nothing: more of them than any note has."""


class NoteMarks(Struct, frozen=True):
    """What stands for a line break and for a tab while one note is written."""

    line_break: str = BREAKS[0]
    tab: str = TABS[0]

    @classmethod
    def of(cls, note: str) -> Self:
        """Choose marks that `note` does not have."""
        line_break = _first_free(BREAKS, note)
        return cls(line_break, _first_free(TABS, note + line_break))

    def line_of(self, note: str) -> str:
        """Make one line of a note."""
        return note.replace("\n", self.line_break).replace("\t", self.tab)

    def note_of(self, line: str) -> str:
        """Make the note again that was shown as `line`."""
        return line.replace(self.line_break, "\n").replace(self.tab, "\t")


def _first_free(wanted: str, note: str) -> str:
    found = set(note)
    marks: Iterator[str] = chain(wanted, map(chr, _PRIVATE))
    return next(mark for mark in marks if mark not in found)
