"""Makes pain ratings out of digit keys: `3` is three at once, `1` and `0` are ten.

It knows neither keys nor a clock: digits and the time are passed in. What it gives back is for the
caller to send.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine.commands import Rate

TEN_WITHIN_SECONDS: Final = 1.5
"""So long a `0` after a `1` makes it ten."""

CONFIRMED_WITHIN_SECONDS: Final = 2.0
"""So long after a digit "enter" is its confirmation, for many people type it with every number."""

LONG_AGO: Final = float("-inf")


class _One(Struct, frozen=True):
    """A `1` that may become ten: what it rates, since when, and whether it waits to be sent."""

    rating: Rate
    at: float
    held: bool


class DigitEntry:
    """Turns digits into ratings of a row (from 1; None stands for the last set)."""

    def __init__(self) -> None:
        self._one: _One | None = None
        self._entered = LONG_AGO

    def press(self, number: int, row: int | None, at: float, *, hold_one: bool) -> Rate | None:
        """Take a number that was typed, a digit or ten; give the rating to send now.

        A `1` is held back where asked: where a rating ends the session it could not be made ten
        any more. `due` gives it later.
        """
        one, self._one = self._one, None
        self._entered = at
        if number == 0 and one and at - one.at < TEN_WITHIN_SECONDS:
            return replace(one.rating, pain=10)
        rating = Rate(number, row)
        if number != 1:
            return rating
        self._one = _One(rating, at, held=hold_one)
        return None if hold_one else rating

    @property
    def held(self) -> int | None:
        """The number that is held back, None where there is none."""
        return self._one.rating.pain if self._one and self._one.held else None

    @property
    def held_until(self) -> float | None:
        """When the `1` that is held back is due; None where there is none."""
        return self._one.at + TEN_WITHIN_SECONDS if self._one and self._one.held else None

    def due(self, at: float) -> Rate | None:
        """Give the `1` that was held back, once it can't become ten any more."""
        until = self.held_until
        return None if until is None or at < until else self.release()

    def release(self) -> Rate | None:
        """Give the `1` that is held back, for something else was pressed."""
        one, self._one = self._one, None
        return one.rating if one and one.held else None

    def forget(self) -> bool:
        """Drop the last digit; tell whether it was held back, and so never sent."""
        self._entered = LONG_AGO
        return self.release() is not None

    def was_taken(self, at: float) -> None:
        """Remember that a number was just taken, for "enter" is then still its confirmation."""
        self._entered = at

    def confirms(self, at: float) -> bool:
        """Whether "enter" just confirms the last digit; it does so once."""
        fresh = at - self._entered <= CONFIRMED_WITHIN_SECONDS
        self._entered = LONG_AGO
        return fresh
