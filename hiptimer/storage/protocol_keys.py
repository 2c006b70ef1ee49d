"""Every key of a protocol file, one a row: its name, what is allowed, and its default.

docs/formats.md has the same table for people. A default of None means that the key follows another
value, as `protocol_file` defines. What each kind of value allows stands above the table.
"""

import math
import re
from abc import abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from msgspec import Struct

from hiptimer.model import limits
from hiptimer.model.protocol import (
    DEFAULT_PAIN_CEILING,
    DEFAULT_PREPARE_SECONDS,
    PrescribedSide,
    Stage,
)
from hiptimer.model.seconds import typed_seconds
from hiptimer.model.text import clean, one_line
from hiptimer.storage.ids import ID_RULE, is_id
from hiptimer.storage.toml_reading import PROTOCOL, shown
from hiptimer.wording.numbers import whole_number
from hiptimer.wording.problems import TRUE_OR_FALSE

_DIGITS: Final = r"[+-]?\d{1,18}"
"""A whole number in the digits of any script, short enough for TOML."""

_DECIMALS: Final = r"[+-]?\d{1,18}\.\d{1,18}"

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)


class ValueKind(Struct, Generic[T_co], frozen=True):
    """One kind of value."""

    @property
    @abstractmethod
    def allowed(self) -> str:
        """Return what is allowed, in words that follow "expected"."""

    @abstractmethod
    def read(self, found: object) -> T_co | None:
        """Return the value of `found`, or None if it is not allowed."""

    def found(self, found: object) -> str:
        """Return what was found instead, in words that follow "found"."""
        return shown(found)

    def typed(self, text: str) -> object:
        """Return what a person means by typing `text`; `read` checks whether it is allowed."""
        return text


class WholeNumber(ValueKind[int], frozen=True):
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
        return whole_number(self.least or self.lowest, self.highest)

    def read(self, found: object) -> int | None:
        """Accept an integer, but no bool (an int in Python) and no float."""
        if isinstance(found, bool) or not isinstance(found, int):
            return None
        return found if self.lowest <= found <= self.highest else None

    def typed(self, text: str) -> object:
        """Return the number that the digits mean, or a length of time; any other text as it is."""
        if re.fullmatch(_DIGITS, text.strip()):
            return int(text)
        return _length_or_text(text) if self.seconds else text


class Number(ValueKind[float], frozen=True):
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
        if re.fullmatch(_DIGITS, plain):
            return int(plain)
        if re.fullmatch(_DECIMALS, plain):
            return float(plain)
        return _length_or_text(text) if self.seconds else text


def _length_or_text(text: str) -> object:
    seconds = typed_seconds(text)
    return text if seconds is None else seconds


class Text(ValueKind[str], frozen=True):
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


class Flag(ValueKind[bool], frozen=True):
    """True or false."""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return TRUE_OR_FALSE

    def read(self, found: object) -> bool | None:
        """Accept a bool and nothing that only counts as one."""
        return found if isinstance(found, bool) else None


class OneOf(ValueKind[E], frozen=True):
    """One of a few words."""

    words: type[E]

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return f"one of {', '.join(self.words)}"

    def read(self, found: object) -> E | None:
        """Accept a word exactly as it is written, in lower case."""
        return next((word for word in self.words if word == found), None)


class Id(ValueKind[str], frozen=True):
    """The id of an exercise."""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        return ID_RULE

    def read(self, found: object) -> str | None:
        """Accept an id as it is written; nothing is made to fit."""
        return found if isinstance(found, str) and is_id(found) else None


class FileKey(Struct, Generic[T_co], frozen=True):
    """One row of the table; the default of a `required` key only lets reading continue."""

    name: str
    kind: ValueKind[T_co]
    default: T_co
    required: bool = False


def _whole(limit: limits.Range, *, least: str = "", seconds: bool = False) -> WholeNumber:
    return WholeNumber(limit.lowest, limit.highest, least=least, seconds=seconds)


_NAME: Final = Text(limits.LONGEST_NAME, least=1)
_LINE: Final = Text(limits.LONGEST_LINE)
_NOTES: Final = Text(limits.LONGEST_NOTE, lines=True)
_PREPARE: Final = _whole(limits.PREPARE_SECONDS, seconds=True)

