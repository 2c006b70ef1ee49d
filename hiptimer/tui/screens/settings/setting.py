"""The settings one by one: their keys, and the values that the arrows step through.

It does not know files or screens.
"""

from collections.abc import Sequence
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


class Setting(StrEnum):
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

    def value_in(self, settings: Settings) -> SettingValue:
        """Return the value of this setting; the default theme by its name."""
        value: SettingValue = getattr(settings, self.value)
        return value or DEFAULT_THEME if self is Setting.THEME else value


def options(
    setting: Setting, settings: Settings, themes: Sequence[str]
) -> tuple[SettingValue, ...]:
    """Return the values that the arrows step through, including the current one."""
    match setting:
        case Setting.AFFECTED_SIDE:
            return AffectedSide.LEFT, AffectedSide.BOTH, AffectedSide.RIGHT
        case Setting.RATING:
            return tuple(RatingRule)
        case Setting.ADVANCE:
            return AdvanceRule.AUTO, AdvanceRule.EXERCISE, AdvanceRule.KEY
        case Setting.CUES:
            return Cues.OFF, Cues.BELL, Cues.TONES, Cues.VOICE
        case Setting.TALK:
            return TalkLevel.LITTLE, TalkLevel.USUAL, TalkLevel.MUCH
        case Setting.VOICE_ENGINE | Setting.VOICE:
            return tuple(dict.fromkeys(("", setting.value_in(settings))))
        case Setting.WORDS_PER_MINUTE:
            steps = range(SLOWEST, FASTEST + 1, WORDS_STEP)
            return tuple(sorted({*steps, settings.words_per_minute}))
        case Setting.VOICE_LEVEL:
            return tuple(range(-MOST_DB, MOST_DB + 1))
        case Setting.VOLUME:
            return tuple(sorted({*range(0, 101, VOLUME_STEP), settings.volume}))
        case Setting.CAPTIONS | Setting.FLASH | Setting.KEEP_AWAKE | Setting.PLAIN:
            return False, True
        case Setting.DAY_STARTS_AT:
            minutes = range(0, 24 * 60, MINUTES_STEP)
            times = {time(minute // 60, minute % 60) for minute in minutes}
            return tuple(sorted({*times, settings.day_starts_at}))
        case Setting.THEME:
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
