"""A Textual app that opens a screen of plain inputs on a key: the floor of the editor.

Run as `inputs.py NUMBER`. All of them are shown: each takes one row, and a screen has 24.
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input, Static


class Inputs(Screen[None]):
    """The given number of inputs."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "back")]

    def compose(self) -> ComposeResult:
        """Show them."""
        for number in range(1, int(sys.argv[1]) + 1):
            yield Input(f"field {number}", compact=True)


class Hello(App[None]):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [("e", "open", "open")]

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("Hello, world")

    def action_open(self) -> None:
        """Open the inputs."""
        self.push_screen(Inputs())


if __name__ == "__main__":
    Hello().run(mouse=False)
