"""What is still to come, and how long it takes if nothing is paused, skipped or repeated."""

from hiptimer.engine.course import Course
from hiptimer.engine.plan import UNPACED_SECONDS_PER_REP, Phase, Step, estimated_seconds
from hiptimer.engine.state import Run, seconds


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


def _left_of(run: Run) -> float:
    return 0.0 if run.length is None else seconds(run.length - run.worked)


def _rest_seconds(course: Course, step: Step) -> float:
    rest = course.plan.rest_after(step)
    return estimated_seconds(rest) if rest else 0.0


def _work_seconds(course: Course, step: Step) -> float:
    target = course.state.ledger.target(course.plan, step)
    if step.phase is Phase.HOLD:
        return float(target)
    return target * (course.plan.exercise(step.entry).seconds_per_rep or UNPACED_SECONDS_PER_REP)
