"""The lines of the history that a person writes in: what is looked for, and the note."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from hiptimer.tui.widgets.line_input import LineInput


class FilterInput(LineInput):
    """What is looked for; where nothing is written its keys are for the pieces before it."""

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take_filter", "take it", key_display="enter"),
        Binding("backspace", "erase", "drop the last one", key_display="backspace"),
        Binding("left", "point(-1)", "another piece", show=False, key_display="← →"),
        Binding("right", "point(1)", "another piece", show=False, key_display="← →"),
        Binding("up", "screen.move(-1)", "move", show=False, key_display="↑ ↓"),
        Binding("down", "screen.move(1)", "move", show=False, key_display="↑ ↓"),
        Binding("escape", "screen.drop_filter", "drop it", key_display="esc"),
    ]

    async def action_erase(self) -> None:
        """Take back a letter; without any, take a piece away."""
        if self.value:
            self.action_delete_left()
        else:
            await self.screen.run_action("take_away")

    async def action_point(self, step: int) -> None:
        """Move within what is written; without anything, point at another piece."""
        if not self.value:
            await self.screen.run_action(f"point_at_piece({step})")
        elif step < 0:
            self.action_cursor_left()
        else:
            self.action_cursor_right()


class NoteInput(LineInput):
    """The note of the session that is open; it is kept as it is typed."""

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "screen.leave_note", "done", key_display="enter"),
    ]
