"""Help: the keys of the screen below it, and the pages to read."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.key_line import KeyHint, KeyLine
from hiptimer.tui.widgets.key_table import KeyTable
from hiptimer.tui.widgets.title_line import TitleLine

PAGES: Final = {"h": "when-to-seek-help", "p": "what-the-pain-numbers-mean"}
"""The pages of the catalogue to read from here, by key."""


class HelpScreen(GuardedScreen[str | None]):
    """Lists `hints`; its result is the id of a page to read, None to go back."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "dismiss", "back", key_display="esc"),
        Binding("h", "page('h')", "seek help"),
        Binding("p", "page('p')", "pain numbers"),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-8)", show=False),
        Binding("pagedown,space", "scroll(8)", show=False),
    ]

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__()
        self._hints = tuple(hints)

    def compose(self) -> ComposeResult:
        """Lay out the keys in a container that the arrows scroll."""
        with Vertical(classes="column"):
            title = TitleLine()
            title.title = "Keys"
            yield title
            with VerticalScroll(can_focus=False):
                table = KeyTable()
                table.hints = self._hints
                yield table
            yield KeyLine()

    def action_page(self, key: str) -> None:
        """Return a page to read."""
        self.dismiss(PAGES[key])

    def action_scroll(self, lines: int) -> None:
        """Scroll the list by `lines`."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
