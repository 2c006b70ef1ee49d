"""Turns digit keys into pain ratings: `3` is three at once, `1` and `0` are ten.

It knows neither keys nor a clock: digits and the time are passed in, and the caller sends the
ratings it returns.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine.commands import Rate

TEN_WITHIN_SECONDS: Final = 1.5
"""How long a `0` after a `1` makes it ten."""

CONFIRMED_WITHIN_SECONDS: Final = 2.0
"""How long "enter" after a digit merely confirms it; many people type it after every number."""

LONG_AGO: Final = float("-inf")


class _One(Struct, frozen=True):
    """A `1` that may become ten: what it rates, since when, and whether it waits to be sent."""

    rating: Rate
    at: float
    held: bool


class DigitEntry:
    """Turns digits into ratings of a row (from 1; None is the last set)."""

    def __init__(self) -> None:
        self._one: _One | None = None
        self._entered = LONG_AGO

    def press(self, number: int, row: int | None, at: float, *, hold_one: bool) -> Rate | None:
        """Take a number that was typed, a digit or ten; return the rating to send now.

        With `hold_one`, a `1` is held back for `due`: if the rating ended the session, it could no
        longer be made ten.
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
        """The number that is held back, None if there is none."""
        return self._one.rating.pain if self._one and self._one.held else None

    @property
    def held_until(self) -> float | None:
        """When the `1` that is held back is due; None if there is none."""
        return self._one.at + TEN_WITHIN_SECONDS if self._one and self._one.held else None

    def due(self, at: float) -> Rate | None:
        """Return the `1` that was held back, once it can no longer become ten."""
        until = self.held_until
        return None if until is None or at < until else self.release()

    def release(self) -> Rate | None:
        """Return the `1` that is held back, since something else was pressed."""
        one, self._one = self._one, None
        return one.rating if one and one.held else None

    def forget(self) -> bool:
        """Drop the last digit; return whether it was held back, and so never sent."""
        self._entered = LONG_AGO
        return self.release() is not None

    def was_taken(self, at: float) -> None:
        """Remember that a number was just taken, so that "enter" still confirms it."""
        self._entered = at

    def confirms(self, at: float) -> bool:
        """Return whether "enter" just confirms the last digit; it does so once."""
        fresh = at - self._entered <= CONFIRMED_WITHIN_SECONDS
        self._entered = LONG_AGO
        return fresh
