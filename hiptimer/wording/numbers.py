"""Numbers and counts, in digits and in words: "1 set", "three of five"."""

from typing import Final

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_HIGHEST_SPELT: Final = 999
"""A longer number stays in digits: no dose has one."""


def counted(number: int, thing: str) -> str:
    """Return how many there are of a thing: "1 session", "1,200 sessions"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def spelt_count(number: int, thing: str) -> str:
    """Return how many there are of a thing, in words: "one second", "twenty seconds"."""
    spelt = in_words(number) if 0 <= number <= _HIGHEST_SPELT else str(number)
    return f"{spelt} {thing}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """Spell a whole number from 0 to 999: "zero", "twenty-one", "one hundred and five"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


def whole_number(least: int | str, most: int) -> str:
    """Return which numbers are allowed; `least` may be the name of another value."""
    return f"a whole number from {least} to {most:,}"
