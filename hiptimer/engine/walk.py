"""Where the session goes when a phase is over, or when an answer leaves nothing to wait for."""

from typing import Final

from msgspec.structs import replace

from hiptimer.engine.course import Course
from hiptimer.engine.events import Countdown, HalfReached, SessionFinished
from hiptimer.engine.plan import Phase, Step
from hiptimer.engine.sets import begin_set, end_set, pass_over
from hiptimer.engine.state import SECOND, Key, Resting, Timer, nanoseconds, seconds
from hiptimer.model.session import SessionOutcome, SetOutcome, StopReason

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
    course.state.resting = Resting(len(course.state.ledger.rows))
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
    if state.key is Key.PRESSED:
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
        begin_set(course, course.at_hand(), at)


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
            state.key = Key.NOT_GIVEN
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
