"""Pain numbers in plain mode: which set a number is for, and ten typed as two keys."""

import math

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate, Unrate
from hiptimer.engine.events import Event, PainRated
from hiptimer.plain.keys import TEN
from hiptimer.plain.wording import set_name
from hiptimer.runner.digit_entry import DigitEntry
from hiptimer.runner.session_runner import SessionRunner


class Ratings:
    """Sends numbers to `runner`: about the last set or, at a wait, about each that has none."""

    def __init__(self, runner: SessionRunner) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._digits = DigitEntry()
        self._rated: int | None = None

    def hear(self, event: Event) -> None:
        """Remember which set was rated last, for it is the one that is taken back."""
        if isinstance(event, PainRated):
            self._rated = event.row if event.pain is not None else None

    def asked(self) -> list[str]:
        """Ask at a wait for what is not rated yet; nothing where all is."""
        rows = self._missing()
        if not rows or self._engine.phase is not Phase.WAITING:
            return []
        names = [self._name(row) for row in rows]
        return [f"Not rated yet: {'; '.join(names)}. A number is for {names[0]}."]

    @property
    def row(self) -> int | None:
        """The row (from 1) that a number is for; None stands for the last set."""
        rows = self._missing()
        return rows[0] if rows and self._engine.phase is Phase.WAITING else None

    @property
    def asks_several(self) -> bool:
        """Whether a wait asks about more than one set."""
        return self._engine.phase is Phase.WAITING and len(self._missing()) > 1

    def take(self, number: int, word: str, at: float, *, single_key: bool) -> bool:
        """Rate by a number that came as `word`; False where there is nothing to rate."""
        row = self.row
        if single_key and word != TEN:
            waits = self._engine.phase is Phase.WAITING
            rate = self._digits.press(number, row, at, hold_one=waits)
            return rate is None or self._runner.send(rate)
        self._digits.forget()
        return self._runner.send(Rate(number, row))

    def take_back(self) -> bool:
        """Take the last number back; False where there is none."""
        if self._digits.forget():
            return True
        waits = self._engine.phase is Phase.WAITING
        return self._runner.send(Unrate(self._rated if waits else None))

    def drop_typed(self) -> None:
        """Drop what was typed and not sent, and confirm it no more: something is pointed to now."""
        self._digits.forget()

    def was_taken(self, at: float) -> None:
        """Remember that an answer was taken just now; "enter" is then still its confirmation."""
        self._digits.was_taken(at)

    def confirms(self, at: float) -> bool:
        """Whether "enter" only confirms the number typed just before it."""
        return self._digits.confirms(at)

    def release(self) -> None:
        """Send a number that waits to become ten, for another key was pressed."""
        self._send(self._digits.release())

    def send_due(self, at: float) -> None:
        """Send a number that waited to become ten, and can't any more."""
        self._send(self._digits.due(at))

    def due_in(self, at: float) -> float:
        """Seconds until `send_due` has something to do."""
        until = self._digits.held_until
        return math.inf if until is None else max(0.0, until - at)

    def _send(self, rate: Rate | None) -> None:
        if rate:
            self._runner.send(rate)

    def _missing(self) -> tuple[int, ...]:
        """List what is unrated of the exercise and side just done; at the end of everything."""
        ledger = self._engine.ledger
        missing = ledger.missing_ratings()
        if self._engine.at_last_wait or not ledger.last:
            return missing
        place = ledger.row(ledger.last).step.place
        return tuple(row for row in missing if ledger.row(row).step.place == place)

    def _name(self, row: int) -> str:
        step = self._engine.ledger.row(row).step
        name = set_name(step).lower()
        if not self._engine.at_last_wait:
            return name
        return f"{self._engine.plan.exercise(step.entry).name}, {name}"
