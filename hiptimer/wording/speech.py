"""Written text as it is spoken: speech engines read "20s" and "1-3" as they like."""

import re
from typing import Final

from hiptimer.wording.numbers import in_words

_UNITS: Final = {
    "s": "second",
    "sec": "second",
    "min": "minute",
    "kg": "kilogram",
    "cm": "centimetre",
}

_NUMBER: Final = r"\d{1,3}(?:\.\d{1,2})?"
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,-])({_NUMBER})(?:\s?[-\u2013]\s?({_NUMBER}))?"
    r"(?:\s?(kg|cm|min|sec|s)\b)?(?![\w.,-]*\d|\w)"
)
"""A number or a range that stands alone, with its unit if it has one."""

_TIMES: Final = re.compile(r"(?<=\d)\s?[\u00d7x]\s?(?=\d)")

_APOSTROPHES: Final = str.maketrans("\u2018\u2019", "''")
"""Speech engines get only the straight one."""


def spelt_out(text: str) -> str:
    """Return a written text with its numbers and usual units in words."""
    straight = _TIMES.sub(" times ", text.translate(_APOSTROPHES))
    return _QUANTITY.sub(_spelt, straight)


def _spelt(found: re.Match[str]) -> str:
    first, last, unit = found.groups()
    said = " to ".join(_decimal(number) for number in (first, last) if number)
    if unit:
        said = f"{said} {_UNITS[unit]}{'' if (last or first) == '1' else 's'}"
    return said


def _decimal(number: str) -> str:
    whole, _, digits = number.partition(".")
    point = f" point {' '.join(in_words(int(digit)) for digit in digits)}" if digits else ""
    return f"{in_words(int(whole))}{point}"
