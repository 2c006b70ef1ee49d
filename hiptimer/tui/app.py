"""The Textual application: it chooses the screen, and holds the session under way.

It is thin on purpose. What a screen shows comes from the runner and the stores; nothing is kept
here but the way from one screen to the next.
"""

from typing import ClassVar, Final

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType

from hiptimer.runner.context import Context
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.runner.start_request import StartRequest
from hiptimer.tui.themes import DEFAULT_THEME, THEMES, phase_variable_defaults

SAVED_LATER: Final = "The last changes of this session could not be saved: "


class HiptimerApp(App[int]):
    """Shows home, or the start sheet of what `request` asks for; returns the exit code."""

    TITLE = "hiptimer"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # Not a priority binding, as it is in Textual: a screen may ask first.
        Binding("ctrl+q", "quit", "Quit", show=False),
    ]

    def __init__(self, context: Context, request: StartRequest | None = None) -> None:
        super().__init__()
        self.context = context
        self.request = request
        self.runner: SessionRunner | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the colours of the phases, Textual's own themes too."""
        return phase_variable_defaults(dark=self.current_theme.dark)

    async def action_quit(self) -> None:
        """Leave; a screen that wants to ask first binds the key itself."""
        self.leave(0)

    def leave(self, code: int) -> None:
        """Save what is not saved, and end with this exit code. It may wait for a slow disk."""
        problem = self.runner.close() if self.runner else None
        message = Text(f"{SAVED_LATER}{problem}") if problem else None
        self.exit(code, return_code=code, message=message)
