"""What is typed for a setting: a volume, or a time of day.

It begins with a digit and may go on with anything, so that no key is left out of what was typed:
whether the text means a value is asked when it is to be kept.
"""

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import Final, Self

from hiptimer.tui.screens.settings.setting import Setting

LOUDEST: Final = 100

LONGEST: Final = 12
"""Characters that are taken: no value has as many."""

_TIME: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?")
"""07:30 or 7:30; an hour alone is a full one."""

_FOUR_DIGITS: Final = re.compile(r"(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Entry:
    """What has been typed so far."""

    text: str = ""

    def takes(self, character: str) -> bool:
        """Whether `character` can follow."""
        if not self.text:
            return character.isdecimal()
        return character.isprintable() and len(self.text) < LONGEST

    def typed(self, character: str) -> Self:
        """Return the entry with one more character."""
        return replace(self, text=self.text + character)

    def erased(self) -> Self:
        """Return the entry without its last character."""
        return replace(self, text=self.text[:-1])

    @property
    def shown(self) -> str:
        """What is typed so far, and the cursor: "8_"."""
        return f"{self.text}_"

    def value(self) -> int | time:
        """Return the value; raises ValueError, in words, if there is no such value."""
        raise NotImplementedError


class VolumeEntry(Entry):
    """A volume, 0-100."""

    __slots__ = ()

    def value(self) -> int:
        """Return the volume; raises ValueError, in words."""
        if not self.text.isdecimal() or int(self.text) > LOUDEST:
            raise ValueError(f"{self.text} is no volume; type a whole number from 0 to {LOUDEST}.")
        return int(self.text)


class TimeEntry(Entry):
    """A time of day."""

    __slots__ = ()

    def value(self) -> time:
        """Return the time of day; raises ValueError, in words."""
        found = _TIME.fullmatch(self.text) or _FOUR_DIGITS.fullmatch(self.text)
        hour, minute = found.groups(default="0") if found else ("", "")
        try:
            return time(int(hour), int(minute))
        except ValueError:
            raise ValueError(f"{self.text} is no time of day; type it like 04:00.") from None


def entry_for(setting: Setting) -> Entry | None:
    """Return an empty entry for a value of `setting`; None if it can only be stepped through."""
    match setting:
        case Setting.VOLUME:
            return VolumeEntry()
        case Setting.DAY_STARTS_AT:
            return TimeEntry()
        case _:
            return None
