"""What was planned and done: a row for each exercise and side, with a mark for each set."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pain_marks import MarkValue, mark
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain, two_ends

SHORTEST_NAME: Final = 20
"""Cells; if fewer are left for a name, a row takes two lines."""


class BlockRow(Struct, frozen=True):
    """One exercise on one side. `here` is the index in `marks` of the set at the cursor."""

    name: str
    side: str
    done: str
    marks: tuple[MarkValue, ...]
    here: int | None = None


class BlockTable(PointerList):
    """Shows `blocks` in columns; in a narrow window what was held is below the name."""

    blocks: reactive[tuple[BlockRow, ...]] = reactive((), repaint=False)

    watch_blocks = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of rows: one for each exercise and side."""
        return len(self.blocks)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - asks for what it needs
        """Return every block in the same columns."""
        side, done = (
            max((plain(text).cell_length for text in texts), default=0)
            for texts in zip(*((block.side, block.done) for block in self.blocks), strict=True)
        )
        marks = max((_marks(block).cell_length for block in self.blocks), default=0)
        name = width - side - done - marks - GAP * (2 + bool(side))
        if name < SHORTEST_NAME:
            return [_two_lines(block, width) for block in self.blocks]
        return [(_one_line(block, name, side, done),) for block in self.blocks]


def _one_line(block: BlockRow, name: int, side: int, done: int) -> Content:
    gap = " " * GAP
    held = plain(block.done)
    return Content.assemble(
        plain(block.name).truncate(name, ellipsis=True, pad=True),
        gap if side else "",
        plain(block.side).truncate(side, pad=True),
        gap,
        held.pad_left(done - held.cell_length),
        gap,
        _marks(block),
    )


def _two_lines(block: BlockRow, width: int) -> tuple[Content, Content]:
    return (
        two_ends(plain(block.name), plain(block.side), width),
        two_ends(_marks(block), plain(block.done), width),
    )


def _marks(block: BlockRow) -> Content:
    """Return the marks, with the one at the cursor in brackets."""
    drawn = [
        Content.styled(f"[{mark(value)}]", "bold reverse")
        if place == block.here
        else Content(f" {mark(value)} ")
        for place, value in enumerate(block.marks)
    ]
    return Content("").join(drawn)
