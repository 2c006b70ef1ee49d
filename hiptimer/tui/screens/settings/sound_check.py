"""The sound check: plays what a session would sound like, with the same player and voice."""

import asyncio
from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar, Final

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hiptimer.cues.cue import EARCON_WORDS, Cue, Earcon
from hiptimer.cues.speech.engines import Voices, list_voices
from hiptimer.cues.status import SoundStatus
from hiptimer.model.settings import Cues, Settings
from hiptimer.runner.context import Context
from hiptimer.runner.opening import prepare_sound
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.settings.form import SettingsForm
from hiptimer.tui.screens.settings.rows import (
    NAMES,
    NOTHING_HEARD,
    PURPOSES,
    SettingRow,
    SettingValue,
    neighbour,
    options,
    value_words,
)
from hiptimer.tui.widgets.field_list import FieldLine, FieldList
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine

SENTENCE: Final = "Left leg on top: lie on your right side. Three sets of twenty seconds."
"""A sentence like those at a new exercise."""


class Heard(Struct, frozen=True):
    """One thing to play: an earcon, or (None) the sentence; `setting` changes with it."""

    earcon: Earcon | None = None
    setting: SettingRow = SettingRow.VOLUME

    def field(self, settings: Settings, values: Sequence[SettingValue]) -> FieldLine:
        """Return its row: the name, and how it sounds or the value to step through."""
        if self.setting is not SettingRow.VOLUME:
            value = self.setting.value_in(settings)
            less, more = (neighbour(values, value, step) != value for step in (-1, 1))
            name = NAMES[self.setting]
            return FieldLine(name, value_words(value), less=less, more=more)
        if self.earcon is None:
            return FieldLine("A sentence", "", less=False, more=False, note="the voice")
        name, sound, _ = EARCON_WORDS[self.earcon]
        return FieldLine(name, "", less=False, more=False, note=sound)

    @property
    def meaning(self) -> str:
        """What the sound means."""
        if self.setting is not SettingRow.VOLUME:
            return PURPOSES[self.setting]
        return f'"{SENTENCE}"' if self.earcon is None else EARCON_WORDS[self.earcon][2]

    def sounds_with(self, status: SoundStatus) -> bool:
        """Return whether it can be played; True while players are being searched for."""
        match status.kind:
            case Cues.VOICE:
                return True
            case Cues.TONES:
                return self.earcon is not None
            case Cues.BELL:
                return self.earcon is not None and self.earcon.is_a_change
            case Cues.OFF:
                return status.looking


VOICE_SETTINGS: Final = (
    *(
        SettingRow.VOICE_ENGINE,
        SettingRow.VOICE,
        SettingRow.WORDS_PER_MINUTE,
        SettingRow.VOICE_LEVEL,
    ),
)

ALL_HEARD: Final = (
    *(Heard(earcon) for earcon in Earcon),
    Heard(),
    *(Heard(setting=setting) for setting in VOICE_SETTINGS),
)


def silence_words(heard: Heard, status: SoundStatus) -> str:
    """Return why `heard` can't be played; empty if it can."""
    if heard.sounds_with(status):
        return ""
    match status.kind:
        case Cues.BELL:
            return "The bell only marks changes of phase."
        case Cues.TONES:
            return "Tones don't speak."
        case _:
            return NOTHING_HEARD.capitalize()


STATUS_LINES: Final = 4
"""The cues, the player, the voice, and what to do."""

LOOK_SECONDS: Final = 0.2
"""How often it checks the player, which may fail at any time."""


