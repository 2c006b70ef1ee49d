"""What the sound check plays, in words: the sounds, a sentence, and the voice settings."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from hiptimer.cues.cue import EARCON_WORDS, Earcon
from hiptimer.cues.status import SoundStatus
from hiptimer.model.settings import Cues, Settings
from hiptimer.tui.screens.settings.setting import Setting, SettingValue, neighbour
from hiptimer.tui.screens.settings.words import NAMES, NOTHING_HEARD, PURPOSES, value_words
from hiptimer.tui.widgets.field_list import Field

SENTENCE: Final = "Left leg on top: lie on your right side. Three sets of twenty seconds."
"""A sentence like those at a new exercise."""


class Heard(Struct, frozen=True):
    """One thing to play: an earcon, or (None) the sentence; `setting` changes with it."""

    earcon: Earcon | None = None
    setting: Setting = Setting.VOLUME

    def field(self, settings: Settings, values: Sequence[SettingValue]) -> Field:
        """Return its row: the name, and how it sounds or the value to step through."""
        if self.setting is not Setting.VOLUME:
            value = self.setting.value_in(settings)
            less, more = (neighbour(values, value, step) != value for step in (-1, 1))
            name = NAMES[self.setting]
            return Field(name, value_words(value), less=less, more=more)
        if self.earcon is None:
            return Field("A sentence", "", less=False, more=False, note="the voice")
        name, sound, _ = EARCON_WORDS[self.earcon]
        return Field(name, "", less=False, more=False, note=sound)

    @property
    def meaning(self) -> str:
        """What the sound means."""
        if self.setting is not Setting.VOLUME:
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
    *(Setting.VOICE_ENGINE, Setting.VOICE, Setting.WORDS_PER_MINUTE, Setting.VOICE_LEVEL),
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
