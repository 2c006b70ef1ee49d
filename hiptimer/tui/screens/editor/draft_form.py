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
from hiptimer.tui.screens.editor.field_words import DONE_AS
from hiptimer.tui.screens.editor.form_messages import (
    BesideAsked,
    FormEdited,
    FormLeft,
)
from hiptimer.tui.screens.editor.form_rows import NUMBER_CELLS, FormRows
from hiptimer.tui.screens.editor.protocol_fields import protocol_rows
from hiptimer.tui.screens.editor.spots import FormRow, Spot, Takes
from hiptimer.tui.widgets.pointer_list import PointerList

BEGIN_AT: Final = {True: DONE_AS, False: "name"}
"""The field to begin at: of an exercise (True) the dose, for its name is there already."""

WRITING_SECONDS: Final = 0.003
"""Textual writes in a thread, which has to wait while what follows from a letter is worked out."""


class DraftForm(Container):
    """Shows the fields of `entry`, and while it is `active` takes the keys for one of them.

    What is typed goes into `editor` at once, and `FormEdited` tells whoever shows something of it.
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
        """Put the cell above the rows."""
        yield FormRows()
        yield FieldCell(self)

    # What the screen asks for

    def show(self, editor: ProtocolEditor, entry: int | None) -> None:
        """Show the exercise at `entry`, or (None) the protocol itself."""
        editor.settle()
        self._editor, self._entry = editor, entry
        self.look_again()

    def look_again(self) -> None:
        """Show what stands in the draft now, which may have other rows."""
        self._read_rows()
        if self.active:
            self._point_at(self._key)

    def catch_up(self) -> None:
        """Show what follows from what was typed; the text that is typed into stays as it is."""
        if self._is_behind:
            self._read_rows()
            self._place_cell()

    def enter(self, key: str = "") -> None:
        """Take the keyboard, at the field of `key`, or where one begins."""
        self.active = True
        self.cell.display = True
        self._point_at(key or BEGIN_AT[self._entry is not None])
        self.screen.set_focus(self.cell)

    def rest(self) -> None:
        """Give the keyboard away."""
        self.active = False
        self._editor.settle()
        self.cell.display = False
        self.painted.point_nowhere()

    @property
    def takes(self) -> Takes | None:
        """What is typed into the active field; None at rest."""
        return self._spot.takes if self.active else None

    @property
    def hint(self) -> str:
        """What the active field is for."""
        return self._active_row.hint

    # What the cell does

    def write(self, text: str) -> None:
        """Put a text into the active field; what follows is shown once the text is painted."""
        self._editor.enter(self._spot.field, text)
        if not self._is_behind:
            self._is_behind = True
            self.call_after_refresh(self._tell)

    def write_page(self, more: str) -> None:
        """Open a page to write the text of the active field on."""
        from hiptimer.tui.screens.editor.text_page import TextPage  # noqa: PLC0415 - takes its time

        page = TextPage(self._active_row.label, self._spot.text, more)
        self.app.push_screen(page, self._take_text)

    def choose(self, place: int) -> None:
        """Choose an option of the active field."""
        self._editor.change(self._spot.options[place].change(self._editor.draft))
        self._edited()

    def clear(self) -> None:
        """Let the active field follow its default."""
        if self._key != DONE_AS:
            self._editor.choose(self._spot.field, None)
            self._edited()

    def go(self, rows: int) -> None:
        """Go up or down, and beyond the ends out of the form."""
        place = self.painted.highlighted + rows
        if 0 <= place < self.painted.count:
            self._go_to(place, 0)
        else:
            self.post_message(FormLeft(rows))

    def turn(self, spots: int) -> None:
        """Go to the next spot, or the one before."""
        spot = self.painted.spot + spots
        if 0 <= spot < len(self.painted.form[self.painted.highlighted].spots):
            self._go_to(self.painted.highlighted, spot)
        else:
            self.go(spots)

    def reach(self) -> bool:
        """Go to the other end of the range; False if there is none."""
        if self.painted.spot + 1 == len(self._active_row.spots):
            return False
        self._go_to(self.painted.highlighted, self.painted.spot + 1)
        return True

    def leave(self) -> None:
        """Go back to the list."""
        self.post_message(FormLeft(0))

    def go_beside(self, entries: int) -> None:
        """Go to the same field of another exercise."""
        self.post_message(BesideAsked(self._key, entries))

    # The mouse, and the room

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Go to another field of the form while it has the keyboard, and not out of it."""
        event.stop()
        place = self.painted.highlighted + event.step
        if self.active and 0 <= place < self.painted.count:
            self._go_to(place, 0)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Go to the row that was clicked; one that has options is at the next one then."""
        event.stop()
        if event.place == self.painted.highlighted and self._spot.options:
            self.choose((self._spot.chosen + 1) % len(self._spot.options))
            return
        self.enter(self.painted.form[event.place].spots[0].field.key)
        self.post_message(FormEdited())

    def on_resize(self) -> None:
        """Keep the cell where its row is."""
        self.call_after_refresh(self._place_cell)

    # State

    def _read_rows(self) -> None:
        self._is_behind = False
        self.painted.form = rows_of(self._editor, self._entry, self._catalogue)

    @property
    def _active_row(self) -> FormRow:
        return self.painted.form[self.painted.highlighted]

    @property
    def _spot(self) -> Spot:
        return self._active_row.spots[self.painted.spot]

    def _edited(self) -> None:
        self.look_again()
        self.post_message(FormEdited())

    async def _tell(self) -> None:
        await sleep(WRITING_SECONDS)
        if self._is_behind:  # else something was done meanwhile, and has shown what follows
            self.catch_up()
            self.post_message(FormEdited())

    def _take_text(self, text: str | None) -> None:
        self._editor.settle()
        self._editor.enter(self._spot.field, text or "")
        self._edited()

    def _go_to(self, place: int, spot: int) -> None:
        self._point(place, spot)
        self.post_message(FormEdited())

    def _point_at(self, key: str) -> None:
        """Make the field of `key` the active one; where it is gone, what stands in its place."""
        instead = min(max(0, self.painted.highlighted), self.painted.count - 1)
        self._point(*place_of(self.painted.form, key, instead))

    def _point(self, place: int, spot: int) -> None:
        self.catch_up()
        self._editor.settle()
        self.painted.highlighted, self.painted.spot = place, spot
        self._key = self._spot.field.key
        self.cell.show_spot(self._spot)
        self._place_cell()

    def _place_cell(self) -> None:
        if not self.active:
            return
        column, cells = span_of(
            self._spot.takes, self.painted.column_of_spot(), self.painted.size.width
        )
        styles = self.cell.styles
        styles.offset = (column, self.painted.line_of_highlighted())
        styles.width = cells


def rows_of(
    editor: ProtocolEditor, entry: int | None, catalogue: Mapping[str, CatalogueExercise]
) -> tuple[FormRow, ...]:
    """Make the rows of the exercise at `entry`, or (None) of the protocol itself."""
    draft, problems = editor.draft, editor.problems
    if entry is None:
        return protocol_rows(draft, problems)
    found = draft.value(Field("id", entry))
    guide = catalogue.get(found) if isinstance(found, str) else None
    return exercise_rows(draft, entry, problems, guide)


def place_of(form: tuple[FormRow, ...], key: str, instead: int) -> tuple[int, int]:
    """Find the row and the spot of the field of `key`; where it is gone, the row `instead`."""
    places = (
        (place, spot)
        for place, row in enumerate(form)
        for spot, each in enumerate(row.spots)
        if each.field.key == key
    )
    return next(places, (instead, 0))


def span_of(takes: Takes, column: int, width: int) -> tuple[int, int]:
    """Tell where in its line the cell of a spot begins, and how many cells it has."""
    match takes:
        case Takes.LINE:
            return column, max(1, width - column)
        case Takes.NUMBER:
            return column, NUMBER_CELLS
        case _:
            return column - 1, 1  # between label and value, where nothing stands