class SoundCheck(GuardedScreen[None]):
    """Plays through `context.sound` with the settings of `form`, and changes those for sound."""

    CSS_PATH: ClassVar = ["sound_check.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "play", "play it", key_display="enter"),
        Binding("left", "turn(-1)", "volume", key_display="← →"),
        Binding("right", "turn(1)", "volume", key_display="← →"),
        Binding("left", "step(-1)", "change", key_display="← →"),
        Binding("right", "step(1)", "change", key_display="← →"),
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("up", "move(-1)", "another sound", show=False, key_display="↑ ↓"),
        Binding("down", "move(1)", "another sound", show=False, key_display="↑ ↓"),
        Binding("home", "move(-100)", show=False),
        Binding("end", "move(100)", show=False),
    ]

    def __init__(self, context: Context, form: SettingsForm) -> None:
        super().__init__()
        self._sound = context.sound
        self._clock = context.clock
        self._form = form
        self._voices = Voices()

    def compose(self) -> ComposeResult:
        """Lay out the player and voice above the list of sounds."""
        with Vertical(classes="column"):
            yield TitleLine()
            yield from (CueText(classes="status") for _ in range(STATUS_LINES))
            yield RuleLine()
            yield FieldList()
            yield RuleLine()
            yield CueText(id="meaning")
            yield CueText(id="message", classes="said")
            yield KeyLine(kept=2)

    def on_mount(self) -> None:
        """Start the search for a player, and keep checking it."""
        self._sound.forget_failures()
        self._prepare()
        self.watch(self.query_one(FieldList), "highlighted", self._show, init=False)
        self.set_interval(LOOK_SECONDS, self._show)
        self._show()
        self._list_voices()

    def on_unmount(self) -> None:
        """Silence the player."""
        self._sound.play(Cue(at=self._clock.monotonic()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only sounds that can be played now."""
        match action, parameters:
            case "play", _:
                return self._at.sounds_with(self._sound.status)
            case ("turn" | "step") as changes, (int(step),):
                of_voice = self._at.setting is not SettingRow.VOLUME
                return of_voice is (changes == "step") and self._beside(step) != self._value
            case _:
                return True

    def action_move(self, step: int) -> None:
        """Move the pointer to another sound."""
        self.query_one(FieldList).move(step)

    def action_play(self) -> None:
        """Play the sound at the pointer."""
        at = self._at
        say = (SENTENCE,) if at.earcon is None else ()
        self._sound.play(Cue(at=self._clock.monotonic(), earcon=at.earcon, say=say))

    def action_turn(self, step: int) -> None:
        """Change the volume, and play the sound."""
        self.action_step(step)

    def action_step(self, step: int) -> None:
        """Change the setting at the pointer, and play the sound."""
        self._form.at = self._at.setting
        self._form.change(self._beside(step))
        if self._at.setting is SettingRow.VOICE_ENGINE:
            self._list_voices()
        self._prepare()
        if self._at.sounds_with(self._sound.status):
            self.action_play()
        self._show()

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Play the sound that was clicked."""
        self.query_one(FieldList).highlighted = event.place
        if self._at.sounds_with(self._sound.status):
            self.action_play()

    @property
    def _at(self) -> Heard:
        return ALL_HEARD[self.query_one(FieldList).highlighted]

    @property
    def _value(self) -> SettingValue:
        return self._at.setting.value_in(self._form.settings)

    def _beside(self, step: int) -> SettingValue:
        return neighbour(self._values(self._at.setting), self._value, step)

    def _values(self, setting: SettingRow) -> tuple[SettingValue, ...]:
        """Return the values of a setting, including the engines and voices of this computer."""
        settings = self._form.settings
        named = options(setting, settings, ())
        match setting:
            case SettingRow.VOICE_ENGINE:
                return tuple(dict.fromkeys(("", *self._voices.engines, *named)))
            case SettingRow.VOICE:
                return tuple(dict.fromkeys(("", *self._voices.voices, *named)))
            case _:
                return named

    @work(exclusive=True)
    async def _list_voices(self) -> None:
        """Ask the engine for its voices in the background, because that may take time."""
        self._voices = await asyncio.to_thread(list_voices, self._form.settings.voice_engine)
        self._show()

    def _prepare(self) -> None:
        prepare_sound(self._sound, self._form.settings)
        self._sound.have_ready((SENTENCE,))

    def _show(self) -> None:
        status, settings, message = self._sound.status, self._form.settings, self._form.message
        self.query_one(FieldList).fields = tuple(
            heard.field(settings, self._values(heard.setting)) for heard in ALL_HEARD
        )
        title = self.query_one(TitleLine)
        title.title, title.aside = "Sound check", f"cues: {settings.cues}, volume {settings.volume}"
        for line, text in zip_longest(self.query(".status").results(CueText), status.lines):
            line.text = text or ""
        self.query_one("#meaning", CueText).text = self._at.meaning
        trouble = message.words if message.trouble else ""
        self.query_one("#message", CueText).text = trouble or silence_words(self._at, status)
        self.refresh_bindings()
