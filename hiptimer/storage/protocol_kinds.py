"""The kinds of value that a key of a protocol file may have: what is allowed, in code and words.

A kind checks one value by itself. Keys that depend on each other are checked in
`protocol_exercise`.
"""

import math
import re
from abc import abstractmethod
from enum import StrEnum
from typing import Final, Generic, TypeVar

from msgspec import Struct

from hiptimer.model.seconds import typed_seconds
from hiptimer.model.text import clean, one_line
from hiptimer.storage.found import shown
from hiptimer.storage.protocol_id import ID_RULE, is_id

_DIGITS: Final = re.compile(r"[+-]?\d{1,18}")
"""A whole number in the digits of any script, short enough for TOML."""

_DECIMALS: Final = re.compile(r"[+-]?\d{1,18}\.\d{1,18}")

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)


class Kind(Struct, Generic[T_co], frozen=True):
    """One kind of value."""

    @property
    @abstractmethod
    def allowed(self) -> str:
        """Return what is allowed, in words that follow "allowed is"."""

    @abstractmethod
    def read(self, found: object) -> T_co | None:
        """Return the value of `found`, or None if it is not allowed."""

    def found(self, found: object) -> str:
        """Return what was found instead, in words that follow "found"."""
        return shown(found)

    def typed(self, text: str) -> object:
        """Return what a person means by typing `text`; `read` checks whether it is allowed."""
        return text


class WholeNumber(Kind[int], frozen=True):
    """An integer in a range; `least` is set if another key is the lower end.

    `seconds` means that it is a length of time, which people also write as 1:30.
    """

    lowest: int
    highest: int
    least: str = ""
    seconds: bool = False

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"a whole number from {self.least or self.lowest} to {self.highest}"

    def read(self, found: object) -> int | None:
        """Accept an integer, but no bool (an int in Python) and no float."""
        if isinstance(found, bool) or not isinstance(found, int):
            return None
        return found if self.lowest <= found <= self.highest else None

    def typed(self, text: str) -> object:
        """Return the number that the digits mean, or a length of time; any other text as it is."""
        if _DIGITS.fullmatch(text.strip()):
            return int(text)
        return _length_or_text(text) if self.seconds else text


class Number(Kind[float], frozen=True):
    """An integer or a float in a range; `seconds` means that it is a length of time."""

    lowest: float
    highest: float
    seconds: bool = False

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return f"a number from {self.lowest:g} to {self.highest:g}"

    def read(self, found: object) -> float | None:
        """Accept a finite number that is not a bool."""
        if isinstance(found, bool) or not isinstance(found, int | float):
            return None
        in_range = math.isfinite(found) and self.lowest <= found <= self.highest
        return float(found) if in_range else None

    def typed(self, text: str) -> object:
        """Return the number that the digits mean, with a point or a comma, or a length of time.

        Any other text is returned as it is.
        """
        plain = text.strip().replace(",", ".")
        if _DIGITS.fullmatch(plain):
            return int(plain)
        if _DECIMALS.fullmatch(plain):
            return float(plain)
        return _length_or_text(text) if self.seconds else text


def _length_or_text(text: str) -> object:
    seconds = typed_seconds(text)
    return text if seconds is None else seconds


class Text(Kind[str], frozen=True):
    """A text, cleaned before its characters are counted; on one line unless `lines`."""

    most: int
    least: int = 0
    lines: bool = False

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        least = f"{self.least} to" if self.least else "up to"
        return f"a text of {least} {self.most:,} characters"

    def read(self, found: object) -> str | None:
        """Accept a text of the right length, without surrounding white space."""
        if not isinstance(found, str):
            return None
        text = self._cleaned(found)
        return text if self.least <= len(text) <= self.most else None

    def found(self, found: object) -> str:
        """Return a text's length, since repeating it would not help."""
        if not isinstance(found, str):
            return shown(found)
        count = len(self._cleaned(found))
        return f"{count:,} characters" if count else "an empty text"

    def _cleaned(self, text: str) -> str:
        return clean(text).strip() if self.lines else one_line(text)


class Flag(Kind[bool], frozen=True):
    """True or false."""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return "true or false"

    def read(self, found: object) -> bool | None:
        """Accept a bool and nothing that only counts as one."""
        return found if isinstance(found, bool) else None


class OneOf(Kind[E], frozen=True):
    """One of a few words."""

    words: type[E]

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return f"one of {', '.join(self.words)}"

    def read(self, found: object) -> E | None:
        """Accept a word exactly as it is written, in lower case."""
        return next((word for word in self.words if word == found), None)


class Id(Kind[str], frozen=True):
    """The id of an exercise."""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return ID_RULE

    def read(self, found: object) -> str | None:
        """Accept an id as it is written; nothing is made to fit."""
        return found if isinstance(found, str) and is_id(found) else None
