"""The form of one table of a draft: the protocol's own fields, or those of one exercise."""

from asyncio import sleep
from collections.abc import Mapping
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one

from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.protocol_draft import Field
from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.tui.screens.editor.exercise_fields import exercise_rows
from hiptimer.tui.screens.editor.field_cell import FieldCell
from hiptimer.tui.screens.editor.field_slots import FieldSlot, FormRow, InputKind
from hiptimer.tui.screens.editor.field_words import DONE_AS
from hiptimer.tui.screens.editor.form_messages import (
    BesideAsked,
    FormEdited,
    FormLeft,
)
from hiptimer.tui.screens.editor.form_rows import NUMBER_CELLS, FormRows
from hiptimer.tui.screens.editor.protocol_fields import protocol_rows
from hiptimer.tui.widgets.pointer_list import PointerList

BEGIN_AT: Final = {True: DONE_AS, False: "name"}
"""The first field: for an exercise (True) the dose, because its name is already there."""

WRITING_SECONDS: Final = 0.003
"""How long to wait for Textual's writing thread before computing what follows from a letter."""


class DraftForm(Container):
    """Shows the fields of `entry`, and takes the keys for one of them while it is `active`.

    Typed text goes into `editor` at once, and `FormEdited` announces it.
    """

    DEFAULT_CSS = """
    DraftForm { layers: rows cell; height: 1fr; }
    FieldCell { layer: cell; }
    """

    painted = query_one(FormRows)
    cell = query_one(FieldCell)

    def __init__(self, editor: ProtocolEditor, catalogue: Mapping[str, CatalogueExercise]) -> None:
        super().__init__()
        self._editor = editor
        self._catalogue = catalogue
        self._entry: int | None = None
        self._key = ""
        self._is_behind = False
        self.active = False

    def compose(self) -> ComposeResult:
        """Lay out the cell above the rows."""
        yield FormRows()
        yield FieldCell(self)

    # Called by the screen

    def show(self, editor: ProtocolEditor, entry: int | None) -> None:
        """Show the exercise at `entry`, or the protocol itself if it is None."""
        editor.settle()
        self._editor, self._entry = editor, entry
        self.look_again()

    def look_again(self) -> None:
        """Show the draft as it is now, which may have other rows."""
        self._read_rows()
        if self.active:
            self._point_at(self._key)

    def catch_up(self) -> None:
        """Show what follows from the typed text, without changing the field being typed in."""
        if self._is_behind:
            self._read_rows()
            self._place_cell()

    def enter(self, key: str = "") -> None:
        """Take the focus, at the field of `key` or at the first field."""
        self.active = True
        self.cell.display = True
        self._point_at(key or BEGIN_AT[self._entry is not None])
        self.screen.set_focus(self.cell)

    def rest(self) -> None:
        """Give up the focus."""
        self.active = False
        self._editor.settle()
        self.cell.display = False
        self.painted.point_nowhere()

    @property
    def kind(self) -> InputKind | None:
        """What the active field accepts; None without an active field."""
        return self._slot.kind if self.active else None

    @property
    def hint(self) -> str:
        """What the active field is for."""
        return self._active_row.hint

    # Called by the cell

    def write(self, text: str) -> None:
        """Write a text into the active field; show what follows once the text is painted."""
        self._editor.enter(self._slot.field, text)
        if not self._is_behind:
            self._is_behind = True
            self.call_after_refresh(self._tell)

    def write_page(self, more: str) -> None:
        """Open a page to edit the text of the active field."""
        from hiptimer.tui.screens.editor.text_page import TextPage  # noqa: PLC0415 - takes its time

        page = TextPage(self._active_row.label, self._slot.text, more)
        self.app.push_screen(page, self._take_text)

    def choose(self, place: int) -> None:
        """Choose an option of the active field."""
        self._editor.change(self._slot.options[place].change(self._editor.draft))
        self._edited()

    def clear(self) -> None:
        """Clear the active field, so that it follows its default."""
        if self._key != DONE_AS:
            self._editor.choose(self._slot.field, None)
            self._edited()

    def go(self, rows: int) -> None:
        """Move up or down; beyond the ends, leave the form."""
        place = self.painted.highlighted + rows
        if 0 <= place < self.painted.count:
            self._go_to(place, 0)
        else:
            self.post_message(FormLeft(rows))

    def turn(self, slots: int) -> None:
        """Move to the next field, or the one before."""
        slot = self.painted.slot + slots
        if 0 <= slot < len(self.painted.form[self.painted.highlighted].slots):
            self._go_to(self.painted.highlighted, slot)
        else:
            self.go(slots)

    def reach(self) -> bool:
        """Move to the other end of the range; return False if there is none."""
        if self.painted.slot + 1 == len(self._active_row.slots):
            return False
        self._go_to(self.painted.highlighted, self.painted.slot + 1)
        return True

    def leave(self) -> None:
        """Go back to the list."""
        self.post_message(FormLeft(0))

    def go_beside(self, entries: int) -> None:
        """Move to the same field of another exercise."""
        self.post_message(BesideAsked(self._key, entries))

    # The mouse, and the size

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move to another field while the form has the focus, but not out of the form."""
        event.stop()
        place = self.painted.highlighted + event.step
        if self.active and 0 <= place < self.painted.count:
            self._go_to(place, 0)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move to the clicked row; if it has options, choose the next one."""
        event.stop()
        if event.place == self.painted.highlighted and self._slot.options:
            self.choose((self._slot.chosen + 1) % len(self._slot.options))
            return
        self.enter(self.painted.form[event.place].slots[0].field.key)
        self.post_message(FormEdited())

    def on_resize(self) -> None:
        """Move the cell to its row."""
        self.call_after_refresh(self._place_cell)

    # State

    def _read_rows(self) -> None:
        self._is_behind = False
        self.painted.form = rows_of(self._editor, self._entry, self._catalogue)

    @property
    def _active_row(self) -> FormRow:
        return self.painted.form[self.painted.highlighted]

    @property
    def _slot(self) -> FieldSlot:
        return self._active_row.slots[self.painted.slot]

    def _edited(self) -> None:
        self.look_again()
        self.post_message(FormEdited())

    async def _tell(self) -> None:
        await sleep(WRITING_SECONDS)
        if self._is_behind:  # else something else has been done meanwhile, and has shown it
            self.catch_up()
            self.post_message(FormEdited())

    def _take_text(self, text: str | None) -> None:
        self._editor.settle()
        self._editor.enter(self._slot.field, text or "")
        self._edited()

    def _go_to(self, place: int, slot: int) -> None:
        self._point(place, slot)
        self.post_message(FormEdited())

    def _point_at(self, key: str) -> None:
        """Make the field of `key` active; if it is gone, the one in its place."""
        instead = min(max(0, self.painted.highlighted), self.painted.count - 1)
        self._point(*place_of(self.painted.form, key, instead))

    def _point(self, place: int, slot: int) -> None:
        self.catch_up()
        self._editor.settle()
        self.painted.highlighted, self.painted.slot = place, slot
        self._key = self._slot.field.key
        self.cell.show_slot(self._slot)
        self._place_cell()

    def _place_cell(self) -> None:
        if not self.active:
            return
        column, cells = span_of(
            self._slot.kind, self.painted.column_of_slot(), self.painted.size.width
        )
        styles = self.cell.styles
        styles.offset = (column, self.painted.line_of_highlighted())
        styles.width = cells


def rows_of(
    editor: ProtocolEditor, entry: int | None, catalogue: Mapping[str, CatalogueExercise]
) -> tuple[FormRow, ...]:
    """Return the rows of the exercise at `entry`, or of the protocol itself if it is None."""
    draft, problems = editor.draft, editor.problems
    if entry is None:
        return protocol_rows(draft, problems)
    found = draft.value(Field("id", entry))
    guide = catalogue.get(found) if isinstance(found, str) else None
    return exercise_rows(draft, entry, problems, guide)


def place_of(form: tuple[FormRow, ...], key: str, instead: int) -> tuple[int, int]:
    """Return the row and the slot of the field of `key`; if it is gone, the row `instead`."""
    places = (
        (place, slot)
        for place, row in enumerate(form)
        for slot, each in enumerate(row.slots)
        if each.field.key == key
    )
    return next(places, (instead, 0))


def span_of(kind: InputKind, column: int, width: int) -> tuple[int, int]:
    """Return where the cell of a slot begins in its line, and how wide it is."""
    match kind:
        case InputKind.LINE:
            return column, max(1, width - column)
        case InputKind.NUMBER:
            return column, NUMBER_CELLS
        case _:
            return column - 1, 1  # between label and value, which is blank
