"""Where a session goes: phases and sets begin and end here, at a moment that is passed in.

`Course` is what one call of the engine works on: the plan, the state it has reached, and the events
so far. `until` advances it to a time, `settle` moves on if an answer leaves nothing to wait for.
"""

from typing import Final

from msgspec.structs import replace

from hiptimer.engine.events import (
    Adjusted,
    Countdown,
    Event,
    HalfReached,
    PhaseStarted,
    RatingOpened,
    Resumed,
    SessionFinished,
    SetFinished,
    SetRested,
)
from hiptimer.engine.ledger import LedgerRow
from hiptimer.engine.plan import Phase, Plan, Step
from hiptimer.engine.state import (
    SECOND,
    AdvanceKey,
    RestState,
    SetInProgress,
    State,
    Timer,
    nanoseconds,
    seconds,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Cause, Choice, SessionOutcome, SetOutcome, StopReason

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

    def current_step(self) -> Step:
        """Return the set in progress or next or, after the last, the last one."""
        return self.upcoming() or self.plan.sets[-1]

    def changes(self) -> bool:
        """Return whether the current set has another exercise or side than the one in place."""
        return self.current_step().place != self.state.place

    def preparation(self) -> Step | None:
        """Return the preparation for the next set, None if the person is in place for it.

        A repeated set needs none, unless the session has only just been resumed.
        """
        state = self.state
        in_place = not self.changes() or (state.ledger.repeating and state.place)
        return None if in_place else self.plan.prepare_for(self.current_step())

    def key_ahead(self) -> bool:
        """Return whether the way to the next set waits for a key."""
        if self.state.key is not AdvanceKey.NOT_GIVEN or self.upcoming() is None:
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
        after_key = phase is Phase.PREPARE and state.key is AdvanceKey.PRESSED
        self._count_rest(at)
        if phase in WORK or phase in (Phase.PREPARE, Phase.COUNT_IN):
            state.place = step.place if step else None
            state.key = AdvanceKey.NOT_GIVEN
            self._end_rest(at)
        if not resumed and phase is not Phase.PAUSED:
            state.extended = 0
        state.phase, state.step, state.timer = phase, step, timer
        left = timer.left(at)
        length = None if left is None else seconds(left)
        self.events.append(
            PhaseStarted(
                at=seconds(at),
                phase=phase,
                step=step,
                seconds=length,
                resumed=resumed,
                after_key=after_key,
            )
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


LEAST_WORKED: Final = SECOND // 10
"""Less is not recorded: a set skipped earlier counts as passed over, with nothing to rate."""


def begin_set(course: Course, step: Step, at: int) -> None:
    """Begin the set of `step`, or resume it if it was paused."""
    state = course.state
    run = state.run or _new_run(course, step, at)
    state.run = run
    if run.timer:
        left = None if run.length is None else run.length - run.worked
        timer = run.timer.moved(at, left)
    else:
        timer = Timer.lasting(run.length, at, with_half=step.phase is Phase.HOLD)
    course.enter(step.phase, step, timer, at, resumed=run.timer is not None)


def _new_run(course: Course, step: Step, at: int) -> SetInProgress:
    target = course.state.ledger.target(course.plan, step)
    pace = course.plan.exercise(step.entry).seconds_per_rep
    length: int | None
    if step.phase is Phase.HOLD:
        length = target * SECOND
    else:
        length = None if pace is None else nanoseconds(pace) * target
    repeat = course.state.ledger.repeating is not None
    return SetInProgress(step, started=at, target=target, length=length, repeat=repeat)


def end_set(
    course: Course, run: SetInProgress, outcome: SetOutcome, at: int, *, ask: bool = True
) -> None:
    """Record the set in progress as ended at `at`, and `ask` for its rating if it owes one."""
    state = course.state
    worked = run.worked + (at - state.timer.started if state.phase in WORK else 0)
    state.run = None
    attempted = outcome is not SetOutcome.SKIPPED or worked >= LEAST_WORKED
    _write(course, run, outcome, worked, at, attempted=attempted)
    if ask and outcome is not SetOutcome.SKIPPED:
        course.events.append(RatingOpened(at=seconds(at), row=len(state.ledger.rows)))


def pass_over(course: Course, step: Step, at: int) -> None:
    """Record a planned set that is left out as skipped, with nothing done."""
    target = course.state.ledger.target(course.plan, step)
    run = SetInProgress(step, at, target, length=None, repeat=False)
    _write(course, run, SetOutcome.SKIPPED, 0, at, attempted=False)


def _write(
    course: Course,
    run: SetInProgress,
    outcome: SetOutcome,
    worked: int,
    at: int,
    *,
    attempted: bool,
) -> None:
    state = course.state
    row = LedgerRow(step=run.step, outcome=outcome, repeat=run.repeat, attempted=attempted)
    state.ledger = state.ledger.add(row)
    course.events.append(
        SetFinished(
            at=seconds(at),
            row=len(state.ledger.rows),
            step=run.step,
            outcome=outcome,
            started_at=seconds(run.started),
            target=run.target,
            worked_seconds=seconds(worked),
            done_reps=_done_reps(course, run, outcome, worked),
            paused_seconds=seconds(run.paused),
            repeat=run.repeat,
        )
    )


def _done_reps(course: Course, run: SetInProgress, outcome: SetOutcome, worked: int) -> int | None:
    pace = course.plan.exercise(run.step.entry).seconds_per_rep
    if run.step.phase is Phase.HOLD:
        return None
    if outcome is SetOutcome.DONE:
        return run.target
    if not worked:
        return 0
    return None if pace is None else min(run.target, worked // nanoseconds(pace))


COUNT_IN: Final = 3 * SECOND
"""Long enough to hear three counts, and to be still again."""

PREPARE_AFTER_KEY_SECONDS: Final = 10
"""The longest preparation after the key at a change: it is pressed when the moving is done."""

LAST_WAIT: Final = 120 * SECOND
"""How long the session waits for missing ratings after the last set."""


def until(course: Course, now: int) -> None:
    """Advance to `now` and report everything that was due."""
    state = course.state
    while (due := state.timer.due) is not None and due <= now:
        if not state.timer.marks:
            _end_of_phase(course, due)
            continue
        counted = state.timer.marks[0].counted
        state.timer = state.timer.without_next_mark()
        if counted is None:
            course.events.append(HalfReached(at=seconds(due)))
        else:
            course.events.append(Countdown(at=seconds(due), seconds=counted))
    state.seen = max(state.seen, now)


def _end_of_phase(course: Course, at: int) -> None:
    run = course.state.run
    match course.state.phase:
        case Phase.HOLD | Phase.REPS if run:
            end_set(course, run, SetOutcome.DONE, at)
            after_set(course, at)
        case Phase.REST:
            leave(course, at)
        case Phase.WAITING:
            finish(course, SessionOutcome.COMPLETED, None, at)
        case _:
            into_set(course, at)


def after_set(course: Course, at: int) -> None:
    """Go to the rest of the set that has just ended, or past it if there is none."""
    rest = rest_due(course)
    if rest is None:
        leave(course, at)
        return
    length = nanoseconds(rest.seconds or 0)
    if length:
        course.enter(Phase.REST, rest, Timer.lasting(length, at), at)
    course.state.resting = RestState(len(course.state.ledger.rows))
    if not length:
        leave(course, at)


def rest_due(course: Course) -> Step | None:
    """Return the rest after the last set; None if nothing is left to do."""
    ledger = course.state.ledger
    if not ledger.remaining(course.plan):
        return None
    return course.plan.rest_after(ledger.rows[-1].step)


def leave(course: Course, at: int) -> None:
    """Leave the rest, or what was skipped, for the next set still to be done."""
    while (step := course.upcoming()) and step.place in course.state.ledger.left_out:
        pass_over(course, step, at)
    if step is None:
        _close(course, at)
        return
    course.state.key_owed = course.key_ahead()
    if course.state.key_owed or course.owes_answer():
        wait(course, at)
    else:
        go(course, at)


def wait(course: Course, at: int) -> None:
    """Wait for what is owed before the next set."""
    course.enter(Phase.WAITING, course.upcoming(), Timer(at), at)


def go(course: Course, at: int) -> None:
    """Go to the next set: by its preparation if the person has to move, else by a count-in."""
    state = course.state
    prepare = course.preparation()
    length = nanoseconds(prepare.seconds or 0) if prepare else 0
    if state.key is AdvanceKey.PRESSED:
        length = min(length, nanoseconds(PREPARE_AFTER_KEY_SECONDS))
    if length:
        course.enter(Phase.PREPARE, prepare, Timer.lasting(length, at), at)
    elif state.phase in (Phase.WAITING, Phase.PAUSED):
        count_in(course, at)
    else:
        into_set(course, at)


def count_in(course: Course, at: int) -> None:
    """Count in to the set in progress or next."""
    course.enter(Phase.COUNT_IN, course.upcoming(), Timer.lasting(COUNT_IN, at), at)


def into_set(course: Course, at: int) -> None:
    """Begin the next set, unless an answer is owed first."""
    if course.state.run is None and course.owes_answer():
        wait(course, at)
    else:
        begin_set(course, course.current_step(), at)


def settle(course: Course, at: int) -> None:
    """Move on if the last answer left nothing to wait for."""
    state, step = course.state, course.upcoming()
    left_out = step is not None and state.run is None and step.place in state.ledger.left_out
    match state.phase:
        case Phase.WAITING if state.last_wait:
            if not state.ledger.missing_ratings():
                finish(course, SessionOutcome.COMPLETED, None, at)
        case Phase.WAITING | Phase.PREPARE | Phase.COUNT_IN if left_out:
            state.ledger = replace(state.ledger, repeating=None)
            state.key = AdvanceKey.NOT_GIVEN
            leave(course, at)
        case Phase.WAITING if not state.key_owed and not course.owes_answer():
            go(course, at)
        case Phase.REST if not state.ledger.remaining(course.plan):
            leave(course, at)
        case _:
            pass


def _close(course: Course, at: int) -> None:
    state = course.state
    state.resting = None
    if state.ledger.missing_ratings():
        state.last_wait = True
        timer = Timer(at, at + LAST_WAIT)
        course.enter(Phase.WAITING, course.plan.sets[-1], timer, at)
    else:
        finish(course, SessionOutcome.COMPLETED, None, at)


def finish(course: Course, outcome: SessionOutcome, reason: StopReason | None, at: int) -> None:
    """End the session; a set in progress is cut short."""
    course.end_pause(at)
    course.state.resting = None
    course.enter(Phase.FINISHED, None, Timer(at), at)
    course.events.append(SessionFinished(at=seconds(at), outcome=outcome, reason=reason))


def count(state: State, events: int) -> None:
    """Count events that happened since the last command."""
    if state.undo and events:
        state.undo = replace(state.undo, events=state.undo.events + events)


def pass_time(course: Course, now: int) -> None:
    """Advance to `now`, and count what was due."""
    already = len(course.events)
    until(course, now)
    count(course.state, len(course.events) - already)
