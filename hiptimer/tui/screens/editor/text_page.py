"""A page to write a text of many lines on. While it is open its undo is its own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.getters import query_one
from textual.widgets import TextArea

from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.text import clean, pasted
from hiptimer.tui.screens.editor.typed_ahead import TypedAhead
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.title_line import TitleLine


class PageArea(TextArea):
    """Text that is broken between words to the width there is."""

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "screen.keep", "keep and go back", key_display="esc"),
    ]

    def on_paste(self, event: Paste) -> None:
        """Make whatever is pasted safe to show, with its lines."""
        event.text = pasted(event.text)


class TextPage(TypedAhead[str]):
    """Edits `text`, to which `more` was typed before the page was there; the result is the text."""

    CSS_PATH = "text_page.tcss"
    AUTO_FOCUS = "PageArea"
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
        """Give the text all the room there is."""
        with Vertical(classes="column"):
            yield TitleLine()
            yield PageArea(self._text, soft_wrap=True, show_line_numbers=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Go on at the end of the text."""
        self.query_one(TitleLine).title = self._label
        self.area.move_cursor(self.area.document.end)
        if self._more:
            self.area.insert(self._more)
        self._tell_length()

    def on_text_area_changed(self) -> None:
        """Say how long it is by now."""
        self._tell_length()

    def action_undo(self) -> None:
        """Take back what was written last on this page."""
        self.area.undo()

    def action_redo(self) -> None:
        """Write once more what was taken back last."""
        self.area.redo()

    def action_keep(self) -> None:
        """Give the text back."""
        self.dismiss(clean(self.area.text))

    def _tell_length(self) -> None:
        count = len(self.area.text)
        self.query_one(TitleLine).aside = (
            f"{count:,} of {LONGEST_NOTE:,} characters" if count else ""
        )
