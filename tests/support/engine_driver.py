"""Drives an engine in a test: commands, and time that passes when the test says so."""

import copy
from collections.abc import Callable
from typing import Self

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Start
from hiptimer.engine.events import CommandUndone, Event
from hiptimer.engine.ledger import Ledger, LedgerRow
from tests.support.engine_transcript import transcript

LONGEST = 1_000
"""No walk of a test has more events than this; one that does goes round in circles."""


def happened(before: list[Event], events: list[Event]) -> list[Event]:
    """Return what has happened in the end: an undo takes events away and puts others there."""
    found = list(before)
    for event in events:
        if isinstance(event, CommandUndone):
            del found[max(0, len(found) - event.retracted) :]
            found += event.instead
        else:
            found.append(event)
    return found


class Drive:
    """An engine and the time that it was last given; `events` has every event so far."""

    def __init__(self, plan: Plan, ledger: Ledger | None = None, *, at: float = 0.0) -> None:
        self.engine = Engine(plan, ledger)
        self.at = at
        self.events: list[Event] = []

    def start(self) -> Self:
        """Send Start."""
        self.send(Start())
        return self

    def send(self, command: Command, *, after: float = 0.0) -> str:
        """Send `command` after `after` seconds; return the transcript of what happened."""
        self.at += after
        return self._collect(self.engine.send(command, self.at))

    def wait(self, seconds: float) -> str:
        """Let time pass."""
        self.at += seconds
        return self._collect(self.engine.advance(self.at))

    def reach(self, phase: Phase, *, number: int | None = None) -> Self:
        """Let time pass until `phase` begins, where asked for the set of that number."""

        def reached() -> bool:
            position = self.engine.position
            is_it = number is None or (position is not None and position.number == number)
            return self.engine.phase is phase and is_it

        self._pass_until(reached)
        return self

    def finish(self) -> Self:
        """Let time pass until the session is over."""
        return self.reach(Phase.FINISHED)

    def _pass_until(self, reached: Callable[[], bool]) -> None:
        for _ in range(LONGEST):
            if reached():
                return
            due = self.engine.wake_at
            assert due is not None, f"stands still in {self.engine.phase}"
            self.at = due
            self._collect(self.engine.advance(due))
        raise AssertionError(f"goes round in circles in {self.engine.phase}")

    def _collect(self, events: list[Event]) -> str:
        self.events = happened(self.events, events)
        return transcript(events)

    @property
    def phase(self) -> Phase:
        return self.engine.phase

    @property
    def last_row(self) -> LedgerRow:
        """The last recorded set."""
        return self.engine.ledger.rows[-1]

    def everything(self) -> str:
        """Write down all that the engine remembers, to see whether it changes."""
        return repr(vars(self.engine))

    def fork(self) -> "Drive":
        """Make another that has come as far as this one, to try something out."""
        other = Drive(self.engine.plan, at=self.at)
        vars(other.engine)["_state"] = copy.copy(vars(self.engine)["_state"])
        return other
