"""How ratings and decisions change the session. None of this touches a clock."""

from msgspec.structs import replace

from hiptimer.engine.course import Course
from hiptimer.engine.events import CeilingExceeded, Decided, PainRated, SetUndone
from hiptimer.engine.state import seconds
from hiptimer.engine.walk import finish, settle
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


def undo(course: Course, at: int) -> None:
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
