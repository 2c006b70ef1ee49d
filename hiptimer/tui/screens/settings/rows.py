"""The settings one by one: their keys, names and purposes, and the values to step through.

It does not know files or screens.
"""

from collections.abc import Mapping, Sequence
from datetime import time
from enum import StrEnum
from typing import Final, assert_never

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import FASTEST, MOST_DB, SLOWEST, Cues, Settings, TalkLevel
from hiptimer.tui.themes import DEFAULT_THEME

SettingValue = AffectedSide | RatingRule | AdvanceRule | Cues | TalkLevel | int | bool | time | str

VOLUME_STEP: Final = 5
"""Percent for one press of an arrow; numbers in between can be typed."""

WORDS_STEP: Final = 5
"""Words a minute for one press of an arrow; numbers in between can be typed."""

MINUTES_STEP: Final = 30
"""Minutes for one press of an arrow; times in between can be typed."""


class SettingRow(StrEnum):
    """One setting, by its key in the file, in the order of the screen."""

    AFFECTED_SIDE = "affected_side"
    RATING = "rating"
    ADVANCE = "advance"
    CUES = "cues"
    VOLUME = "volume"
    TALK = "talk"
    CAPTIONS = "captions"
    VOICE_ENGINE = "voice_engine"
    VOICE = "voice"
    WORDS_PER_MINUTE = "words_per_minute"
    VOICE_LEVEL = "voice_level_db"
    FLASH = "flash"
    KEEP_AWAKE = "keep_awake"
    PLAIN = "plain"
    DAY_STARTS_AT = "day_starts_at"
    THEME = "theme"

    def stored_in(self, settings: Settings) -> SettingValue:
        """Return the value of this setting as the file has it."""
        value: SettingValue = getattr(settings, self.value)
        return value

    def value_in(self, settings: Settings) -> SettingValue:
        """Return the value of this setting; the default theme by its name."""
        value = self.stored_in(settings)
        return value or DEFAULT_THEME if self is SettingRow.THEME else value


def options(
    setting: SettingRow, settings: Settings, themes: Sequence[str]
) -> tuple[SettingValue, ...]:
    """Return the values that the arrows step through, including the current one."""
    match setting:
        case SettingRow.AFFECTED_SIDE:
            return AffectedSide.LEFT, AffectedSide.BOTH, AffectedSide.RIGHT
        case SettingRow.RATING:
            return tuple(RatingRule)
        case SettingRow.ADVANCE:
            return AdvanceRule.AUTO, AdvanceRule.EXERCISE, AdvanceRule.KEY
        case SettingRow.CUES:
            return Cues.OFF, Cues.BELL, Cues.TONES, Cues.VOICE
        case SettingRow.TALK:
            return TalkLevel.LITTLE, TalkLevel.USUAL, TalkLevel.MUCH
        case SettingRow.VOICE_ENGINE | SettingRow.VOICE:
            return tuple(dict.fromkeys(("", setting.value_in(settings))))
        case SettingRow.WORDS_PER_MINUTE:
            steps = range(SLOWEST, FASTEST + 1, WORDS_STEP)
            return tuple(sorted({*steps, settings.words_per_minute}))
        case SettingRow.VOICE_LEVEL:
            return tuple(range(-MOST_DB, MOST_DB + 1))
        case SettingRow.VOLUME:
            return tuple(sorted({*range(0, 101, VOLUME_STEP), settings.volume}))
        case SettingRow.CAPTIONS | SettingRow.FLASH | SettingRow.KEEP_AWAKE | SettingRow.PLAIN:
            return False, True
        case SettingRow.DAY_STARTS_AT:
            minutes = range(0, 24 * 60, MINUTES_STEP)
            times = {time(minute // 60, minute % 60) for minute in minutes}
            return tuple(sorted({*times, settings.day_starts_at}))
        case SettingRow.THEME:
            name = settings.theme or DEFAULT_THEME
            return tuple(themes) if name in themes else (name, *themes)
        case _:
            assert_never(setting)


def neighbour(values: Sequence[SettingValue], value: SettingValue, step: int) -> SettingValue:
    """Return the value `step` further on, at most to the ends."""
    return values[max(0, min(values.index(value) + step, len(values) - 1))]


def following(values: Sequence[SettingValue], value: SettingValue) -> SettingValue:
    """Return the next value; after the last, the first."""
    return values[(values.index(value) + 1) % len(values)]


NAMES: Final[Mapping[SettingRow, str]] = {
    SettingRow.AFFECTED_SIDE: "Affected side",
    SettingRow.RATING: "Rating",
    SettingRow.ADVANCE: "Advance",
    SettingRow.CUES: "Cues",
    SettingRow.VOLUME: "Volume",
    SettingRow.TALK: "Talk",
    SettingRow.CAPTIONS: "Captions",
    SettingRow.VOICE_ENGINE: "Voice engine",
    SettingRow.VOICE: "Voice",
    SettingRow.WORDS_PER_MINUTE: "Speech rate",
    SettingRow.VOICE_LEVEL: "Voice level",
    SettingRow.FLASH: "Flash",
    SettingRow.KEEP_AWAKE: "Keep awake",
    SettingRow.PLAIN: "Plain mode",
    SettingRow.DAY_STARTS_AT: "Day starts at",
    SettingRow.THEME: "Theme",
}

PURPOSES: Final[Mapping[SettingRow, str]] = {
    SettingRow.AFFECTED_SIDE: "The hip that hurts, as you said at the first start.",
    SettingRow.RATING: "What happens when a rest is over and its set has no number yet.",
    SettingRow.ADVANCE: "When a session waits for a key before it goes on.",
    SettingRow.CUES: "What you hear. Falls back to the next option that works.",
    SettingRow.VOLUME: (
        "How loud the cues are, from 0 to 100. The sound check (c) lets you hear it."
    ),
    SettingRow.TALK: "How much the voice says.",
    SettingRow.CAPTIONS: "Whether the timer shows each sentence of the voice in its bottom line.",
    SettingRow.VOICE_ENGINE: "The program that speaks. The sound check (c) lets you choose it.",
    SettingRow.VOICE: "The voice of that program. The sound check (c) lets you choose it.",
    SettingRow.WORDS_PER_MINUTE: "How fast the voice speaks, from 80 to 350 words a minute.",
    SettingRow.VOICE_LEVEL: "How much louder the voice is than the tones, from -6 to 6 dB.",
    SettingRow.FLASH: "Whether the screen flashes when the phase changes.",
    SettingRow.KEEP_AWAKE: "Whether the display stays on during a session.",
    SettingRow.PLAIN: "Whether hiptimer start prints lines, for screen readers.",
    SettingRow.DAY_STARTS_AT: "A session that begins before this time counts for the day before.",
    SettingRow.THEME: "The colours of the screen. You see each one at once.",
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


def place_words(setting: SettingRow, *, in_file: bool) -> str:
    """Return the key of `setting`, its default, and whether the default is in use."""
    default = value_words(setting.value_in(Settings()))
    served = "" if in_file else " (in use)"
    return f"In the file: {setting.value} · default: {default}{served}"


def saved(setting: SettingRow, settings: Settings) -> str:
    """Return that a change is saved."""
    return f"Saved: {NAMES[setting]} is {value_words(setting.value_in(settings))}."


def taken_back(setting: SettingRow, settings: Settings) -> str:
    """Return the value of a setting after its change was undone."""
    return f"Undone: {NAMES[setting]} is {value_words(setting.value_in(settings))}."
