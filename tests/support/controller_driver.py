"""Presses keys on a session in a test: a controller, and time that passes when the test says so."""

from collections.abc import Callable
from typing import Self

from msgspec.structs import replace

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Rate, Start
from hiptimer.engine.events import Event
from hiptimer.engine.ledger import Ledger, LedgerRow
from hiptimer.interaction.controller import SessionController
from hiptimer.interaction.view import NOTHING, Change, End, Highlighted, Outcome, View
from hiptimer.model.choices import AdvanceRule, RatingRule
from tests.support.engine_driver import LONGEST
from tests.support.engine_transcript import transcript
from tests.support.plans import EACH, GUIDE, HOLD, plan_for

HOVER = replace(HOLD, side=EACH, sets=3, guide=GUIDE)
BRIDGE = replace(HOLD, id="bridge", name="Bridge", sets=3)


class Pressing:
    """A controller and the time that it was last given.

    `events` and `changes` are all that came so far, `outcome` is what came of the last press. Time
    passes as a host lets it pass: the controller is advanced whenever it has something to do.
    """

    def __init__(self, plan: Plan, ledger: Ledger | None = None, *, at: float = 0.0) -> None:
        self.engine = Engine(plan, ledger)
        self.controller = SessionController(self.engine)
        self.at = at
        self.events: list[Event] = []
        self.changes: list[Change] = []
        self.outcome = NOTHING

    def start(self) -> Self:
        """Send Start."""
        self.send(Start())
        return self

    def send(self, command: Command) -> Outcome:
        """Send a command of the host's own now."""
        return self._take(self.controller.send(command, self.at))

    def press(self, *keys: str, after: float = 1.0) -> str:
        """Press keys, each of them `after` seconds later; return the transcript of all of it."""
        before = len(self.events)
        for key in keys:
            self.wait(after)
            self._take(self.controller.press(key, self.at))
        return transcript(self.events[before:])

    def number(self, pain: int, *, after: float = 1.0) -> Outcome:
        """Give a whole number after `after` seconds."""
        self.wait(after)
        return self._take(self.controller.number(pain, self.at))

    def hold_down(self, key: str, seconds: float) -> None:
        """Press a key now and keep it down; its repeats come 25 times a second."""
        self.press(key, after=0)
        for _ in range(round(seconds * 25)):
            self.wait(0.04)
            self.controller.hold(key, self.at)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.until(self.at + seconds)

    def until(self, at: float) -> None:
        """Let time pass up to `at`. A session that was left is not followed any more."""
        for _ in range(LONGEST):
            due = self.controller.wake_at
            if self.end or due is None or due > at:
                break
            self._advance(max(due, self.at))
        else:
            raise AssertionError(f"goes round in circles in {self.phase}")
        self._advance(at)

    def reach(self, phase: Phase, *, after: float = 0.0) -> Self:
        """Let time pass until `phase` begins, and then `after` seconds more."""
        self._pass_until(lambda: self.phase is phase)
        self.wait(after)
        return self

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep, so that the host notices a gap."""
        since, self.at = self.at, self.at + seconds
        self._take(self.controller.interrupt(since, self.at))

    def _pass_until(self, reached: Callable[[], bool]) -> None:
        for _ in range(LONGEST):
            if reached():
                return
            due = self.controller.wake_at
            assert due is not None, f"stands still in {self.phase}"
            self._advance(max(due, self.at))
        raise AssertionError(f"goes round in circles in {self.phase}")

    def _advance(self, at: float) -> None:
        self.at = at
        if not self.end:
            self._collect(self.controller.advance(at))

    def _take(self, outcome: Outcome) -> Outcome:
        self.outcome = outcome
        return self._collect(outcome)

    def _collect(self, outcome: Outcome) -> Outcome:
        self.events += outcome.events
        self.changes += outcome.changes
        return outcome

    # What there is to see

    @property
    def view(self) -> View:
        return self.controller.view

    @property
    def end(self) -> End | None:
        """How the session was left; None while it goes on."""
        return self.controller.end

    @property
    def phase(self) -> Phase:
        return self.engine.phase

    @property
    def where(self) -> str:
        """Return the phase, and the set that it is about: "hold left 1"."""
        step = self.engine.position
        return f"{self.phase} {step.side} {step.number}" if step else str(self.phase)

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        """The sets so far."""
        return self.engine.ledger.rows

    @property
    def pains(self) -> list[int | None]:
        """The ratings of all sets so far."""
        return [row.pain for row in self.rows]

    def engine_state(self) -> str:
        """Write down all that the engine remembers, to see whether it changes."""
        return repr(vars(self.engine))

    @property
    def highlighted(self) -> str:
        """The letter of the option that is highlighted."""
        return self.view.options[self.view.choice].letter

    def stepped_to(self, changes: int = 0) -> list[int]:
        """Return the numbers that were highlighted, one after another, since so many changes."""
        answers = (each.answer for each in self.changes[changes:] if isinstance(each, Highlighted))
        return [answer.pain for answer in answers if isinstance(answer, Rate)]

    def step(self, times: int = 1, *, apart: float = 0.5) -> list[int]:
        """Press page up; return the number that is highlighted after each press."""
        before = len(self.changes)
        self.press(*["pageup"] * times, after=apart)
        return self.stepped_to(before)


def short_session(exercises: int = 2, *, rating: RatingRule = RatingRule.CARRY_ON) -> Pressing:
    """Start three holds on each side, and three with both legs: 20 s of hold, 20 s of rest."""
    both = (HOVER, BRIDGE)[:exercises]
    return Pressing(plan_for(*both, rating=rating, advance=AdvanceRule.EXERCISE)).start()


def at_the_last_wait() -> Pressing:
    """Come to the last wait of three holds on each side, of which none is rated."""
    pressing = short_session(1).reach(Phase.WAITING)
    pressing.press("pagedown", after=2)
    return pressing.reach(Phase.WAITING, after=1)
