"""Lengths of time: "20 s", "3 min 20 s", "16 min"; spoken, "twenty seconds"."""

from hiptimer.model.seconds import tenths
from hiptimer.wording.numbers import spelt_count

_MINUTE = 60
_HOUR = 3600


def seconds_words(seconds: float) -> str:
    """Return seconds with their unit, cut to tenths: "20 s", "14.5 s"."""
    return f"{seconds_number(seconds)} s"


def seconds_number(seconds: float) -> str:
    """Return seconds without their unit, cut to tenths: "20", "14.5"."""
    return f"{tenths(seconds):.1f}".removesuffix(".0")


def spelt_seconds(seconds: float) -> str:
    """Return seconds as they are spoken, at least one: "twenty seconds"."""
    return spelt_count(max(1, round(seconds)), "second")


def minutes_words(seconds: float) -> str:
    """Return a length in whole minutes, at least one: "16 min"."""
    return f"{_minutes(seconds)} min"


def spelt_minutes(seconds: float) -> str:
    """Return a length as it is spoken, in whole minutes and at least one: "sixteen minutes"."""
    return spelt_count(_minutes(seconds), "minute")


def length_words(seconds: float | None) -> str:
    """Return a length to the second, cut: "8 s", "3 min 20 s"; the shortest is "a moment"."""
    whole = int(seconds or 0)
    if whole < 1:
        return "a moment"
    minutes, rest = divmod(whole, _MINUTE)
    return " ".join(filter(None, (f"{minutes} min" * bool(minutes), f"{rest} s" * bool(rest))))


def rough_length(seconds: float) -> str:
    """Return a sum of lengths in one unit: "none", "90 s", "16 min", "2.5 h"."""
    if not seconds:
        return "none"
    if seconds < 2 * _MINUTE:
        return f"{round(seconds)} s"
    if seconds < 2 * _HOUR:
        return f"{round(seconds / _MINUTE)} min"
    return f"{seconds / _HOUR:,.1f} h"


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / _MINUTE))
