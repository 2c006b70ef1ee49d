"""The settings in words: their names, their purposes, and their values."""

from collections.abc import Mapping
from datetime import time
from typing import Final

from hiptimer.model.settings import Settings
from hiptimer.tui.screens.settings.setting import Setting, SettingValue

NAMES: Final[Mapping[Setting, str]] = {
    Setting.AFFECTED_SIDE: "Affected side",
    Setting.RATING: "Rating",
    Setting.ADVANCE: "Advance",
    Setting.CUES: "Cues",
    Setting.VOLUME: "Volume",
    Setting.TALK: "Talk",
    Setting.CAPTIONS: "Captions",
    Setting.VOICE_ENGINE: "Voice engine",
    Setting.VOICE: "Voice",
    Setting.WORDS_PER_MINUTE: "Speech rate",
    Setting.VOICE_LEVEL: "Voice level",
    Setting.FLASH: "Flash",
    Setting.KEEP_AWAKE: "Keep awake",
    Setting.PLAIN: "Plain mode",
    Setting.DAY_STARTS_AT: "Day starts at",
    Setting.THEME: "Theme",
}

PURPOSES: Final[Mapping[Setting, str]] = {
    Setting.AFFECTED_SIDE: "The hip that hurts, as you said at the first start.",
    Setting.RATING: "What happens when a rest is over and its set has no number yet.",
    Setting.ADVANCE: "When a session waits for a key before it goes on.",
    Setting.CUES: "What you hear. Falls back to the next option that works.",
    Setting.VOLUME: "How loud the cues are, from 0 to 100. The sound check (c) lets you hear it.",
    Setting.TALK: "How much the voice says.",
    Setting.CAPTIONS: "Whether the timer shows each sentence of the voice in its bottom line.",
    Setting.VOICE_ENGINE: "The program that speaks. The sound check (c) lets you choose it.",
    Setting.VOICE: "The voice of that program. The sound check (c) lets you choose it.",
    Setting.WORDS_PER_MINUTE: "How fast the voice speaks, from 80 to 350 words a minute.",
    Setting.VOICE_LEVEL: "How much louder the voice is than the tones, from -6 to 6 dB.",
    Setting.FLASH: "Whether the screen flashes when the phase changes.",
    Setting.KEEP_AWAKE: "Whether the display stays on during a session.",
    Setting.PLAIN: "Whether hiptimer start prints lines, for screen readers.",
    Setting.DAY_STARTS_AT: "A session that begins before this time counts for the day before.",
    Setting.THEME: "The colours of the screen. You see each one at once.",
}
"""A sentence for each, of at most two lines on the narrowest screen."""

NOTHING_HEARD: Final = "nothing is heard."

FIRST_THAT_WORKS: Final = "first that works"
"""The value of an engine or a voice if none is chosen."""


def value_words(value: SettingValue) -> str:
    """Return a value as the list shows it: "carry on", "on", "04:00"."""
    match value:
        case bool():
            return "on" if value else "off"
        case time():
            return f"{value:%H:%M}"
        case "":
            return FIRST_THAT_WORKS
        case _:
            return str(value)


def place_words(setting: Setting, *, in_file: bool) -> str:
    """Return the key of `setting`, its default, and whether the default is in use."""
    default = value_words(setting.value_in(Settings()))
    served = "" if in_file else " (in use)"
    return f"In the file: {setting.value} · default: {default}{served}"


def saved(setting: Setting, settings: Settings) -> str:
    """Return that a change is saved."""
    return f"Saved: {NAMES[setting]} is {value_words(setting.value_in(settings))}."


def taken_back(setting: Setting, settings: Settings) -> str:
    """Return the value of a setting after its change was undone."""
    return f"Undone: {NAMES[setting]} is {value_words(setting.value_in(settings))}."
