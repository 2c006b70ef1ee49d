"""The choices that apply to all sessions: which hip, what waits, sound and display."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.model.choices import AdvanceRule, RatingRule, Rules
from hiptimer.model.protocol import AffectedSide

SLOWEST: Final = 80
FASTEST: Final = 350
"""Words a minute."""

MOST_DB: Final = 6
"""The voice is at most so much softer or louder than the tones (decibels)."""


class Cues(StrEnum):
    """What is heard; each falls back to the next that works."""

    VOICE = "voice"
    TONES = "tones"
    BELL = "bell"
    OFF = "off"


class TalkLevel(StrEnum):
    """How much the voice says."""

    MUCH = "much"
    USUAL = "usual"
    LITTLE = "little"


class Settings(Struct, frozen=True, kw_only=True):
    """All settings with their defaults. `volume` is 0-100; an empty `theme` is the app's own.

    An empty `voice_engine` or `voice` is the first that works. `words_per_minute` is 80-350;
    `voice_level_db` is how much louder the voice is than the tones, -6 to 6. `plain` makes
    `hiptimer start` print lines instead of showing screens.
    """

    affected_side: AffectedSide = AffectedSide.BOTH
    rating: RatingRule = RatingRule.CARRY_ON
    advance: AdvanceRule = AdvanceRule.EXERCISE
    cues: Cues = Cues.VOICE
    volume: int = 80
    talk: TalkLevel = TalkLevel.USUAL
    captions: bool = False
    voice_engine: str = ""
    voice: str = ""
    words_per_minute: int = 155
    voice_level_db: int = 0
    flash: bool = True
    keep_awake: bool = True
    day_starts_at: time = time(4, 0)
    theme: str = ""
    plain: bool = False

    @property
    def rules(self) -> Rules:
        """The part of the settings that is saved with every session."""
        return Rules(rating=self.rating, advance=self.advance, affected_side=self.affected_side)

    def day_of(self, moment: datetime) -> date:
        """Return the day that a session beginning at `moment` (local time) counts for."""
        early = moment.time() < self.day_starts_at
        return moment.date() - timedelta(days=1) if early else moment.date()
