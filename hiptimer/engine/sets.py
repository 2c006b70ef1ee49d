"""Begins sets, ends them, and records those that are passed over."""

from typing import Final

from hiptimer.engine.course import WORK, Course
from hiptimer.engine.events import RatingOpened, SetFinished
from hiptimer.engine.ledger import Row
from hiptimer.engine.plan import Phase, Step
from hiptimer.engine.state import SECOND, Run, Timer, nanoseconds, seconds
from hiptimer.model.session import SetOutcome

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


def _new_run(course: Course, step: Step, at: int) -> Run:
    target = course.state.ledger.target(course.plan, step)
    pace = course.plan.exercise(step.entry).seconds_per_rep
    length: int | None
    if step.phase is Phase.HOLD:
        length = target * SECOND
    else:
        length = None if pace is None else nanoseconds(pace) * target
    repeat = course.state.ledger.repeating is not None
    return Run(step, started=at, target=target, length=length, repeat=repeat)


def end_set(course: Course, run: Run, outcome: SetOutcome, at: int, *, ask: bool = True) -> None:
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
    run = Run(step, at, target, length=None, repeat=False)
    _write(course, run, SetOutcome.SKIPPED, 0, at, attempted=False)


def _write(
    course: Course, run: Run, outcome: SetOutcome, worked: int, at: int, *, attempted: bool
) -> None:
    state = course.state
    row = Row(step=run.step, outcome=outcome, repeat=run.repeat, attempted=attempted)
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


def _done_reps(course: Course, run: Run, outcome: SetOutcome, worked: int) -> int | None:
    pace = course.plan.exercise(run.step.entry).seconds_per_rep
    if run.step.phase is Phase.HOLD:
        return None
    if outcome is SetOutcome.DONE:
        return run.target
    if not worked:
        return 0
    return None if pace is None else min(run.target, worked // nanoseconds(pace))
