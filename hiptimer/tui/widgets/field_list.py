"""Fields of a form, one a row: a pointer, the name, and the value that arrows change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.line_layout import GAP, plain
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.text_lines import TextLines

NOWHERE: Final = -1
"""Where the pointer is when it stands outside of the fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field in words. `less` and `more` say whether the arrows lead anywhere."""

    name: str
    value: str
    less: bool
    more: bool


class FieldList(PointerList):
    """Shows `fields`: "▸ Side   ◂ left ▸"."""

    fields: reactive[tuple[Field, ...]] = reactive((), repaint=False)

    watch_fields = TextLines.look_again

    @property
    def count(self) -> int:
        """How many fields there are."""
        return len(self.fields)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - a line each
        """Draw every field, with their values below each other."""
        column = max((plain(field.name).cell_length for field in self.fields), default=0) + GAP
        return [(_row(field, column),) for field in self.fields]


def _row(field: Field, column: int) -> Content:
    name = plain(field.name).truncate(column, pad=True)
    less, more = ("◂" if field.less else " "), ("▸" if field.more else " ")
    return Content.assemble(name, f"{less} ", plain(field.value, "bold"), f" {more}")
