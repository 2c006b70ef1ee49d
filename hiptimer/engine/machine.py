"""The session machine: the one class that a host drives.

It does no I/O and reads no clock. A host has three duties, described in full in docs/engine.md:
send the person's commands, call `advance` when `wake_at` has come (or as often as it likes), and
act on the events that both return.
"""

from copy import copy

from msgspec import Struct

from hiptimer.engine.commands import Command, Interrupt, Rate, Undo
from hiptimer.engine.events import Event
from hiptimer.engine.guards import is_legal, undo_point
from hiptimer.engine.handlers import carry_out
from hiptimer.engine.ledger import Decision, Ledger
from hiptimer.engine.plan import UNPACED_SECONDS_PER_REP, Phase, Plan, Step, estimated_seconds
from hiptimer.engine.state import SetInProgress, State, nanoseconds, seconds, seconds_not_before
from hiptimer.engine.transitions import Course, pass_time
from hiptimer.engine.undo import undo


def sets_ahead(course: Course) -> list[Step]:
    """Return the sets still to begin, first one that is to be repeated."""
    state, ledger = course.state, course.state.ledger
    if state.run:
        first = ledger.passed if state.run.repeat else ledger.passed + 1
        again = []
    else:
        first = ledger.passed
        again = [ledger.repeating] if ledger.repeating else []
    steps = [*again, *course.plan.sets[first:]]
    return [step for step in steps if step.place not in ledger.left_out]


def seconds_ahead(course: Course) -> float:
    """Return the seconds from the end of the current phase to the end of the session."""
    state, plan, ahead = course.state, course.plan, sets_ahead(course)
    place, total = state.place, 0.0
    if state.run:
        over = state.pause.over if state.pause else state.phase
        total += _left_of(state.run) if over is Phase.COUNT_IN else 0.0
        total += _rest_seconds(course, state.run.step) if ahead else 0.0
    elif state.ledger.repeating and place:
        place = state.ledger.repeating.place
    for index, step in enumerate(ahead, 1):
        if step.place != place:
            total += plan.prepare_for(step).seconds or 0.0
        total += _work_seconds(course, step)
        total += _rest_seconds(course, step) if index < len(ahead) else 0.0
        place = step.place
    return total


def _left_of(run: SetInProgress) -> float:
    return 0.0 if run.length is None else seconds(run.length - run.worked)


def _rest_seconds(course: Course, step: Step) -> float:
    rest = course.plan.rest_after(step)
    return estimated_seconds(rest) if rest else 0.0


def _work_seconds(course: Course, step: Step) -> float:
    target = course.state.ledger.target(course.plan, step)
    if step.phase is Phase.HOLD:
        return float(target)
    return target * (course.plan.exercise(step.entry).seconds_per_rep or UNPACED_SECONDS_PER_REP)


class IllegalCommandError(Exception):
    """The command was illegal at this point; nothing has changed."""

    def __init__(self, command: Command, phase: Phase) -> None:
        self.command = command
        self.phase = phase
        super().__init__(f"{command} is not legal now, in {phase}")


class Owed(Struct, frozen=True):
    """What the next set waits for: a key, the rating of the last set, a decision."""

    key: bool
    rating: bool
    decision: Decision | None

    def __bool__(self) -> bool:
        return self.key or self.rating or self.decision is not None


