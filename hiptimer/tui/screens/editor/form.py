"""The form of one table of a draft: the protocol's own fields, or those of one exercise.

Every row is painted except the active slot, which is a cell above it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive

from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.runner.protocol_form import FieldSlot, FormRow, InputKind
from hiptimer.tui.screens.editor.field_cell import FieldCell
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


class DraftForm(Container):
    """Shows the form of `editor`, with the cell at the field that is written in."""

    DEFAULT_CSS = """
    DraftForm { layers: rows cell; height: 1fr; }
    FieldCell { layer: cell; }
    """

    painted = query_one(FormRows)
    cell = query_one(FieldCell)

    class Updated(Message):
        """Another field is active, or another option was chosen."""

    def __init__(self, editor: ProtocolEditor) -> None:
        super().__init__()
        self._editor = editor

    def compose(self) -> ComposeResult:
        """Lay out the cell above the rows."""
        yield FormRows()
        yield FieldCell(self._editor)

    def show(self) -> None:
        """Show the form as it is now, without changing a text that is being typed."""
        editor, painted = self._editor, self.painted
        self.set_class(editor.adds, "-away")
        painted.form = editor.form
        painted.highlighted, painted.slot = editor.position or (NOWHERE, 0)
        self.cell.display = editor.is_writing
        self.cell.show_slot(editor.entered)
        self._place_cell()

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move to another field while the form has the focus."""
        event.stop()
        self._editor.scroll(event.step)
        self.post_message(self.Updated())

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move to the clicked row; if it has options, choose the next one."""
        event.stop()
        self._editor.click(event.place)
        self.post_message(self.Updated())

    def on_resize(self) -> None:
        """Move the cell to its row."""
        self.call_after_refresh(self._place_cell)

    def _place_cell(self) -> None:
        slot = self._editor.entered
        if slot is None:
            return
        painted, styles = self.painted, self.cell.styles
        column, cells = _span_of(slot.kind, painted.column_of_slot(), painted.size.width)
        styles.offset = (column, painted.line_of_highlighted())
        styles.width = cells


def _span_of(kind: InputKind, column: int, width: int) -> tuple[int, int]:
    """Return where the cell of a slot begins in its line, and how wide it is."""
    match kind:
        case InputKind.LINE:
            return column, max(1, width - column)
        case InputKind.NUMBER:
            return column, NUMBER_CELLS
        case _:
            return column - 1, 1  # between label and value, which is blank


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
