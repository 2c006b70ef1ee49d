"""What a person chose once and for all sessions: which hip, what waits, what is heard and seen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hiptimer.model.choices import AdvanceRule, RatingRule, Rules
from hiptimer.model.side import AffectedSide


class Cues(StrEnum):
    """What is heard; each falls back to the next that works."""

    VOICE = "voice"
    TONES = "tones"
    BELL = "bell"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults. `volume` is 0-100; an empty `theme` is the app's own."""

    affected_side: AffectedSide = AffectedSide.BOTH
    rating: RatingRule = RatingRule.CARRY_ON
    advance: AdvanceRule = AdvanceRule.EXERCISE
    cues: Cues = Cues.VOICE
    volume: int = 80
    flash: bool = True
    keep_awake: bool = True
    day_starts_at: time = time(4, 0)
    theme: str = ""

    @property
    def rules(self) -> Rules:
        """The part of the settings that is kept with every session."""
        return Rules(rating=self.rating, advance=self.advance, affected_side=self.affected_side)

    def day_of(self, moment: datetime) -> date:
        """Tell which day a session that began at `moment` (local time) counts for."""
        early = moment.time() < self.day_starts_at
        return moment.date() - timedelta(days=1) if early else moment.date()
