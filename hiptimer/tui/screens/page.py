"""A page to read: when to seek help, what the pain numbers mean, a list of problems."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from hiptimer.catalogue import Page
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.page_text import PageText
from hiptimer.tui.widgets.title_line import TitleLine


class PageScreen(GuardedScreen[None]):
    """Shows `page`, which scrolls if it is longer than the screen."""

    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q", "dismiss", "go on", key_display="enter"),
        Binding("up", "scroll(-1)", "read on", key_display="↑ ↓"),
        Binding("down", "scroll(1)", "read on", key_display="↑ ↓"),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the text in a container that the arrows and page keys scroll."""
        with Vertical(classes="column"):
            title = TitleLine()
            title.title = self._page.title
            yield title
            with VerticalScroll(can_focus=False):
                text = PageText()
                text.paragraphs = self._page.paragraphs
                yield text
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer to scroll only if the page is longer than the screen."""
        return action != "scroll" or self._scroll.max_scroll_y > 0

    def action_scroll(self, lines: int) -> None:
        """Scroll the text by `lines`."""
        self._scroll.scroll_relative(y=lines, animate=False)

    async def action_turn(self, pages: int) -> None:
        """Turn a page; after the last one close it, because a clicker has no other key for that."""
        if pages > 0 and self._scroll.scroll_offset.y >= self._scroll.max_scroll_y:
            await self.action_dismiss()
        else:
            height = max(1, self._scroll.size.height - 1)
            self._scroll.scroll_relative(y=pages * height, animate=False)

    def on_resize(self) -> None:
        """Update whether there is something to scroll."""
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)
