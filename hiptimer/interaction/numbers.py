"""Numbers: what a digit means, which set it is for, and one that may still become ten.

`3` is three at once, `1` and `0` are ten. In a wait a number is for the set at the cursor among
those that the wait asks about, otherwise for the last one. Nothing is sent here: digits, events and
times are passed in, and the controller sends the ratings that come back.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Rate, Unrate
from hiptimer.engine.events import CommandUndone, PhaseStarted, SetUndone
from hiptimer.interaction.questions import Asked

TEN_WITHIN_SECONDS: Final = 1.5
"""How long a `0` after a `1` makes it ten."""

CONFIRMED_WITHIN_SECONDS: Final = 2.0
"""How long "enter" after a digit merely confirms it; many people type it after every number."""

LONG_AGO: Final = float("-inf")


def rows_to_rate(engine: Engine) -> tuple[int, ...]:
    """Return the rows (from 1) that a wait asks about and that have no rating yet.

    They belong to the exercise and side just done or, after the last set, to the whole session.
    """
    ledger = engine.ledger
    missing = ledger.missing_ratings()
    if engine.at_last_wait or not ledger.last:
        return missing
    place = ledger.row(ledger.last).step.place
    return tuple(row for row in missing if ledger.row(row).step.place == place)


def next_to_rate(engine: Engine, at: int) -> int | None:
    """Return the next row to rate after `at`: `at` itself if unrated, a later one, or the first.

    None if every set has its rating.
    """
    missing = rows_to_rate(engine)
    return next((row for row in missing if row >= at), missing[0] if missing else None)


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
        """Return the `1` that is held back: it does not become ten any more."""
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


SHOWS_RATINGS: Final = (Phase.REST, Phase.WAITING)
"""The phases in which numbers are asked for, also while they are paused."""


class Numbers:
    """The numbers that a person types about the sets of `engine`.

    `rows` (from 1) are the sets that this wait asks about, rated or not; `cursor` is an index into
    them. `digits` turns digits into numbers.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rated: int | None = None
        self.digits = DigitEntry()
        self.rows: tuple[int, ...] = ()
        self.cursor = 0

    @property
    def row(self) -> int | None:
        """The set that a number is for; None means the last one."""
        if self._engine.phase is not Phase.WAITING:
            return None
        decision = self._engine.owed.decision
        if decision:
            return decision.row
        return self.rows[self.cursor] if self.rows else None

    @property
    def can_take_back(self) -> bool:
        """Whether there is a number to take back, sent or not."""
        typed = self.digits.held is not None
        return typed or self._engine.accepts(Unrate(self.row_to_take_back))

    @property
    def is_typed_ten(self) -> bool:
        """Whether Undo would take back a ten that was typed as `1` and `0`: it is one number."""
        return self._engine.replaces_rating(10, 1, within=TEN_WITHIN_SECONDS)

    def shown(self, asked: Asked | None, *, away: bool) -> int | None:
        """Return the set that the scale is about; None while no number is asked for.

        That is while something else is `asked`, or (`away`) while a gap has paused the session.
        """
        engine = self._engine
        absent = away and engine.phase is Phase.PAUSED
        if asked or absent or engine.over not in SHOWS_RATINGS:
            return None
        return (self.row or engine.ledger.last) if engine.accepts(Rate(0, self.row)) else None

    def press(self, number: int, at: float) -> Rate | None:
        """Take a number that was typed; return the rating to send; None if it may be ten."""
        return self.digits.press(number, self.row, at, hold_one=self._ends_the_session(at))

    def rated(self, rating: Rate) -> None:
        """Move to the next set without a number, since `rating` was sent."""
        self._rated = rating.row
        self._find_unrated()

    def return_to(self, row: int | None) -> None:
        """Move to the set whose number was taken back."""
        if row in self.rows:
            self.cursor = self.rows.index(row)

    def move(self, step: int) -> None:
        """Move the cursor by `step` sets, at most to the ends."""
        self.cursor = max(0, min(self.cursor + step, len(self.rows) - 1))

    def follow(self, event: PhaseStarted | SetUndone | CommandUndone) -> None:
        """Ask about the sets of the phase that has begun, first about the one just done.

        A set that was not done after all can't be rated any more.
        """
        if isinstance(event, CommandUndone):
            self.digits.forget()
            self._rated = None
            rows = self._rows_now()
        elif isinstance(event, SetUndone):
            rows = tuple(row for row in self.rows if row != event.row)
        else:
            rows = self._rows_of(event)
        if rows != self.rows:
            self.rows, self.cursor, self._rated = rows, max(0, len(rows) - 1), None
            self._find_unrated()

    @property
    def row_to_take_back(self) -> int | None:
        """The set that a number is for or, if it has none, the one rated last."""
        row, missing = self.row, self._engine.ledger.missing_ratings()
        if row and row != self._rated and row in missing and self._rated in self.rows:
            return self._rated
        return row

    def _rows_of(self, event: PhaseStarted) -> tuple[int, ...]:
        """Return the sets that a wait asks about, and the last one, rated or not."""
        return self._rows_now() if event.phase is Phase.WAITING else ()

    def _rows_now(self) -> tuple[int, ...]:
        engine = self._engine
        if engine.phase is not Phase.WAITING:
            return ()
        last = engine.ledger.last
        ratable = last and engine.ledger.row(last).ratable
        return tuple(sorted({*rows_to_rate(engine), *((last,) if ratable else ())}))

    def _find_unrated(self) -> None:
        at = self.rows[self.cursor] if self.rows else 0
        following = next_to_rate(self._engine, at)
        if following in self.rows:
            self.cursor = self.rows.index(following)

    def _ends_the_session(self, at: float) -> bool:
        """Return whether a number ends the session, with time left to wait for a second digit."""
        engine = self._engine
        if not engine.at_last_wait or len(engine.ledger.missing_ratings()) > 1:
            return False
        return (engine.remaining(at) or 0.0) > TEN_WITHIN_SECONDS
