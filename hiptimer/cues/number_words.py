"""Numbers and units as whole words: speech engines read "20s" and "1-3" as they like."""

import re
from typing import Final

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_MOST: Final = 999
"""What is longer stays as it is: no dose has such a number."""

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
"""A number or a range that stands alone, with its unit where it has one."""

_TIMES: Final = re.compile(r"(?<=\d)\s?[\u00d7x]\s?(?=\d)")

_APOSTROPHES: Final = str.maketrans("\u2018\u2019", "''")
"""Engines are given the straight one only."""


def in_words(number: int) -> str:
    """Return a whole number from 0 to 999: "zero", "twenty-one", "one hundred and five"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def counted(number: int, thing: str) -> str:
    """Return how many there are of a thing: "one second", "twenty seconds"."""
    spelt = in_words(number) if 0 <= number <= _MOST else str(number)
    return f"{spelt} {thing}{'' if number == 1 else 's'}"


def spelt_out(text: str) -> str:
    """Return a text with its numbers and usual units as words."""
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
