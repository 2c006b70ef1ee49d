"""The one slot of a form that has the focus, for typing or choosing."""

import re
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.strip import Strip

from hiptimer.model.text import pasted
from hiptimer.runner.protocol_editor import ProtocolEditor
from hiptimer.runner.protocol_form import FieldSlot, InputKind
from hiptimer.tui.guarded_screen import Writing
from hiptimer.tui.widgets.line_input import LineInput

HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{MINUS SIGN}"
"""The hyphens that people type and paste between the two numbers of a range."""

_BETWEEN_NUMBERS: Final = re.compile(rf"\s*[{HYPHENS}]\s*")


class FieldCell(LineInput, Writing):
    """Shows the active slot of `editor` and takes the keys for it, each before the next key.

    It is invisible for slots without text.
    """

    DEFAULT_CSS = """
    FieldCell.-quiet, FieldCell.-quiet:focus { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write_page", "write", key_display="enter"),
        Binding("enter", "screen.go(1)", "next", key_display="enter"),
        Binding("escape", "screen.leave_form", "list", key_display="esc"),
        Binding("down", "screen.go(1)", "another field", show=False, key_display="↑ ↓"),
        Binding("up", "screen.go(-1)", "another field", show=False, key_display="↑ ↓"),
        Binding(
            "left", "cursor_left", "choose, or move in the text", show=False, key_display="← →"
        ),
        Binding("right", "cursor_right", "choose, or move in the text", show=False),
        Binding("tab", "screen.turn(1)", "the next field or number", show=False, key_display="tab"),
        Binding("shift+tab", "screen.turn(-1)", show=False),
        Binding(
            "pagedown", "screen.beside(1)", "another exercise", show=False, key_display="pgup pgdn"
        ),
        Binding("pageup", "screen.beside(-1)", show=False),
        Binding("delete", "delete_right", "delete, or what is usual again", show=False),
    ]

    class Typed(Message):
        """A text was typed into the draft; what follows from it may be shown once it is painted."""

    class Updated(Message):
        """The draft has changed other than by typing, or another slot is active."""

    def __init__(self, editor: ProtocolEditor) -> None:
        super().__init__(self._write)
        self._editor = editor
        self._slot: FieldSlot | None = None

    def show_slot(self, slot: FieldSlot | None) -> None:
        """Take the keys for this slot from now on, if it is not the same already."""
        if slot is self._slot:
            return
        self._slot = slot
        if slot is None:
            return
        self.placeholder = slot.default
        self.max_length = slot.most
        self.show(slot.text if slot.is_typed_into else "")
        self.set_class(not slot.is_typed_into, "-quiet")
        if slot.kind is InputKind.NUMBER:
            self.select_all()  # a new number replaces the old one

    def render_line(self, y: int) -> Strip:
        """Return the text and the cursor, or nothing."""
        if self._is_quiet:
            return Strip.blank(self.size.width, self.rich_style)
        return super().render_line(y)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is a letter here, and not a binding."""
        slot = self._slot
        if slot is None or character is None or not character.isprintable():
            return False
        if slot.kind is InputKind.CHOICE:
            return slot.option_of(character) is not None
        return slot.kind is not InputKind.NOTHING and super().check_consume_key(key, character)

    async def on_key(self, event: Key) -> None:
        """Choose by letter; a hyphen moves from the first number of a range to the second."""
        slot, character = self._slot, event.character
        if self.app.focused is not self or character is None or not event.is_printable:
            return
        if slot is None or slot.kind is InputKind.LINE:
            return
        if slot.kind is InputKind.NUMBER:  # the input handles everything else
            if character in HYPHENS and self._reach():
                event.stop()
                event.prevent_default()
            return
        event.prevent_default()
        if self.check_consume_key(event.key, character):
            event.stop()
            self._take(slot, character)

    def on_paste(self, event: Paste) -> None:
        """Handle pasted text as if it were typed, and a long text on its page."""
        slot = self._slot
        if slot is None or slot.kind is InputKind.LINE:
            return
        event.prevent_default()
        event.stop()
        if slot.kind is InputKind.PAGE:
            self._open_page(event.text)
        elif slot.kind is InputKind.NUMBER:
            self._paste_number(" ".join(pasted(event.text).split()))

    def _paste_number(self, text: str) -> None:
        first = _BETWEEN_NUMBERS.split(text, maxsplit=1)[0]
        self._insert(first)
        rest = text[len(first) :]
        if rest and self._reach():
            rest = _BETWEEN_NUMBERS.sub("", rest, count=1)
        self._insert(rest)

    def _insert(self, text: str) -> None:
        """Replace the selection with text; cut what is longer than any number."""
        if text:
            start, end = sorted(self.selection)
            self.replace(text[: self.max_length or None], start, end)

    # The keys of an input, which do something else if there is no text

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move left in the text, or choose the option before."""
        if self._is_quiet:
            self._choose_beside(-1)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move right in the text, or choose the next option."""
        if self._is_quiet:
            self._choose_beside(1)
        else:
            super().action_cursor_right(select)

    def action_delete_left(self) -> None:
        """Delete a character, a choice, or a key that does not belong here."""
        if self._is_quiet:
            self._clear()
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete a character, a choice, or a key that does not belong here."""
        if self._is_quiet:
            self._clear()
        else:
            super().action_delete_right()

    # Keys that leave the field

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Open a page only for a field that has one."""
        if action == "write_page":
            return self._slot is not None and self._slot.kind is InputKind.PAGE
        return True

    def action_write_page(self) -> None:
        """Open the page of the long text."""
        self._open_page("")

    # What is done to the draft

    @property
    def _is_quiet(self) -> bool:
        return self._slot is None or not self._slot.is_typed_into

    def _write(self, text: str) -> None:
        self._editor.write(text)
        self.post_message(self.Typed())

    def _open_page(self, more: str) -> None:
        """Open a page to edit the text of the active field, with `more` appended."""
        from hiptimer.tui.screens.editor.text_page import TextPage  # noqa: PLC0415 - takes its time

        if row := self._editor.active_row:
            page = TextPage(row.label, row.slots[0].text, more)
            self.app.push_screen(page, self._take_page)

    def _take_page(self, text: str | None) -> None:
        self._editor.replace_text(text or "")
        self._changed()

    def _take(self, slot: FieldSlot, character: str) -> None:
        if slot.kind is InputKind.PAGE:
            self._open_page(character)
        else:
            self._choose(slot.option_of(character))

    def _choose_beside(self, step: int) -> None:
        if self._slot is not None:
            self._choose(self._slot.option_beside(step))

    def _choose(self, place: int | None) -> None:
        if place is not None:
            self._editor.choose(place)
            self._changed()

    def _clear(self) -> None:
        self._editor.clear()
        self._changed()

    def _reach(self) -> bool:
        """Move to the other end of the range; return False if there is none."""
        reached = self._editor.reach()
        if reached:
            self._changed()
        return reached

    def _changed(self) -> None:
        self.show_slot(self._editor.entered)
        self.post_message(self.Updated())
