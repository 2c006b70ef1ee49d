"""Something to read over the timer: its keys, a page. The clock runs on; space pauses it."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from hiptimer.catalogue import Page, page
from hiptimer.interaction import keys
from hiptimer.interaction.keys import Intent
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.reader import PAGES
from hiptimer.tui.screens.timer.keys import TEXTUAL_NAMES, shown
from hiptimer.tui.widgets.key_line import FooterKey, KeyLine
from hiptimer.tui.widgets.reading_text import ReadingText
from hiptimer.tui.widgets.title_line import TitleLine
from hiptimer.wording.keys import MEANINGS

OTHER_KEYS: Final = (
    FooterKey("f", MEANINGS[Intent.FINISH]),
    FooterKey("0-9", "your pain in the last hold; 1 and 0, or t, are ten"),
    FooterKey("← →", "point to a number, and enter gives it"),
    FooterKey("page up", "steps to the next number or choice: page down gives it, and so do 3 s"),
    FooterKey("backspace", MEANINGS[Intent.UNRATE]),
    FooterKey("↑ ↓", "go to another set that is not rated, or to another choice"),
    FooterKey("q", "leave; it asks first"),
)
"""Keys that are explained whether they do something now or not."""

ALSO_PAUSES: Final = f"{MEANINGS[Intent.PAUSE]} (also b, . and page up)"

STOP: Final = ",".join(TEXTUAL_NAMES.get(key, key) for key in keys.STOP)


class Reading(GuardedScreen[None], ModalScreen[None]):
    """Shows a title and a text below the number; space calls `pause`.

    The keys that people try close it: escape, enter, q, and those that open it. If it `has_pages`,
    one key leads to each page of the catalogue.
    """

    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "back", key_display="esc"),
        Binding(STOP, "pause", "pause or go on", key_display="space"),
        Binding("h", "page('h')", "seek help"),
        Binding("p", "page('p')", "pain numbers"),
        Binding("h", "dismiss", show=False),
    ]

    def __init__(
        self,
        title: str,
        items: Iterable[str | FooterKey],
        pause: Callable[[], None],
        *,
        has_pages: bool = False,
    ) -> None:
        super().__init__()
        self._has_pages = has_pages
        self._title = title
        self._items = tuple(items)
        self._pause = pause

    def compose(self) -> ComposeResult:
        """Lay out the title, the scrolling text, and the keys."""
        with Vertical():
            title = TitleLine()
            title.title = self._title
            yield title
            with VerticalScroll():
                text = ReadingText()
                text.items = self._items
                yield text
            yield KeyLine(kept=2)

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats while it is held down."""
        return key not in STOP.split(",") and super().may_repeat(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages only if there are any."""
        return self._has_pages if action == "page" else super().check_action(action, parameters)

    def action_pause(self) -> None:
        """Pause or resume the session."""
        self._pause()

    async def action_page(self, key: str) -> None:
        """Show a page instead of this text."""
        await self.app.switch_screen(page_to_read(page(PAGES[key]), self._pause))


def page_to_read(shown: Page, pause: Callable[[], None]) -> Reading:
    """Return the screen that shows a page of the catalogue."""
    return Reading(shown.title, shown.paragraphs, pause)


def keys_to_read(works: Iterable[keys.KeyHint], pause: Callable[[], None]) -> Reading:
    """Return the screen that explains the keys that work now, and how to rate pain."""
    explained: dict[Intent, FooterKey] = {}
    for each in works:
        if each.intent in MEANINGS and each.intent not in (Intent.FINISH, Intent.UNRATE):
            meaning = ALSO_PAUSES if each.intent is Intent.PAUSE else MEANINGS[each.intent]
            explained.setdefault(each.intent, FooterKey(shown(each.key), meaning))
    return Reading("Keys", (*explained.values(), *OTHER_KEYS), pause, has_pages=True)
