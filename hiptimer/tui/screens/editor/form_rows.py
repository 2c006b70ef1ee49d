"""The painted part of a form: every row except the active slot, which is a cell above it."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.screens.editor.field_slots import FieldSlot, FormRow, InputKind
from hiptimer.tui.widgets.field_list import NOWHERE
from hiptimer.tui.widgets.pointer_list import POINTER, PointerList
from hiptimer.tui.widgets.text_lines import TextLines, plain, wrapped

LABEL_CELLS: Final = 14
"""The longest label, "Change sides", and a gap."""

NUMBER_CELLS: Final = 6
"""The longest number, and the cursor behind it."""

BETWEEN: Final = " to "

WRONG: Final = "✗ "
"""The sign before a problem, so that red is not the only sign."""


class FormRows(PointerList):
    """Draws `form`, with the pointer at `highlighted` while the form has the focus.

    `slot` is the active slot of the row.
    """

    DEFAULT_CSS = "FormRows { height: 1fr; }"

    form: reactive[tuple[FormRow, ...]] = reactive((), repaint=False)
    slot: reactive[int] = reactive(0, repaint=False)

    watch_form = TextLines.look_again
    watch_slot = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.form)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - all of them
        """Return every row, with its problem below it."""
        return [
            (
                _line(row, width, slot=self.slot if place == self.highlighted else None),
                *_problem(row, width),
            )
            for place, row in enumerate(self.form)
        ]

    def _line(self, line: Content, room: int, *, first: bool, here: bool) -> Content:
        # on the background of the row, a problem would be unreadable in 16 colours
        return super()._line(line, room, first=first, here=here and first)

    def line_of_highlighted(self) -> int:
        """Return the line of the widget in which the active row begins."""
        window = self._window(*self.size)
        return next((y for y, (place, _) in enumerate(window) if place == self.highlighted), 0)

    def column_of_slot(self) -> int:
        """Return the cell in which the active slot begins."""
        first = len(POINTER) + LABEL_CELLS
        return first + self.slot * (NUMBER_CELLS + len(BETWEEN))

    def point_nowhere(self) -> None:
        """Remove the pointer: the form does not have the focus."""
        self.highlighted = NOWHERE


def _line(row: FormRow, width: int, *, slot: int | None) -> Content:
    """Return a row, without the text of the active slot, which the cell draws."""
    label = plain(row.label).truncate(LABEL_CELLS - 2, ellipsis=True)
    label = label.truncate(LABEL_CELLS, pad=True)
    first = row.slots[0]
    if first.kind is InputKind.CHOICE:
        return _choice(label, first, active=slot is not None)
    if slot is None:
        return Content.assemble(label, *_at_rest(row))
    if not first.is_typed_into:
        return Content.assemble(label, _value(first))
    if first.kind is InputKind.LINE:
        return label.truncate(width, pad=True)
    cells = (Content("") if place == slot else _value(each) for place, each in enumerate(row.slots))
    numbers = (cell.truncate(NUMBER_CELLS, pad=True) for cell in cells)
    return Content.assemble(label, Content(BETWEEN).join(numbers), row.unit)


def _choice(label: Content, slot: FieldSlot, *, active: bool) -> Content:
    less = "◂ " if active and slot.chosen > 0 else "  "
    more = " ▸" if active and slot.chosen < len(slot.options) - 1 else ""
    return Content.assemble(label.truncate(LABEL_CELLS - 2), less, _value(slot), more)


def _at_rest(row: FormRow) -> Iterator[Content | str]:
    """Return the text of a row: "3", "3 to 5", "20 s"."""
    first, *rest = row.slots
    yield _value(first)
    for slot in rest:
        if slot.text:
            yield BETWEEN
            yield plain(slot.text)
    if row.unit and (first.text or first.default[:1].isdigit()):
        yield Content.styled(f" {row.unit}", "" if first.text else "dim")


def _value(slot: FieldSlot) -> Content:
    if not slot.text:
        return plain(slot.default, "dim")
    lines = slot.text.count("\n") + 1
    more = f" … {lines} lines" if lines > 1 else ""
    return Content.assemble(plain(slot.text.partition("\n")[0]), (more, "dim"))


def _problem(row: FormRow, width: int) -> Iterator[Content]:
    if row.problem:
        for number, line in enumerate(wrapped(row.problem, width - len(WRONG), "$error")):
            yield Content.assemble((WRONG if number == 0 else "  ", "$error"), line)