FORMAT: Final = FileKey("format", WholeNumber(1, PROTOCOL.format), PROTOCOL.format, required=True)
NAME: Final = FileKey("name", _NAME, "", required=True)
SUMMARY: Final = FileKey("summary", _LINE, "")
REGION: Final = FileKey("region", _LINE, "")
STAGE: Final = FileKey("stage", OneOf(Stage), Stage.ISOMETRIC)
PAIN_CEILING: Final = FileKey("pain_ceiling", _whole(limits.PAIN), DEFAULT_PAIN_CEILING)
PREPARE_SECONDS: Final = FileKey("prepare_seconds", _PREPARE, DEFAULT_PREPARE_SECONDS)
FREQUENCY: Final = FileKey("frequency", _LINE, "")
SOURCE: Final = FileKey("source", _LINE, "")
NOTES: Final = FileKey("notes", _NOTES, "")

EXERCISE_ID: Final[FileKey[str | None]] = FileKey("id", Id(), None)
EXERCISE_NAME: Final[FileKey[str | None]] = FileKey("name", _NAME, None)
SIDE: Final[FileKey[PrescribedSide | None]] = FileKey("side", OneOf(PrescribedSide), None)
ALTERNATE_SIDES: Final = FileKey("alternate_sides", Flag(), default=False)
SETS: Final = FileKey("sets", _whole(limits.SETS), 3)
SETS_MAX: Final[FileKey[int | None]] = FileKey("sets_max", _whole(limits.SETS, least="sets"), None)
HOLD_SECONDS: Final = FileKey("hold_seconds", _whole(limits.HOLD_SECONDS, seconds=True), 20)
REPS: Final[FileKey[int | None]] = FileKey("reps", _whole(limits.REPS), None)
REPS_MAX: Final[FileKey[int | None]] = FileKey("reps_max", _whole(limits.REPS, least="reps"), None)
SECONDS_PER_REP: Final[FileKey[float | None]] = FileKey(
    "seconds_per_rep",
    Number(limits.LEAST_SECONDS_PER_REP, limits.MOST_SECONDS_PER_REP, seconds=True),
    None,
)
REST_SECONDS: Final = FileKey("rest_seconds", _whole(limits.REST_SECONDS, seconds=True), 20)
EXERCISE_PREPARE_SECONDS: Final[FileKey[int | None]] = FileKey("prepare_seconds", _PREPARE, None)
SIDE_PREPARE_SECONDS: Final[FileKey[int | None]] = FileKey("side_prepare_seconds", _PREPARE, None)
LOAD: Final = FileKey("load", Text(limits.LONGEST_NAME), "")
INSTRUCTIONS: Final = FileKey("instructions", _NOTES, "")


def _by_name(*keys: FileKey[object]) -> Mapping[str, FileKey[object]]:
    return MappingProxyType({key.name: key for key in keys})


OF_PROTOCOL: Final = _by_name(
    *(FORMAT, NAME, SUMMARY, REGION, STAGE, PAIN_CEILING),
    *(PREPARE_SECONDS, FREQUENCY, SOURCE, NOTES),
)
"""The keys above the first exercise, in the order in which they are written."""

OF_EXERCISE: Final = _by_name(
    *(EXERCISE_ID, EXERCISE_NAME, SIDE, ALTERNATE_SIDES, SETS, SETS_MAX),
    *(HOLD_SECONDS, REPS, REPS_MAX, SECONDS_PER_REP, REST_SECONDS),
    *(EXERCISE_PREPARE_SECONDS, SIDE_PREPARE_SECONDS, LOAD, NOTES, INSTRUCTIONS),
)
"""The keys of an exercise, in the order in which they are written."""

PROTOCOL_KEYS: Final = (*OF_PROTOCOL, "exercise")
"""Names of all keys above the first exercise, and of the exercises."""

EXERCISE_KEYS: Final = (*OF_EXERCISE,)
"""Names of all keys of an exercise."""


class Problem(Struct, frozen=True):
    """What is wrong with `key` of the exercise at `entry`, from 1, or (None) of the protocol.

    `words` say what was found and what is allowed; all of it is safe to show. The key `exercise` is
    about the number of exercises, and the key `file name` about the id.
    """

    key: str
    words: str
    entry: int | None = None

    def __str__(self) -> str:
        """Return it as one line."""
        place = "" if self.entry is None else f"exercise {self.entry}, "
        return f"{place}{self.key}: {self.words}"
