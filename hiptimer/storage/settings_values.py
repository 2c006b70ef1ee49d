"""Each setting by its key: what its file may contain, and the resulting value.

A value is refused with words for what is allowed; the default of `Settings` is then used.
"""

import re
from collections.abc import Callable, Mapping
from datetime import time
from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.settings import FASTEST, MOST_DB, SLOWEST, Cues, TalkLevel
from hiptimer.model.side import AffectedSide


class Rule(Struct, frozen=True):
    """How one setting is read: `value` raises ValueError for what is not `allowed`."""

    allowed: str
    value: Callable[[object], object]


def _one_of(names: type[StrEnum]) -> Rule:
    *first, last = names
    return Rule(f"{', '.join(first)} or {last}", names)


def _whole(least: int, most: int) -> Rule:
    def value(found: object) -> int:
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            raise ValueError(found)
        return found

    return Rule(f"a whole number from {least} to {most}", value)


def _true_or_false(found: object) -> bool:
    if not isinstance(found, bool):
        raise ValueError(found)
    return found


def _time_of_day(found: object) -> time:
    if not isinstance(found, str) or not re.fullmatch(r"\d\d:\d\d", found, re.ASCII):
        raise ValueError(found)
    return time.fromisoformat(found)


def _name(found: object) -> str:
    if not isinstance(found, str) or len(found) > 80:
        raise ValueError(found)
    return found


RULES: Final[Mapping[str, Rule]] = {
    "affected_side": _one_of(AffectedSide),
    "rating": _one_of(RatingRule),
    "advance": _one_of(AdvanceRule),
    "cues": _one_of(Cues),
    "volume": _whole(0, 100),
    "talk": _one_of(TalkLevel),
    "captions": Rule("true or false", _true_or_false),
    "voice_engine": Rule("the name of a speech engine, at most 80 characters", _name),
    "voice": Rule("the name of a voice, at most 80 characters", _name),
    "words_per_minute": _whole(SLOWEST, FASTEST),
    "voice_level_db": _whole(-MOST_DB, MOST_DB),
    "flash": Rule("true or false", _true_or_false),
    "keep_awake": Rule("true or false", _true_or_false),
    "day_starts_at": Rule('a time of day like "04:00"', _time_of_day),
    "theme": Rule("the name of a theme, at most 80 characters", _name),
    "plain": Rule("true or false", _true_or_false),
}


def written(value: object) -> str | int | bool:
    """Return a setting as it is written in the file."""
    match value:
        case time():
            return f"{value:%H:%M}"
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case _:
            raise TypeError(f"no setting has the value {value!r}")
