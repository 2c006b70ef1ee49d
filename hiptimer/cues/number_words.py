"""Numbers and units as whole words, for speech engines read "20s" and "1-3" as they like."""

import re
from typing import Final

_SMALL: Final = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
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

_MEASURE: Final = re.compile(r"\b(\d{1,3})\s?(kg|cm|min|sec|s)\b")
_ALONE: Final = r"(?<![\w.,-]){}(?![\w.,-]*\d|\w)"
_RANGE: Final = re.compile(_ALONE.format(r"(\d{1,3})[-\u2013](\d{1,3})"))
_NUMBER: Final = re.compile(_ALONE.format(r"\d{1,3}"))


def in_words(number: int) -> str:
    """Spell a whole number from 0 to 999: "nought", "twenty-one", "one hundred and five"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def counted(number: int, thing: str) -> str:
    """Say how many there are of a thing: "one second", "twenty seconds"."""
    spelt = in_words(number) if 0 <= number <= _MOST else str(number)
    return f"{spelt} {thing}{'' if number == 1 else 's'}"


def spelt_out(text: str) -> str:
    """Spell the numbers and the usual units of a text that somebody wrote."""
    measured = _MEASURE.sub(lambda found: counted(int(found[1]), _UNITS[found[2]]), text)
    ranged = _RANGE.sub(lambda found: f"{found[1]} to {found[2]}", measured)
    return _NUMBER.sub(lambda found: in_words(int(found[0])), ranged)
