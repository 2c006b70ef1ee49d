"""The inputs of the history: the filter, and the note."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key

from hiptimer.tui.guarded_screen import Writing
from hiptimer.tui.widgets.line_input import LineInput, NoteText, do_own_key


class KeptInput(LineInput, Writing):
    """An input that keeps its keys: one that does nothing here does nothing elsewhere later."""

    async def on_key(self, event: Key) -> None:
        """Handle keys in the order in which they were pressed."""
        await do_own_key(self, event)
        if self.has_key(event.key):
            event.stop()
            event.prevent_default()

    def has_key(self, key: str) -> bool:
        """Return whether a key has a meaning here."""
        return key in self._bindings.key_to_bindings


class FilterInput(KeptInput):
    """The filter being typed; while it is empty, its keys are for the pieces before it.

    If a key has two meanings, the first one that is possible now counts.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take_filter", "take it", key_display="enter"),
        Binding("backspace", "delete_left", "erase", show=False),
        Binding("left", "cursor_left", "move", show=False),
        Binding("right", "cursor_right", "move", show=False),
        Binding("backspace", "screen.remove_piece", "drop the last one", key_display="backspace"),
        Binding("left", "screen.point_piece(-1)", "another piece", show=False, key_display="← →"),
        Binding("right", "screen.point_piece(1)", "another piece", show=False, key_display="← →"),
        Binding("up", "screen.move(-1)", "move", show=False, key_display="↑ ↓"),
        Binding("down", "screen.move(1)", "move", show=False, key_display="↑ ↓"),
        Binding("escape", "screen.drop_filter", "leave it", key_display="esc"),
        Binding("f1", "app.help", "help"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Leave the keys that move and erase to the pieces while nothing is typed."""
        match action:
            case "delete_left" | "cursor_left" | "cursor_right":
                return bool(self.value)
            case _:
                return True


class NoteInput(KeptInput, NoteText):
    """The note of the open session; it is saved as it is typed.

    `write` is called with the note as it is now, and with the one before that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "screen.leave_note", "done", key_display="enter"),
        Binding("f1", "app.help", "help"),
    ]

    on_paste = NoteText.on_paste  # a note has lines

    def __init__(self, write: Callable[[str, str], None]) -> None:
        super().__init__(self._pass_on)
        self._write = write
        self._before = ""

    def show_note(self, note: str) -> None:
        """Show a note without calling `write`."""
        if note != self.note:
            self._before = note
            self.show(self.line_of(note))

    def _pass_on(self, line: str) -> None:  # noqa: ARG002 - it is read with its marks
        before, self._before = self._before, self.note
        self._write(self._before, before)
