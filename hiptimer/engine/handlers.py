"""Handlers: what each command, rating and decision changes. None of this touches a clock.

The engine has already checked that the command is legal.
"""

from copy import copy
from typing import assert_never

from msgspec.structs import replace

from hiptimer.engine.commands import (
    NEVER_UNDONE,
    Command,
    Decide,
    Done,
    EndHold,
    Extend,
    Finish,
    Interrupt,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Start,
    Undo,
    Unrate,
)
from hiptimer.engine.events import (
    CeilingExceeded,
    Decided,
    Interrupted,
    PainRated,
    Paused,
    SessionStarted,
    SetUndone,
)
from hiptimer.engine.guards import UNDO_WITHIN, subject
from hiptimer.engine.plan import Phase, Step
from hiptimer.engine.state import (
    SECOND,
    AdvanceKey,
    PauseState,
    RestState,
    Timer,
    UndoPoint,
    nanoseconds,
    seconds,
)
from hiptimer.engine.transitions import (
    WORK,
    Course,
    after_set,
    count,
    count_in,
    end_set,
    finish,
    into_set,
    leave,
    pass_over,
    rest_due,
    settle,
    wait,
)
from hiptimer.model.protocol import Side
from hiptimer.model.session import (
    Cause,
    Choice,
    SessionOutcome,
    SetOutcome,
    StopReason,
)


def rate(course: Course, row: int | None, pain: int | None, at: int) -> None:
    """Rate the last set, or the set in `row`; None removes its rating."""
    state = course.state
    number = row or state.ledger.last
    state.ledger = state.ledger.change(number, replace(state.ledger.row(number), pain=pain))
    course.events.append(PainRated(at=seconds(at), row=number, pain=pain))
    if state.ledger.undecided(course.plan, number):
        decision = state.ledger.decision_about(course.plan, number)
        course.events.append(CeilingExceeded(at=seconds(at), decision=decision))
    settle(course, at)


def mark_not_done(course: Course, at: int) -> None:
    """Record that the last set was not done."""
    state = course.state
    number = state.ledger.last
    row = replace(state.ledger.row(number), outcome=SetOutcome.SKIPPED, pain=None, undone=True)
    state.ledger = state.ledger.change(number, row)
    course.events.append(SetUndone(at=seconds(at), row=number))
    course.adjust(Choice.SKIP_SET, Cause.PERSON, at, row=number, step=row.step)
    settle(course, at)


def decide(course: Course, choice: Choice, at: int) -> None:
    """Answer the open decision."""
    state, plan = course.state, course.plan
    decision = state.ledger.decision_about(plan, state.ledger.worst_undecided(plan))
    state.ledger = state.ledger.decide(plan, decision, choice)
    course.events.append(Decided(at=seconds(at), decision=decision, choice=choice))
    target = decision.shorter_target if choice is Choice.SHORTER else None
    course.adjust(
        choice,
        Cause.PAIN,
        at,
        row=decision.row,
        step=decision.step,
        pain=decision.pain,
        target=target,
    )
    if choice is Choice.FINISH:
        finish(course, SessionOutcome.STOPPED, StopReason.PAIN, at)
    else:
        settle(course, at)


def handle(course: Course, command: Command, at: int) -> None:
    """Carry out `command` at `at`."""
    match command:
        case Start():
            _start(course, at)
        case Pause():
            course.events.append(Paused(at=seconds(at), over=course.state.phase))
            _stand_still(course, at, Cause.PERSON)
        case Resume():
            _resume(course, at)
        case Interrupt():
            _interrupt(course, at)
        case Done():
            _end_and_rest(course, SetOutcome.DONE, at)
        case EndHold():
            _end_and_rest(course, SetOutcome.CUT_SHORT, at)
        case SkipPhase():
            _skip_phase(course, at)
        case SkipSide():
            _leave_out(course, Choice.SKIP_SIDE, at)
        case SkipExercise():
            _leave_out(course, Choice.SKIP_EXERCISE, at)
        case RepeatSet():
            _repeat(course, at)
        case Extend(seconds=length):
            _extend(course, length, at)
        case NotDone():
            mark_not_done(course, at)
        case Rate(pain=pain, row=row):
            rate(course, row, pain, at)
        case Unrate(row=row):
            rate(course, row, None, at)
        case Decide(choice=choice):
            decide(course, choice, at)
        case Finish(reason=reason):
            _finish(course, reason, at)
        case Undo():
            raise AssertionError("the machine replays, which is not one command's own change")
        case _:
            assert_never(command)


