"""The list of themes: the whole screen shows each one while the pointer moves through them."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.theme import Theme

from hiptimer.engine.plan import Phase
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.themes import THEMES
from hiptimer.tui.widgets.field_list import FieldLine, FieldList
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

SAMPLES: Final = (
    (Phase.PREPARE, Phase.COUNT_IN, Phase.HOLD),
    (Phase.REST, Phase.PAUSED, Phase.WAITING),
)
"""The phases that are shown as samples, each in a row."""


class ThemeScreen(GuardedScreen[str | None]):
    """Shows the themes of `names`, beginning with the current one; its result is the one to keep.

    The result is None if the theme is to stay as it was.
    """

    CSS_PATH: ClassVar = ["../../phases.tcss", "theme_screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "keep", "keep it", key_display="enter"),
        Binding("escape", "dismiss", "as before", key_display="esc"),
        Binding("up", "move(-1)", "another theme", key_display="↑ ↓"),
        Binding("down", "move(1)", "another theme", key_display="↑ ↓"),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("home", "move(-100)", show=False),
        Binding("end", "move(100)", show=False),
    ]

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__()
        self._names = tuple(names)
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the names above samples in their colours."""
        with Vertical(classes="column"):
            yield TitleLine("Theme", "shown at once")
            shown = FieldList()
            shown.fields = tuple(_row(self.app.available_themes[name]) for name in self._names)
            shown.highlighted = self._names.index(self._now)
            yield shown
            yield RuleLine()
            yield CueText("Less important text looks like this,", id="less")
            yield CueText("and messages look like this.", classes="said")
            for row in SAMPLES:
                with Horizontal():
                    yield from (_sample(phase) for phase in row)
            yield KeyLine()

    def on_mount(self) -> None:
        """Follow the pointer."""
        self.watch(self.query_one(FieldList), "highlighted", self._show, init=False)

    def action_move(self, step: int) -> None:
        """Show another theme."""
        self.query_one(FieldList).move(step)

    def action_keep(self) -> None:
        """Keep the theme that is shown."""
        self.dismiss(self.app.theme)

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Show the clicked theme; if it is shown already, keep it."""
        shown = self.query_one(FieldList)
        if shown.highlighted == event.place:
            self.action_keep()
        shown.highlighted = event.place

    def on_resize(self) -> None:
        """Update which part of the list is in view."""
        self.call_after_refresh(self._show_place)

    def _show(self, place: int) -> None:
        self.app.theme = self._names[place]
        self.call_after_refresh(self._show_place)

    def _show_place(self) -> None:
        shown = self.query_one(FieldList)
        place = f"{shown.highlighted + 1} of {shown.count}" if shown.scrolls else ""
        self.query_one(RuleLine).note = place


def _row(theme: Theme) -> FieldLine:
    ground = "dark" if theme.dark else "light"
    note = "hiptimer's own" if theme in THEMES else ""
    return FieldLine(theme.name, ground, less=False, more=False, note=note)


def _sample(phase: Phase) -> CueText:
    look = LOOKS[phase]
    return CueText(look.word.lower(), classes=look.style_class)