class Engine:
    """Runs `plan`, from the point that `ledger` has reached.

    Times are seconds on a monotonic clock of the host, which must include time spent suspended. If
    it goes backwards, the latest time seen counts.
    """

    def __init__(self, plan: Plan, ledger: Ledger | None = None) -> None:
        self.plan = plan
        self._state = State(ledger=ledger or Ledger())

    # Commands in, events out

    def send(self, command: Command, at: float) -> list[Event]:
        """Advance to `at`, carry out `command` and return all that happened.

        Raises IllegalCommandError, and changes nothing, if the command is not accepted at `at`.
        """
        course = self._course(copy(self._state))
        moment = nanoseconds(at)
        if isinstance(command, Interrupt):
            # Whatever was due after the last moment seen did not happen: the host was not there.
            moment = nanoseconds(command.since)
            if not _accepts(course, command):
                raise IllegalCommandError(command, self.phase)
        moment = max(moment, self._state.seen)
        pass_time(course, moment)
        if not _accepts(course, command):
            raise IllegalCommandError(command, course.state.phase)
        if isinstance(command, Undo):
            undo(course, moment)
        else:
            carry_out(course, command, moment)
        pass_time(course, nanoseconds(at))
        self._state = course.state
        return course.events

    def advance(self, at: float) -> list[Event]:
        """Advance to `at` and return what was due."""
        course = self._course(self._state)
        pass_time(course, nanoseconds(at))
        return course.events

    def accepts(self, command: Command | type[Command]) -> bool:
        """Return whether `command` (or some command of that type) would be legal now."""
        return _accepts(self._course(self._state), command)

    # For displays

    @property
    def phase(self) -> Phase:
        """The phase the engine is in."""
        return self._state.phase

    @property
    def over(self) -> Phase:
        """The phase itself or, in PAUSED, the phase that is paused."""
        return self._state.pause.over if self._state.pause else self._state.phase

    @property
    def position(self) -> Step | None:
        """The step that the phase is about; in READY and WAITING the step to come."""
        return self._state.step or self._course(self._state).upcoming()

    @property
    def running(self) -> Step | None:
        """The set in progress, also during a pause and the count-in after it."""
        return self._state.run.step if self._state.run else None

    @property
    def upcoming(self) -> Step | None:
        """The next set that has not begun, None when there is no more."""
        return next(iter(sets_ahead(self._course(self._state))), None)

    @property
    def deadline(self) -> float | None:
        """When this phase ends, in the host's seconds; None if it has no end of its own."""
        deadline = self._state.timer.deadline
        return None if deadline is None else seconds(deadline)

    @property
    def wake_at(self) -> float | None:
        """When the next event is due (a countdown, too); None if only a command can bring one."""
        due = self._state.timer.due
        return None if due is None else seconds_not_before(due)

    def remaining(self, at: float) -> float | None:
        """Return the seconds left of this phase, or of the paused one; None without an end."""
        pause = self._state.pause
        left = pause.left if pause else self._state.timer.left(nanoseconds(at))
        return None if left is None else seconds(left)

    @property
    def owed(self) -> Owed:
        """What is owed before the next set can begin."""
        course, state = self._course(self._state), self._state
        if state.phase in (Phase.READY, Phase.FINISHED) or state.last_wait:
            return Owed(key=False, rating=False, decision=None)
        resting = self.over is Phase.REST
        return Owed(
            key=course.key_ahead() if resting else state.phase is Phase.WAITING and state.key_owed,
            rating=state.run is None and state.ledger.rating_owed(self.plan),
            decision=state.ledger.decision(self.plan),
        )

    @property
    def ledger(self) -> Ledger:
        """The sets passed so far, and what is in force for those to come."""
        return self._state.ledger

    @property
    def undoable(self) -> tuple[Command, float] | None:
        """The command that Undo would take back, and when it was sent; None if there is none."""
        point = undo_point(self._state)
        return (point.command, seconds(point.at)) if point else None

    def replaces_rating(self, pain: int, earlier: int, *, within: float) -> bool:
        """Return whether the last command rated `pain`, and the one before `earlier`.

        Both are about the same set, and at most `within` seconds apart.
        """
        point = undo_point(self._state)
        before = point.before.undo if point else None
        if point is None or before is None or not isinstance(point.command, Rate):
            return False
        soon = point.at - before.at <= nanoseconds(within)
        same = before.command == Rate(earlier, point.command.row)
        return soon and same and point.command.pain == pain

    @property
    def at_last_wait(self) -> bool:
        """Whether every set is passed and only ratings are missing."""
        return self._state.last_wait

    def session_remaining(self, at: float) -> float:
        """Return the seconds to the end if nothing more is paused, skipped or repeated."""
        left = self.remaining(at) or 0.0 if not self.at_last_wait else 0.0
        return left + seconds_ahead(self._course(self._state))

    def _course(self, state: State) -> Course:
        return Course(self.plan, state)


def _accepts(course: Course, command: Command | type[Command]) -> bool:
    if isinstance(command, type):
        kind, sent = command, None
    else:
        kind, sent = type(command), command
    if kind is Undo:
        return undo_point(course.state) is not None
    return is_legal(course, kind, sent)