def _start(course: Course, at: int) -> None:
    course.events.append(SessionStarted(at=seconds(at)))
    course.state.key = AdvanceKey.WAIVED  # starting took a key press
    leave(course, at)


def _stand_still(course: Course, at: int, cause: Cause) -> None:
    state = course.state
    if state.run and state.phase in WORK:
        worked = state.run.worked + at - state.timer.started
        state.run = replace(state.run, worked=worked, timer=state.timer)
    state.pause = PauseState(state.phase, at, state.timer.left(at), state.timer)
    course.adjust(Choice.PAUSE, cause, at)
    course.enter(Phase.PAUSED, state.step, Timer(at), at)


def _resume(course: Course, at: int) -> None:
    state, pause = course.state, course.state.pause
    course.end_pause(at)
    if pause is None or _nothing_left_of(course, pause):
        state.ledger = replace(state.ledger, repeating=None)
        leave(course, at)
    elif pause.over in WORK or pause.over is Phase.COUNT_IN:
        # A count-in starts over: after standing still, all three counts are needed again.
        count_in(course, at)
    else:
        course.enter(pause.over, state.step, pause.timer.moved(at, pause.left), at, resumed=True)


def _nothing_left_of(course: Course, pause: PauseState) -> bool:
    """Return whether nothing is left to resume: no rest, or a set that was left out meanwhile."""
    if pause.over is Phase.REST:
        return pause.left == 0 or not course.state.ledger.remaining(course.plan)
    step = course.upcoming()
    left_out = course.state.ledger.left_out
    return course.state.run is None and (step is None or step.place in left_out)


def _interrupt(course: Course, since: int) -> None:
    state = course.state
    course.events.append(Interrupted(at=seconds(since)))
    if state.run is None or state.phase not in WORK:
        _stand_still(course, since, Cause.GAP)
        return
    end_set(course, state.run, SetOutcome.INTERRUPTED, since)
    rest = rest_due(course)
    length = nanoseconds(rest.seconds or 0) if rest else 0
    if rest:
        state.resting = RestState(len(state.ledger.rows))
    state.pause = PauseState(Phase.REST, since, length, Timer.lasting(length, since))
    course.adjust(Choice.PAUSE, Cause.GAP, since)
    course.enter(Phase.PAUSED, rest or state.step, Timer(since), since)


def _end_and_rest(course: Course, outcome: SetOutcome, at: int) -> None:
    course.end_pause(at)
    step = _end_running(course, outcome, at)
    if outcome is SetOutcome.CUT_SHORT:
        course.adjust(Choice.END_SET, Cause.PERSON, at, step=step)
    after_set(course, at)


def _end_running(course: Course, outcome: SetOutcome, at: int) -> Step | None:
    run = course.state.run
    if run:
        end_set(course, run, outcome, at)
    return run.step if run else None


def _skip_phase(course: Course, at: int) -> None:
    state = course.state
    match state.phase:
        case Phase.PREPARE | Phase.COUNT_IN:
            into_set(course, at)
        case Phase.HOLD | Phase.REPS:
            step = _end_running(course, SetOutcome.SKIPPED, at)
            row = state.ledger.rows[-1]
            if not row.attempted:  # still the last set, although nothing of it was done
                undone = replace(row, attempted=True, undone=True)
                state.ledger = state.ledger.change(len(state.ledger.rows), undone)
            course.adjust(Choice.SKIP_SET, Cause.PERSON, at, step=step)
            state.key = AdvanceKey.WAIVED
            leave(course, at)
        case Phase.WAITING if state.last_wait:
            finish(course, SessionOutcome.COMPLETED, None, at)
        case _:
            _go_on(course, at)


