"""The settings screen. Every change is saved at once; `ctrl+z` undoes the last one."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Paste

from hiptimer.catalogue import Page
from hiptimer.errors import UnknownProtocolError, UnreadableError
from hiptimer.model.protocol import Protocol
from hiptimer.model.settings import Settings
from hiptimer.model.text import one_line
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import FOR_A_NEWCOMER
from hiptimer.storage.preload import preload_texts
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.messages import ShowPage
from hiptimer.tui.screens.settings.effects import Surroundings, effect
from hiptimer.tui.screens.settings.form import SETTINGS, Entry, SettingsForm, entry_for
from hiptimer.tui.screens.settings.rows import (
    NAMES,
    PURPOSES,
    SettingRow,
    neighbour,
    options,
    place_words,
    value_words,
)
from hiptimer.tui.screens.settings.theme_screen import ThemeScreen
from hiptimer.tui.themes import theme_names, theme_to_show
from hiptimer.tui.widgets.field_list import FieldLine, FieldList
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

PROBLEMS: Final = "Problems in the settings file"

NOT_WHILE_TYPING: Final = frozenset(
    {"step", "next", "next_choice", "choose", "default", "undo", "check_sound", "dismiss"}
)
"""Actions that wait until a typed value is kept or dropped."""


class SettingsScreen(GuardedScreen[None]):
    """Shows and changes the settings of `context`, which it reads when it opens."""

    CSS_PATH = "settings.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-middle"), (24, "-tall")]  # noqa: RUF012 - as Textual declares it
    UNDOES = True
    # The most important ones come first: a narrow footer leaves out the last ones.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "change", key_display="← →"),
        Binding("right", "step(1)", "change", key_display="← →"),
        Binding("enter", "keep", "keep it", key_display="enter"),
        Binding("enter,space", "choose", "list", key_display="enter"),
        Binding("space", "next", "next value", show=False, key_display="space"),
        Binding("enter", "next_choice", show=False),
        Binding("escape", "drop", "drop it", key_display="esc"),
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("backspace,delete", "erase", "erase", key_display="backspace"),
        *(
            Binding(str(digit), f"type('{digit}')", "type it", key_display="0-9", show=digit == 0)
            for digit in range(10)
        ),
        Binding("ctrl+z", "undo", "undo", key_display="ctrl+z"),
        Binding("d", "default", "default"),
        Binding("p", "problems", "problems"),
        Binding("c", "check_sound", "sound check"),
        Binding("up", "move(-1)", "another setting", show=False, key_display="↑ ↓"),
        Binding("down", "move(1)", "another setting", show=False, key_display="↑ ↓"),
        Binding("home", "move(-100)", show=False),
        Binding("end", "move(100)", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._given = context
        self._clock = context.clock
        self._path = context.settings.path
        self._themes = theme_names(self.app.available_themes)
        self._form = SettingsForm(context.settings, self._themes)
        self._short = _short_protocol(context)

    def compose(self) -> ComposeResult:
        """Lay out the settings above the description of the one at the pointer."""
        with Vertical(classes="column"):
            yield TitleLine("Settings", str(self._path))
            yield FieldList()
            yield RuleLine()
            with Vertical(id="about"):
                yield CueText(id="purpose")
                yield CueText(id="effect")
                yield CueText(id="place")
                yield CueText(id="message")
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the settings, and follow the pointer."""
        self._show()
        self.watch(self.query_one(FieldList), "highlighted", self._point, init=False)
        self.call_after_refresh(preload_texts)

    # Keys

    def on_key(self, event: Key) -> None:
        """Handle typed characters in order, before any key has another meaning."""
        if event.character and event.is_printable and self._form.takes(event.character):
            event.stop()
            event.prevent_default()
            self.action_type(event.character)

    def on_paste(self, event: Paste) -> None:
        """Handle pasted text as if it were typed."""
        event.stop()
        if entry_for(self._form.at):
            self._form.paste(one_line(event.text))
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only keys that change something now."""
        form = self._form
        match action, parameters:
            case (("keep" | "drop" | "erase"), _):
                return form.entry is not None
            case "type", (str(character),):
                return form.takes(character)
            case "problems", _:
                return bool(form.problems)
            case "move", _:
                return True
            case _ if form.entry and action in NOT_WHILE_TYPING:
                return False
            case "step", (int(step),):
                return form.beside(step) != form.value
            case "next_choice", _ if entry_for(form.at):
                return False  # it ends typing, and may follow a rejected value
            case (("next" | "next_choice" | "choose"), _):
                return (form.at is SettingRow.THEME) is (action == "choose")
            case "default", _:
                return not form.is_default
            case "undo", _:
                return form.can_undo
            case _:
                return True

    def action_move(self, step: int) -> None:
        """Move the pointer to another setting."""
        self.query_one(FieldList).move(step)

    def action_step(self, step: int) -> None:
        """Choose the next or the previous value."""
        self._form.change(self._form.beside(step))
        self._show()

    def action_next(self) -> None:
        """Choose the next value; after the last, the first."""
        self._form.choose_next()
        self._show()

    def action_next_choice(self) -> None:
        """Choose the next value of a setting that is never typed."""
        self.action_next()

    def action_choose(self) -> None:
        """Choose a theme from the list."""
        self.app.push_screen(ThemeScreen(self._themes, self.app.theme), self._take_theme)

    def action_default(self) -> None:
        """Choose the default value."""
        self._form.back_to_default()
        self._show()

    def action_type(self, character: str) -> None:
        """Add a character to the typed value."""
        self._form.type(character)
        self._show()

    def action_erase(self) -> None:
        """Erase the last digit."""
        self._form.erase()
        self._show()

    def action_keep(self) -> None:
        """Save the typed value."""
        self._form.keep()
        self._show()

    def action_drop(self) -> None:
        """Drop the typed value."""
        self._form.drop()
        self._show()

    def action_undo(self) -> None:
        """Undo the last change."""
        self._form.undo()
        self._show()

    def action_problems(self) -> None:
        """Show the problems of the file in full."""
        self.post_message(ShowPage(Page(PROBLEMS, self._form.problems)))

    @work
    async def action_check_sound(self) -> None:
        """Open the sound check, where the volume can be changed too."""
        from hiptimer.tui.screens.settings.sound_check import (  # noqa: PLC0415 - seldom needed
            SoundCheck,
        )

        at, self._form.at = self._form.at, SettingRow.VOLUME
        await self.app.push_screen_wait(SoundCheck(self._given, self._form))
        self._form.at = at
        self._show()

    # Messages from the widgets, and the result of the list of themes

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the clicked setting; if it is there already, change the value."""
        if SETTINGS[event.place] is not self._form.at:
            self.query_one(FieldList).highlighted = event.place
        elif self._form.at is SettingRow.THEME:
            self.action_choose()
        else:
            self.action_next()

    def on_resize(self) -> None:
        """Update which part of the list is in view."""
        self.call_after_refresh(self._show_place)

    def _take_theme(self, name: str | None) -> None:
        if name is not None:
            self._form.change(name)
        self._show()

    # State

    def _point(self, place: int) -> None:
        if SETTINGS[place] is not self._form.at:
            self._form.point(SETTINGS[place])
            self._show()

    def _show(self) -> None:
        form = self._form
        self.app.theme = theme_to_show(form.settings.theme, self._themes)
        shown = self.query_one(FieldList)
        shown.fields = _rows(form.settings, self._themes, form.at, form.entry)
        shown.highlighted = SETTINGS.index(form.at)
        around = Surroundings(self._clock.now(), self.app.available_themes, self._short)
        self._show_text("#purpose", PURPOSES[form.at])
        self._show_text("#effect", effect(form.at, form.settings, around))
        self._show_text("#place", place_words(form.at, in_file=form.in_file))
        self._show_text("#message", form.message.words)
        self.set_class(bool(form.message.words), "-message")
        self.set_class(bool(form.message.words) and form.message.trouble, "-trouble")
        self.refresh_bindings()
        self.call_after_refresh(self._show_place)

    def _show_text(self, place: str, text: str) -> None:
        self.query_one(place, CueText).text = text

    def _show_place(self) -> None:
        shown = self.query_one(FieldList)
        place = f"{shown.highlighted + 1} of {shown.count}" if shown.scrolls else ""
        self.query_one(RuleLine).note = place


def _rows(
    settings: Settings, themes: Sequence[str], at: SettingRow, entry: Entry | None
) -> tuple[FieldLine, ...]:
    """Return a row for every setting; the one `at` the pointer shows what is typed for it."""
    return tuple(
        FieldLine(NAMES[setting], entry.shown, less=False, more=False)
        if entry and setting is at
        else _row(setting, settings, themes)
        for setting in SettingRow
    )


def _row(setting: SettingRow, settings: Settings, themes: Sequence[str]) -> FieldLine:
    value, among = setting.value_in(settings), options(setting, settings, themes)
    return FieldLine(
        NAMES[setting],
        value_words(value),
        less=neighbour(among, value, -1) != value,
        more=neighbour(among, value, 1) != value,
    )


def _short_protocol(context: Context) -> Protocol | None:
    try:
        return context.library.get(FOR_A_NEWCOMER)
    except (UnknownProtocolError, UnreadableError):
        return None
