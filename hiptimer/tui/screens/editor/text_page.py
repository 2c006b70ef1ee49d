"""A page to edit a text of many lines, with its own undo."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.getters import query_one
from textual.widgets import TextArea

from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.text import clean, pasted
from hiptimer.tui.guarded_screen import GuardedScreen, Writing
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import hand_on
from hiptimer.tui.widgets.title_line import TitleLine


class PageArea(TextArea, Writing):
    """A text area that wraps lines between words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "screen.keep", "keep and go back", key_display="esc"),
    ]

    def on_paste(self, event: Paste) -> None:
        """Insert pasted lines, made safe to show."""
        event.text = pasted(event.text)


class TextPage(GuardedScreen[str]):
    """Edits `text` followed by `more`, typed before the page opened; its result is the text."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "PageArea"
    UNDOES = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "undo"),
        Binding("ctrl+y", "redo", "redo"),
        Binding("f1", "app.help", "help"),
    ]

    area = query_one(PageArea)

    def __init__(self, label: str, text: str, more: str) -> None:
        super().__init__()
        self._label = label
        self._text = text
        self._more = pasted(more)

    def compose(self) -> ComposeResult:
        """Lay out the text over the whole screen."""
        with Vertical(classes="column"):
            yield TitleLine()
            yield PageArea(self._text, soft_wrap=True, show_line_numbers=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Put the cursor at the end of the text."""
        self.query_one(TitleLine).title = self._label
        self.area.move_cursor(self.area.document.end)
        if self._more:
            self.area.insert(self._more)
        self._tell_length()

    def on_key(self, event: Key) -> None:
        """Pass on a letter that came before the area had the focus."""
        if event.is_printable and self.focused is not None:
            hand_on(event, self.focused, self)

    def on_text_area_changed(self) -> None:
        """Show the length of the text."""
        self._tell_length()

    def action_undo(self) -> None:
        """Undo the last edit on this page."""
        self.area.undo()

    def action_redo(self) -> None:
        """Redo the edit that was undone last."""
        self.area.redo()

    def action_keep(self) -> None:
        """Return the text."""
        self.dismiss(clean(self.area.text))

    def _tell_length(self) -> None:
        count = len(self.area.text)
        self.query_one(TitleLine).aside = (
            f"{count:,} of {LONGEST_NOTE:,} characters" if count else ""
        )