def _go_on(course: Course, at: int) -> None:
    """Leave a rest or a wait: count the key as pressed, waive a rating, still owe a decision."""
    state = course.state
    if state.ledger.last:
        row = state.ledger.row(state.ledger.last)
        state.ledger = state.ledger.change(state.ledger.last, replace(row, waived=True))
    if state.phase is Phase.REST:
        state.key = AdvanceKey.WAIVED
        leave(course, at)
        return
    if state.key_owed:
        state.key, state.key_owed = AdvanceKey.PRESSED, False
    settle(course, at)


def _leave_out(course: Course, choice: Choice, at: int) -> None:
    state, step = course.state, subject(course)
    resting = state.phase is Phase.REST or (state.pause and state.pause.over is Phase.REST)
    if not resting:
        course.end_pause(at)
    begun = _end_running(course, SetOutcome.SKIPPED, at)
    row = state.ledger.last if state.ledger.repeating or resting else None
    state.ledger = replace(state.ledger, repeating=None)
    sides = (step.side,) if choice is Choice.SKIP_SIDE else tuple(Side)
    state.ledger = state.ledger.leave_out(*((step.entry, side) for side in sides))
    if not begun and row is None:
        # Its row comes first, so that the row of the adjustment is always the one it is about.
        pass_over(course, step, at)
    course.adjust(choice, Cause.PERSON, at, row=row, step=step)
    if resting:
        settle(course, at)
    else:
        state.key = AdvanceKey.NOT_GIVEN
        leave(course, at)


def _repeat(course: Course, at: int) -> None:
    state = course.state
    course.end_pause(at)
    _end_running(course, SetOutcome.CUT_SHORT, at)
    last = state.ledger.last
    step = state.ledger.row(last).step
    state.ledger = replace(state.ledger, repeating=step)
    state.last_wait = state.key_owed = False
    course.adjust(Choice.REPEAT, Cause.PERSON, at, row=last, step=step)
    if course.owes_answer():
        wait(course, at)
    else:
        count_in(course, at)


def _extend(course: Course, length: int, at: int) -> None:
    state, timer = course.state, course.state.timer
    longer = Timer.lasting((timer.left(at) or 0) + length * SECOND, at)
    state.timer = replace(longer, started=timer.started)
    state.extended += length * SECOND
    course.adjust(Choice.EXTEND, Cause.PERSON, at, step=state.step, length=length)


def _finish(course: Course, reason: StopReason | None, at: int) -> None:
    if course.state.last_wait:
        finish(course, SessionOutcome.COMPLETED, None, at)
        return
    course.end_pause(at)
    run = course.state.run
    if run:
        end_set(course, run, SetOutcome.CUT_SHORT, at, ask=False)
    cause = Cause.PAIN if reason is StopReason.PAIN else Cause.PERSON
    course.adjust(Choice.FINISH, cause, at)
    finish(course, SessionOutcome.STOPPED, reason, at)


def carry_out(course: Course, command: Command, at: int) -> None:
    """Carry out a legal command at `at`, and keep what it takes to undo it."""
    state = course.state
    already = len(course.events)
    if not isinstance(command, NEVER_UNDONE):
        before = copy(state)
        if before.undo and at - before.undo.at > UNDO_WITHIN:
            before.undo = None
        state.undo = UndoPoint(command, at, before)
    elif state.undo:
        state.undo = replace(state.undo, later=(*state.undo.later, (command, at)))
    handle(course, command, at)
    count(state, len(course.events) - already)
