"""Something to read over the timer: its keys, a page. The clock runs on; space pauses it."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from hiptimer.catalogue import Page, page
from hiptimer.engine import Engine
from hiptimer.engine.commands import Finish, Unrate
from hiptimer.tui.guarded_app import GuardedScreen
from hiptimer.tui.screens.help import PAGES
from hiptimer.tui.screens.timer.keys import KEY_COMMANDS, STOP
from hiptimer.tui.widgets.key_line import KeyHint, KeyLine
from hiptimer.tui.widgets.key_table import KeyTable
from hiptimer.tui.widgets.page_text import PageText
from hiptimer.tui.widgets.title_line import TitleLine
from hiptimer.wording.guidance import KEY_MEANINGS

OTHER_KEYS: Final = (
    KeyHint("f", KEY_MEANINGS[Finish]),
    KeyHint("0-9", "your pain in the last hold; 1 and 0, or t, are ten"),
    KeyHint("← →", "point to a number, and enter gives it"),
    KeyHint("page up", "steps to the next number or choice: page down gives it, and so do 3 s"),
    KeyHint("backspace", KEY_MEANINGS[Unrate]),
    KeyHint("↑ ↓", "go to another set that is not rated, or to another choice"),
    KeyHint("q", "leave; it asks first"),
)


class Reading(GuardedScreen[None], ModalScreen[None]):
    """Shows a title and a text below the number; space calls `pause`.

    The keys that people try close it: escape, enter, q, and those that open it.
    """

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "back", key_display="esc"),
        Binding(STOP, "pause", "pause or go on", key_display="space"),
        Binding("h", "dismiss", show=False),
    ]

    def __init__(self, title: str, text: Widget, pause: Callable[[], None]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._pause = pause

    def compose(self) -> ComposeResult:
        """Lay out the title, the scrolling text, and the keys."""
        with Vertical():
            title = TitleLine()
            title.title = self._title
            yield title
            with VerticalScroll():
                yield self._text
            yield KeyLine(kept=2)

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats while it is held down."""
        return key not in STOP.split(",") and super().may_repeat(key)

    def action_pause(self) -> None:
        """Pause or resume the session."""
        self._pause()


class KeysToRead(Reading):
    """Shows the keys, with one key to each page of the catalogue."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "page('h')", "seek help"),
        Binding("p", "page('p')", "pain numbers"),
    ]

    async def action_page(self, key: str) -> None:
        """Show a page instead of the keys."""
        await self.app.switch_screen(page_to_read(page(PAGES[key]), self._pause))


def page_to_read(shown: Page, pause: Callable[[], None]) -> Reading:
    """Return the screen that shows a page of the catalogue."""
    text = PageText()
    text.paragraphs = shown.paragraphs
    return Reading(shown.title, text, pause)


def keys_to_read(engine: Engine, pause: Callable[[], None]) -> KeysToRead:
    """Return the screen that explains every key that works now, and how to rate pain."""
    table = KeyTable()
    works = [press for press in KEY_COMMANDS.values() if press.works(engine)]
    table.hints = (*(KeyHint(press.shown, press.meaning) for press in works), *OTHER_KEYS)
    return KeysToRead("Keys", table, pause)
