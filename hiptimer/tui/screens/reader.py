"""The reader: a page, such as when to seek help, or the keys of the screen below it."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.key_line import FooterKey, KeyLine
from hiptimer.tui.widgets.reading_text import ReadingText
from hiptimer.tui.widgets.title_line import TitleLine

PAGES: Final = {"h": "when-to-seek-help", "p": "what-the-pain-numbers-mean"}
"""The pages of the catalogue that help leads to, by key."""

HELP_LINES: Final = 8
"""How far page up and page down scroll in help."""


class ReaderScreen(GuardedScreen[str | None]):
    """Shows `items`, which scroll if they are longer than the screen.

    Help leads to pages: its result is the id of the page to read, None to go back. On a page, page
    down turns pages and closes the last one, because a clicker has no other key for that.
    """

    CSS_PATH = "reader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q", "go_on", "go on", key_display="enter"),
        Binding("escape,enter,question_mark,f1,q", "back", "back", key_display="esc"),
        Binding("h", "page('h')", "seek help"),
        Binding("p", "page('p')", "pain numbers"),
        Binding("up", "read_on(-1)", "read on", key_display="↑ ↓"),
        Binding("down", "read_on(1)", "read on", key_display="↑ ↓"),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
    ]

    scroller = getters.query_one(VerticalScroll)

    def __init__(
        self, title: str, items: Sequence[str | FooterKey], *, is_help: bool = False
    ) -> None:
        super().__init__(classes="-help" if is_help else "-page")
        self._title = title
        self._items = tuple(items)
        self._is_help = is_help

    def compose(self) -> ComposeResult:
        """Lay out the text in a container that the arrows and page keys scroll."""
        with Vertical(classes="column"):
            yield TitleLine(self._title)
            with VerticalScroll(can_focus=False):
                text = ReadingText()
                text.items = self._items
                yield text
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer pages only in help, and to read on only if a page is longer than the screen."""
        match action:
            case "back" | "page" | "scroll":
                return self._is_help
            case "go_on":
                return not self._is_help
            case "read_on":
                return not self._is_help and self.scroller.max_scroll_y > 0
            case _:
                return True

    def action_go_on(self) -> None:
        """Close the page."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Close help."""
        self.dismiss(None)

    def action_page(self, key: str) -> None:
        """Return a page to read."""
        self.dismiss(PAGES[key])

    def action_read_on(self, lines: int) -> None:
        """Scroll a page."""
        self.action_scroll(lines)

    def action_scroll(self, lines: int) -> None:
        """Scroll by `lines`."""
        self.scroller.scroll_relative(y=lines, animate=False)

    def action_turn(self, pages: int) -> None:
        """Turn a page; after the last one close it."""
        if self._is_help:
            self.action_scroll(pages * HELP_LINES)
        elif pages > 0 and self.scroller.scroll_offset.y >= self.scroller.max_scroll_y:
            self.dismiss(None)
        else:
            self.action_scroll(pages * max(1, self.scroller.size.height - 1))

    def on_resize(self) -> None:
        """Update whether there is something to scroll."""
        self.call_after_refresh(self.refresh_bindings)
