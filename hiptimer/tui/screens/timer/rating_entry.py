"""Which set a number is for, and a number that is not complete yet.

In a wait that is the set at the cursor among those that are not rated, otherwise the last one.
"""

from hiptimer.engine import Phase
from hiptimer.engine.asking import next_to_rate
from hiptimer.engine.commands import Rate, Unrate
from hiptimer.runner.digit_entry import TEN_WITHIN_SECONDS, DigitEntry
from hiptimer.runner.session_runner import SessionRunner


class RatingEntry:
    """Rates the sets of the session that `runner` runs. `cursor` is an index into `rows`."""

    def __init__(self, runner: SessionRunner) -> None:
        self._runner = runner
        self._digits = DigitEntry()
        self._given: int | None = None
        self.rows: tuple[int, ...] = ()
        self.cursor = 0

    def ask_for(self, rows: tuple[int, ...]) -> None:
        """Ask for these rows (from 1), beginning with the set that has just ended."""
        if rows != self.rows:
            self.rows, self.cursor, self._given = rows, max(0, len(rows) - 1), None
            self._find_unrated()

    @property
    def row(self) -> int | None:
        """The row that a number is for; None means the last set."""
        engine = self._runner.engine
        if engine.phase is not Phase.WAITING:
            return None
        decision = engine.owed.decision
        if decision:
            return decision.row
        return self.rows[self.cursor] if self.rows else None

    @property
    def accepts(self) -> bool:
        """Whether there is a set to rate."""
        return self._runner.engine.accepts(Rate(0, self.row))

    @property
    def typed(self) -> int | None:
        """A number that is not sent yet; None if there is none."""
        return self._digits.held

    @property
    def typed_until(self) -> float | None:
        """When that number will be sent, in the runner's seconds."""
        return self._digits.held_until

    def press(self, number: int) -> None:
        """Take a typed number."""
        row, hold = self.row, self._is_the_last_one()
        self.rate(self._digits.press(number, row, self._runner.now, hold_one=hold))

    def rate(self, rating: Rate | None) -> None:
        """Send a rating, and move to the next set that has none."""
        if rating and self._runner.send(rating):
            self._given = rating.row
            self._find_unrated()

    def send_due(self) -> None:
        """Send a number that was held back, if it is due."""
        self.rate(self._digits.due(self._runner.now))

    def confirmed(self) -> bool:
        """Return whether "enter" only confirms the number before it; send a number held back."""
        fresh = self._digits.confirms(self._runner.now)
        self.rate(self._digits.release())
        return fresh

    def take_back(self) -> None:
        """Remove the number of this set or, if it has none, the last one given."""
        if self._digits.forget():
            return
        row = self.row
        if row and row != self._given and not self._is_rated(row) and self._given in self.rows:
            row = self._given
        self.ask_again(row)

    def ask_again(self, row: int | None) -> None:
        """Remove the number of `row` (None: of the last set), and ask for it again."""
        if self._runner.send(Unrate(row)) and row in self.rows:
            self.cursor = self.rows.index(row)

    def drop_typed(self) -> None:
        """Drop a number that was typed and not sent, because something is highlighted now."""
        self._digits.forget()

    def was_taken(self) -> None:
        """Remember that an answer was just taken, so that "enter" still only confirms it."""
        self._digits.was_taken(self._runner.now)

    def move(self, step: int) -> None:
        """Move the cursor by `step` sets, at most to the ends."""
        self.rate(self._digits.release())
        self.cursor = max(0, min(self.cursor + step, len(self.rows) - 1))

    def _find_unrated(self) -> None:
        at = self.rows[self.cursor] if self.rows else 0
        following = next_to_rate(self._runner.engine, at)
        if following in self.rows:
            self.cursor = self.rows.index(following)

    def _is_rated(self, row: int) -> bool:
        ledger = self._runner.engine.ledger
        return row not in ledger.missing_ratings()

    def _is_the_last_one(self) -> bool:
        """Return whether a number ends the session, with time left to wait for a second digit."""
        engine = self._runner.engine
        if not engine.at_last_wait or len(engine.ledger.missing_ratings()) > 1:
            return False
        return (engine.remaining(self._runner.now) or 0.0) > TEN_WITHIN_SECONDS
