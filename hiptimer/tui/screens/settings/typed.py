"""What is typed for a setting, digit by digit: a volume, or a time of day.

Values: each key gives another entry. They change no setting by themselves.
"""

from dataclasses import dataclass, replace
from datetime import time
from typing import Final, Self

from hiptimer.tui.screens.settings.setting import Setting

TIME_DIGITS: Final = 4
"""Two for the hour and two for the minute."""

LOUDEST: Final = 100


@dataclass(frozen=True, slots=True)
class VolumeEntry:
    """Digits of a volume, 0-100."""

    digits: str = ""

    def takes(self, character: str) -> bool:
        """Whether `character` can follow; a number that begins with 0 is 0."""
        return character.isdecimal() and not self.complete

    def typed(self, character: str) -> Self:
        """Take a character that can follow."""
        return replace(self, digits=self.digits + character)

    def erased(self) -> Self:
        """Take the last digit back."""
        return replace(self, digits=self.digits[:-1])

    @property
    def told(self) -> str:
        """What is typed so far: "8_"."""
        return f"{self.digits}_"

    @property
    def complete(self) -> bool:
        """Whether no digit could follow without making it too loud."""
        return bool(self.digits) and (self.digits == "0" or int(f"{self.digits}0") > LOUDEST)

    def value(self) -> int:
        """Give the volume; raises ValueError, with words, for one that can't be."""
        volume = int(self.digits)
        if volume > LOUDEST:
            raise ValueError(f"{volume} is more than {LOUDEST}, the loudest.")
        return volume


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """Digits of a time of day; "7:" stands for "07:"."""

    digits: str = ""

    def takes(self, character: str) -> bool:
        """Whether `character` can follow: a digit, or the colon after the hour."""
        if character == ":":
            return 1 <= len(self.digits) <= 2
        return character.isdecimal()

    def typed(self, character: str) -> Self:
        """Take a character that can follow."""
        if character == ":":
            return replace(self, digits=self.digits.zfill(2))
        return replace(self, digits=self.digits + character)

    def erased(self) -> Self:
        """Take the last digit back."""
        return replace(self, digits=self.digits[:-1])

    @property
    def told(self) -> str:
        """What is typed so far: "07:3_"."""
        filled = self.digits.ljust(TIME_DIGITS, "_")
        return f"{filled[:2]}:{filled[2:]}"

    @property
    def complete(self) -> bool:
        """Whether hour and minute are there."""
        return len(self.digits) == TIME_DIGITS

    def value(self) -> time:
        """Give the time of day; an hour alone is a full one. Raises ValueError, with words."""
        hour, minute = self.digits[:2], self.digits[2:] or "00"
        try:
            if len(minute) < 2:
                raise ValueError(minute)
            return time(int(hour), int(minute))
        except ValueError:
            raise ValueError(f"{self.told} is no time of day; type it like 04:00.") from None


Entry = VolumeEntry | TimeEntry


def entry_for(setting: Setting) -> Entry | None:
    """Begin to type a value of `setting`; None for one that can only be stepped through."""
    match setting:
        case Setting.VOLUME:
            return VolumeEntry()
        case Setting.DAY_STARTS_AT:
            return TimeEntry()
        case _:
            return None
