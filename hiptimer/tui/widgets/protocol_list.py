"""The protocols that can be followed, in columns: name, stage, length, last done and its pain."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain

SHORTEST_NAME: Final = 36
"""Cells; a column is left out before a name is cut to less than this."""

OWN: Final = " (own)"

LAST, PAIN = len("yesterday"), len("pain 0-10")
"""Minimum cells of these columns, because they may be filled a moment later."""


class ProtocolRow(Struct, frozen=True, kw_only=True):
    """One protocol in words. `own` marks one of the person's own."""

    name: str
    own: bool
    stage: str
    length: str
    last: str
    pain: str


class Columns(Struct, frozen=True):
    """How many cells each column has; 0 if there is no room for it."""

    stage: int
    length: int
    last: int
    pain: int

    @property
    def taken(self) -> int:
        """The cells of all columns, with the gaps before them."""
        return sum(
            column + GAP for column in (self.stage, self.length, self.last, self.pain) if column
        )


class ProtocolList(PointerList):
    """Shows `protocols`, one in each row. A narrow window leaves out stage, pain and last done."""

    protocols: reactive[tuple[ProtocolRow, ...]] = reactive((), repaint=False)

    watch_protocols = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of protocols."""
        return len(self.protocols)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - a line each
        """Return every protocol in the same columns."""
        columns = _columns(self.protocols, width)
        return [(_row(protocol, columns, width),) for protocol in self.protocols]


def _columns(rows: Sequence[ProtocolRow], width: int) -> Columns:
    texts = [(row.stage, row.length, row.last, row.pain) for row in rows] or [("",) * 4]
    stage, length, last, pain = (
        max(plain(text).cell_length for text in column) for column in zip(*texts, strict=True)
    )
    last, pain = max(last, LAST), max(pain, PAIN)
    names = max((_name_cells(row) for row in rows), default=0)
    tried = (
        Columns(stage, length, last, pain),
        Columns(0, length, last, pain),
        Columns(0, length, last, 0),
        Columns(0, length, 0, 0),
    )
    least = min(names, SHORTEST_NAME)
    return next((columns for columns in tried if width - columns.taken >= least), tried[-1])


def _name_cells(row: ProtocolRow) -> int:
    return plain(row.name).cell_length + (len(OWN) if row.own else 0)


@lru_cache(maxsize=256)
def _row(row: ProtocolRow, columns: Columns, width: int) -> Content:
    room = max(0, width - columns.taken)
    own = OWN if row.own and room > len(OWN) else ""
    name = plain(row.name).truncate(max(0, room - len(own)), ellipsis=True)
    line = Content.assemble(name, (own, "dim")).truncate(room, pad=True)
    for text, cells, right in (
        (row.stage, columns.stage, False),
        (row.length, columns.length, True),
        (row.last, columns.last, False),
        (row.pain, columns.pain, False),
    ):
        if cells:
            cell = plain(text)
            spaces = " " * (cells - cell.cell_length)
            line = Content.assemble(line, " " * GAP, *((spaces, cell) if right else (cell, spaces)))
    return line
