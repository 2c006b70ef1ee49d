"""What one call of the engine works on: the plan, the state, and the events so far.

It begins phases and answers what lies ahead. Where to go next is decided in `hiptimer.engine.walk`;
sets begin and end in `hiptimer.engine.sets`.
"""

from typing import Final

from msgspec.structs import replace

from hiptimer.engine.events import Adjusted, Event, PhaseStarted, Resumed, SetRested
from hiptimer.engine.plan import Phase, Plan, Step
from hiptimer.engine.state import SECOND, Key, State, Timer, seconds
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Cause, Choice

LONGEST_COUNTED_WAIT: Final = 180 * SECOND
"""Waiting counts as rest for three minutes; after that it is a pause."""

WORK: Final = frozenset({Phase.HOLD, Phase.REPS})
"""The phases in which a set is done."""


class Course:
    """A plan, the state it has reached, and the events to report."""

    def __init__(self, plan: Plan, state: State) -> None:
        self.plan = plan
        self.state = state
        self.events: list[Event] = []

    # What lies ahead

    def next_planned(self) -> Step | None:
        """Return the next planned set that has not been passed, None after the last."""
        passed = self.state.ledger.passed
        return self.plan.sets[passed] if passed < len(self.plan.sets) else None

    def upcoming(self) -> Step | None:
        """Return the set in progress or next, repeats included; None after the last."""
        if self.state.run:
            return self.state.run.step
        return self.state.ledger.repeating or self.next_planned()

    def at_hand(self) -> Step:
        """Return the set in progress or next or, after the last, the last one."""
        return self.upcoming() or self.plan.sets[-1]

    def changes(self) -> bool:
        """Return whether the current set has another exercise or side than the one in place."""
        return self.at_hand().place != self.state.place

    def preparation(self) -> Step | None:
        """Return the preparation for the next set, None if the person is in place for it.

        A repeated set needs none, unless the session has only just been resumed.
        """
        state = self.state
        in_place = not self.changes() or (state.ledger.repeating and state.place)
        return None if in_place else self.plan.prepare_for(self.at_hand())

    def key_ahead(self) -> bool:
        """Return whether the way to the next set waits for a key."""
        if self.state.key is not Key.NOT_GIVEN or self.upcoming() is None:
            return False
        rule = self.plan.rules.advance
        return rule is AdvanceRule.KEY or (rule is AdvanceRule.EXERCISE and self.changes())

    def owes_answer(self) -> bool:
        """Return whether a rating or a decision is owed before the next set."""
        ledger = self.state.ledger
        return ledger.rating_owed(self.plan) or ledger.decision(self.plan) is not None

    # Phases

    def enter(
        self, phase: Phase, step: Step | None, timer: Timer, at: int, *, resumed: bool = False
    ) -> None:
        """Begin a phase at `at`, and complete what the phase before leaves open."""
        state = self.state
        self._count_rest(at)
        if phase in WORK or phase in (Phase.PREPARE, Phase.COUNT_IN):
            state.place = step.place if step else None
            state.key = Key.NOT_GIVEN
            self._end_rest(at)
        if not resumed and phase is not Phase.PAUSED:
            state.extended = 0
        state.phase, state.step, state.timer = phase, step, timer
        left = timer.left(at)
        length = None if left is None else seconds(left)
        self.events.append(
            PhaseStarted(at=seconds(at), phase=phase, step=step, seconds=length, resumed=resumed)
        )

    def _count_rest(self, at: int) -> None:
        resting = self.state.resting
        if resting is None:
            return
        passed = at - self.state.timer.started
        if self.state.phase is Phase.REST:
            self.state.resting = replace(resting, rested=resting.rested + passed)
        elif self.state.phase is Phase.WAITING:
            counted = min(passed, LONGEST_COUNTED_WAIT - resting.waited)
            self.state.resting = replace(
                resting, rested=resting.rested + counted, waited=resting.waited + counted
            )

    def _end_rest(self, at: int) -> None:
        resting, self.state.resting = self.state.resting, None
        if resting:
            rested = seconds(resting.rested)
            self.events.append(SetRested(at=seconds(at), row=resting.row, seconds=rested))

    def end_pause(self, at: int) -> None:
        """Record how long the pause took, if there is one."""
        state = self.state
        if state.pause is None:
            return
        passed = at - state.pause.since
        state.pause = None
        if state.run:
            state.run = replace(state.run, paused=state.run.paused + passed)
        self.events.append(Resumed(at=seconds(at), seconds=seconds(passed)))

    def adjust(
        self,
        choice: Choice,
        cause: Cause,
        at: int,
        *,
        row: int | None = None,
        step: Step | None = None,
        pain: int | None = None,
        length: float | None = None,
        target: int | None = None,
    ) -> None:
        """Report a departure from the plan, about the last set or the one in `row`."""
        self.events.append(
            Adjusted(
                at=seconds(at),
                row=len(self.state.ledger.rows) if row is None else row,
                choice=choice,
                cause=cause,
                step=step,
                pain=pain,
                seconds=length,
                target=target,
            )
        )
