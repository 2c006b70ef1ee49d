"""A typed value for a setting: a whole number, or a time of day.

It begins with a digit and may continue with anything, so that no key is lost. Whether the text is a
valid value is checked when it is to be kept.
"""

import re
from datetime import time
from typing import Final, Self

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.model.settings import FASTEST, SLOWEST
from hiptimer.tui.screens.settings.setting import Setting
from hiptimer.wording.numbers import whole_number

LONGEST: Final = 12
"""The most characters; every value is shorter."""

_TIME: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?")
"""07:30 or 7:30; an hour alone is a full hour."""

_FOUR_DIGITS: Final = re.compile(r"(\d{2})(\d{2})")


class Entry(Struct, frozen=True):
    """What is typed so far."""

    text: str = ""

    def takes(self, character: str) -> bool:
        """Return whether `character` can follow."""
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


class NumberEntry(Entry, frozen=True):
    """A whole number from `least` to `most`; `what` is its name in messages."""

    what: str = ""
    least: int = 0
    most: int = 0

    def value(self) -> int:
        """Return the number; raises ValueError, in words."""
        if not self.text.isdecimal() or not self.least <= int(self.text) <= self.most:
            allowed = whole_number(self.least, self.most)
            raise ValueError(f"{self.text} is no {self.what}; type {allowed}.")
        return int(self.text)


class TimeEntry(Entry, frozen=True):
    """A time of day."""

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
            return NumberEntry(what="volume", most=100)
        case Setting.WORDS_PER_MINUTE:
            return NumberEntry(what="speed of the voice", least=SLOWEST, most=FASTEST)
        case Setting.DAY_STARTS_AT:
            return TimeEntry()
        case _:
            return None
