"""What is still to come, and how long it will take if nothing is paused, skipped or repeated."""

from hiptimer.engine.course import Course
from hiptimer.engine.phase import Phase
from hiptimer.engine.plan import UNPACED_SECONDS_PER_REP, Step, estimated_seconds
from hiptimer.engine.state import Run, seconds


def sets_ahead(course: Course) -> list[int]:
    """List the places (in the plan's sets) of the planned sets that are still to begin."""
    state = course.state
    first = state.ledger.passed + (1 if state.run and not state.run.repeat else 0)
    steps = enumerate(course.plan.sets[first:], first)
    return [index for index, step in steps if step.place not in state.ledger.left_out]


def seconds_ahead(course: Course) -> float:
    """Seconds that follow the phase that the session is in, to its end."""
    state, plan = course.state, course.plan
    ahead = sets_ahead(course)
    total = 0.0
    if state.run:
        over = state.pause.over if state.pause else state.phase
        total += _left_of(state.run) if over is Phase.COUNT_IN else 0.0
        total += _rest_seconds(course, state.ledger.passed) if ahead else 0.0
    elif state.repeating:
        total += _work_seconds(course, state.repeating)
    place = state.place
    for index in ahead:
        step = plan.sets[index]
        if step.place != place:
            total += plan.prepare_for(index).seconds or 0.0
        total += _work_seconds(course, step)
        total += _rest_seconds(course, index) if index != ahead[-1] else 0.0
        place = step.place
    return total


def _left_of(run: Run) -> float:
    return 0.0 if run.length is None else seconds(run.length - run.worked)


def _rest_seconds(course: Course, index: int) -> float:
    rest = course.plan.rest_after(index)
    return estimated_seconds(rest) if rest else 0.0


def _work_seconds(course: Course, step: Step) -> float:
    target = course.state.ledger.target(course.plan, step)
    if step.phase is Phase.HOLD:
        return float(target)
    return target * (course.plan.exercise(step.entry).seconds_per_rep or UNPACED_SECONDS_PER_REP)
