"""Fields of a form, one in each row: a pointer, the name, and the value that arrows change."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pointer_list import POINTER, PointerList
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain

NOWHERE: Final = -1
"""The pointer is outside of the fields."""


class FieldLine(Struct, frozen=True):
    """One field in words. `less` and `more` say whether the arrows change it.

    `note` explains the value; it is left out in a narrow window.
    """

    name: str
    value: str
    less: bool
    more: bool
    note: str = ""


class FieldList(PointerList):
    """Shows `fields`: "▸ Side   ◂ left ▸"."""

    fields: reactive[tuple[FieldLine, ...]] = reactive((), repaint=False)

    watch_fields = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of fields."""
        return len(self.fields)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - a line each
        """Return every field, with the values below each other."""
        names = max((plain(field.name).cell_length for field in self.fields), default=0)
        heads = [_head(field, names + GAP) for field in self.fields]
        column = max((head.cell_length for head in heads), default=0) + GAP
        return [
            (_with_note(head, field.note, column, width),)
            for head, field in zip(heads, self.fields, strict=True)
        ]


def _head(field: FieldLine, column: int) -> Content:
    name = plain(field.name).truncate(column, pad=True)
    less, more = ("◂" if field.less else " "), ("▸" if field.more else " ")
    return Content.assemble(name, f"{less} ", plain(field.value, "bold"), f" {more}")


def _with_note(head: Content, text: str, column: int, width: int) -> Content:
    note = plain(text, "dim")
    if not note or column + note.cell_length > width:
        return head
    return Content.assemble(head.truncate(column, pad=True), note)


class PointerMark(TextLines):
    """Shows the pointer while `here`, otherwise blank cells."""

    DEFAULT_CSS = "PointerMark { width: 2; height: 1; }"

    here: reactive[bool] = reactive(default=False, repaint=False)

    watch_here = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one cell
        """Return the pointer, or nothing."""
        return (Content.styled(POINTER, "bold"),) if self.here else ()
