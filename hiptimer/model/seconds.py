"""Lengths of time: as they are recorded, and as people write them."""

import math
import re
from typing import Final

_CLOCK: Final = r"(\d{1,3}):([0-5]\d)"
"""Minutes and seconds."""

_WITH_UNITS: Final = (
    r"(?:(\d{1,3})\s*(?:m|mins?|minutes?))?\s*"
    r"(?:(\d{1,6})(?:[.,](\d{1,3}))?\s*(?:s|secs?|seconds?))?"
)
"""Minutes, and seconds that may have a fraction: either can be left out."""


def typed_seconds(text: str) -> float | None:
    """Return the seconds in a length of time as people write it; None for anything else.

    "1:30", "90 s", "90 sec", "1 min 30 s" and "2 min" are understood. Seconds without a unit are a
    plain number, which this function leaves to its caller.
    """
    text = text.strip()
    if clock := re.fullmatch(_CLOCK, text):
        return int(clock[1]) * 60 + int(clock[2])
    found = re.fullmatch(_WITH_UNITS, text, re.IGNORECASE)
    if not text or found is None:
        return None
    minutes, seconds, fraction = found.groups(default="0")
    whole = int(minutes) * 60 + int(seconds)
    return whole + float(f"0.{fraction}") if int(fraction) else whole


def tenths(seconds: float) -> float:
    """Return `seconds` cut to tenths, never more than was done.

    A millionth is added first, for values that floats can't represent.
    """
    return math.floor(seconds * 10 + 1e-6) / 10
