"""Pain numbers in plain mode: which set a number is for, and ten typed as two keys."""

import math

from hiptimer.engine import Phase
from hiptimer.engine.asking import row_asked, rows_to_rate
from hiptimer.engine.commands import Rate, Unrate
from hiptimer.engine.events import Event, PainRated, PhaseStarted
from hiptimer.plain.keys import TEN
from hiptimer.runner.digit_entry import DigitEntry
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.wording.guidance import NOT_RATED_YET, capital, step_name


class Ratings:
    """Sends numbers to `runner`: about the last set or, at a wait, about each that has none."""

    def __init__(self, runner: SessionRunner) -> None:
        self._runner = runner
        self._engine = runner.engine
        self._digits = DigitEntry()
        self._at: int | None = None
        self._rated: int | None = None

    def hear(self, event: Event) -> None:
        """Remember which set was rated last: it is the one that is taken back, or corrected."""
        match event:
            case PainRated(row=row, pain=pain):
                self._at, self._rated = row, row if pain is not None else None
            case PhaseStarted():
                self._at = None
            case _:
                return

    def asked(self) -> list[str]:
        """Ask at a wait for what is not rated yet; nothing where a choice comes first."""
        rows, row = rows_to_rate(self._engine), self.row
        if not rows or not row or self._engine.owed.decision:
            return []
        names = "; ".join(map(self._name, rows))
        return [f"{capital(NOT_RATED_YET)}: {names}. A number is for {self._name(row)}."]

    @property
    def row(self) -> int | None:
        """The row (from 1) that a number is for; None stands for the last set."""
        return row_asked(self._engine, self._at)

    @property
    def asks_several(self) -> bool:
        """Whether a wait asks about more than one set."""
        return self._engine.phase is Phase.WAITING and len(rows_to_rate(self._engine)) > 1

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

    def _name(self, row: int) -> str:
        step = self._engine.ledger.row(row).step
        name = step_name(step).lower()
        if not self._engine.at_last_wait:
            return name
        return f"{self._engine.plan.exercise(step.entry).name}, {name}"
