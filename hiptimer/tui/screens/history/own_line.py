"""The lines of the history that a person writes in: what is looked for, and the note."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from hiptimer.tui.widgets.line_input import LineInput


class FilterInput(LineInput):
    """What is looked for; where nothing is written its keys are for the pieces before it."""

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take_filter", "take it", key_display="enter"),
        Binding("backspace", "screen.take_away", "drop the last one", key_display="backspace"),
        Binding("left", "screen.point(-1)", "another piece", show=False, key_display="← →"),
        Binding("right", "screen.point(1)", "another piece", show=False, key_display="← →"),
        Binding("up", "screen.move(-1)", "move", show=False, key_display="↑ ↓"),
        Binding("down", "screen.move(1)", "move", show=False, key_display="↑ ↓"),
        Binding("escape", "screen.drop_filter", "leave it", key_display="esc"),
        Binding("f1", "app.help", "help"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Let the keys that move and erase be for the pieces, where nothing is written."""
        match action:
            case "delete_left" | "cursor_left" | "cursor_right":
                return bool(self.value)
            case _:
                return True


class NoteInput(LineInput):
    """The note of the session that is open; it is kept as it is typed."""

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "screen.leave_note", "done", key_display="enter"),
        Binding("f1", "app.help", "help"),
    ]
