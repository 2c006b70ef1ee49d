"""What each setting does now, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, assert_never

from msgspec import Struct
from textual.theme import Theme

from hiptimer.engine.plan import lay_out
from hiptimer.model.choices import AdvanceRule, RatingRule, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.model.settings import Cues, Settings, TalkLevel
from hiptimer.tui.screens.settings.rows import NOTHING_HEARD, SettingRow
from hiptimer.tui.themes import DEFAULT_THEME, THEMES
from hiptimer.wording.days import date_words
from hiptimer.wording.lengths import minutes_words

NOW: Final = "Now:"
"""The word before the effect of a setting."""

SIDES: Final[Mapping[AffectedSide, str]] = {
    AffectedSide.LEFT: "exercises for the affected side are done on the left.",
    AffectedSide.RIGHT: "exercises for the affected side are done on the right.",
    AffectedSide.BOTH: "exercises for the affected side are done on each side, left first.",
}

RATINGS: Final[Mapping[RatingRule, str]] = {
    RatingRule.CARRY_ON: "the clock goes on; a missing number can still be given at the next wait.",
    RatingRule.WAIT: "the next set waits for the number; enter goes on without it.",
}

ADVANCES: Final[Mapping[AdvanceRule, str]] = {
    AdvanceRule.EXERCISE: "a new exercise or side waits for a key; all else goes on by itself.",
    AdvanceRule.AUTO: "no key is waited for; there is the time to prepare, and no more.",
    AdvanceRule.KEY: "every set waits for a key.",
}

CUES: Final[Mapping[Cues, str]] = {
    Cues.VOICE: "a voice tells you what to do, with tones.",
    Cues.TONES: "tones tell the phases apart; nothing is spoken.",
    Cues.BELL: "the terminal's bell marks each change of phase.",
    Cues.OFF: NOTHING_HEARD,
}

TALK: Final[Mapping[TalkLevel, str]] = {
    TalkLevel.MUCH: "how to do it is said on each side, and every choice above your limit.",
    TalkLevel.USUAL: "how to do it is said once, and what enter does above your limit.",
    TalkLevel.LITTLE: "what you did in three sessions is not explained again.",
}


class Surroundings(Struct, frozen=True):
    """What an effect depends on besides the settings.

    `short` is the protocol whose length is shown, None if it can't be read.
    """

    now: datetime
    themes: Mapping[str, Theme]
    short: Protocol | None


def effect(setting: SettingRow, settings: Settings, around: Surroundings) -> str:
    """Return what `setting` does now."""
    return f"{NOW} {_effect(setting, settings, around)}"


def _effect(setting: SettingRow, settings: Settings, around: Surroundings) -> str:
    match setting:
        case SettingRow.AFFECTED_SIDE:
            return f"{SIDES[settings.affected_side]}{_length(settings, around.short)}"
        case SettingRow.RATING:
            return RATINGS[settings.rating]
        case SettingRow.ADVANCE:
            return ADVANCES[settings.advance]
        case SettingRow.CUES:
            return CUES[settings.cues]
        case SettingRow.VOLUME:
            return f"cues are heard at {settings.volume} of 100."
        case SettingRow.TALK:
            return TALK[settings.talk]
        case SettingRow.CAPTIONS:
            shown = "shows" if settings.captions else "does not show"
            return f"the timer {shown} what is said."
        case SettingRow.VOICE_ENGINE:
            return _chosen(settings.voice_engine, "the first engine that works speaks.")
        case SettingRow.VOICE:
            return _chosen(settings.voice, "the first English voice of the engine speaks.")
        case SettingRow.WORDS_PER_MINUTE:
            return f"the voice speaks {settings.words_per_minute} words a minute."
        case SettingRow.VOICE_LEVEL:
            return _level(settings.voice_level_db)
        case SettingRow.FLASH:
            flashes = "flashes" if settings.flash else "does not flash"
            return f"the screen {flashes} when the phase changes."
        case SettingRow.KEEP_AWAKE:
            stays = "stays on" if settings.keep_awake else "goes dark when it would anyway"
            return f"the display {stays} during a session."
        case SettingRow.DAY_STARTS_AT:
            day = date_words(settings.day_of(around.now))
            return f"a session begun now, at {around.now:%H:%M}, counts for {day}."
        case SettingRow.THEME:
            return _theme(settings.theme or DEFAULT_THEME, around.themes)
        case SettingRow.PLAIN:
            prints = "prints lines" if settings.plain else "shows screens"
            other = "--no-plain" if settings.plain else "--plain"
            return f"hiptimer start {prints}; {other} does otherwise once."
        case _:
            assert_never(setting)


def _chosen(name: str, otherwise: str) -> str:
    return f"{name} speaks; if it is missing, the first that works." if name else otherwise


def _level(decibels: int) -> str:
    if not decibels:
        return "voice and tones are equally loud."
    compared = "louder" if decibels > 0 else "softer"
    return f"the voice is {abs(decibels)} dB {compared} than the tones."


def _length(settings: Settings, short: Protocol | None) -> str:
    if short is None:
        return ""
    rules = settings.rules
    plan = lay_out(short, sets_of_the_day(short, rules.affected_side), rules)
    return f" The short session takes {minutes_words(plan.seconds)}."


def _theme(name: str, themes: Mapping[str, Theme]) -> str:
    theme = themes.get(name)
    if theme is None:
        return f"there is no theme of this name, so {DEFAULT_THEME} serves."
    ground = "dark" if theme.dark else "light"
    if theme in THEMES:
        return f"one of hiptimer's own, {ground}; its contrast is made for tired eyes."
    return f"one of Textual's own, {ground}; the phases keep hiptimer's colours in it."
