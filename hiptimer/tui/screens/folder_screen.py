"""Asks for a folder for a copy: one of those proposed, or one that is typed."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hiptimer.runner.rescue import folder_of
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import LineInput

QUESTION: Final = "In which folder?"

EXPLANATION: Final = "The file gets the name of the session; no other file is overwritten."


class FolderScreen(GuardedScreen[Path | None]):
    """Proposes `folders`; its result is the folder, None if the person cancelled.

    `problem` says why the last one, `typed`, did not work.
    """

    CSS_PATH: ClassVar[str] = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "save it there", priority=True),
        Binding("up", "propose(-1)", "another folder", show=False, key_display="↑ ↓"),
        Binding("down", "propose(1)", "another folder", show=False, key_display="↑ ↓"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    line = getters.query_one(LineInput)

    def __init__(self, folders: Sequence[Path], problem: str = "", typed: Path | None = None):
        super().__init__()
        self._folders = [str(folder) for folder in folders] or [""]
        self._problem = problem
        self._typed = self._folders[0] if typed is None else str(typed)
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the question above the line to type in."""
        with Vertical(classes="card"):
            yield CueText(QUESTION, classes="question")
            yield CueText(self._problem or EXPLANATION)
            yield LineInput()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the folder typed before, or with the first proposal."""
        self.line.show(self._typed)
        self.line.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer the arrows only if there are several folders."""
        return action != "propose" or len(self._folders) > 1

    def action_propose(self, step: int) -> None:
        """Show another proposal in the line."""
        self._place = (self._place + step) % len(self._folders)
        self.line.show(self._folders[self._place])

    def action_choose(self) -> None:
        """Return the folder in the line."""
        if self.line.value.strip():
            self.dismiss(folder_of(self.line.value))
