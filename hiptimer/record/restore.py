"""Restores a session: the plan it was run by, and the ledger it had reached."""

from msgspec.structs import replace

from hiptimer.engine.ledger import Ledger, Row
from hiptimer.engine.plan import Plan, Step, lay_out
from hiptimer.model.protocol import Side
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SetOutcome, SetRecord


class PlanMismatchError(ValueError):
    """The sets of a session are not those of its plan; it can't be resumed."""


def plan_of(session: Session) -> Plan:
    """Return the plan that the session was run by."""
    return lay_out(session.protocol, session.sets_today, session.rules)


def restore_ledger(session: Session, plan: Plan) -> Ledger:
    """Return what the engine knew when the session was last saved.

    Raises PlanMismatchError if the recorded sets do not follow the plan.
    """
    ledger = Ledger()
    for record in session.sets:
        ledger = ledger.add(_row(ledger, plan, record))
    for adjustment in session.adjustments:
        if adjustment.after_set:
            ledger = _adjusted(ledger, plan, adjustment)
    if ledger.repeating and ledger.repeating.place in ledger.left_out:
        return replace(ledger, repeating=None)
    return ledger


def _row(ledger: Ledger, plan: Plan, record: SetRecord) -> Row:
    skipped = record.outcome is SetOutcome.SKIPPED
    return Row(
        step=_repeated(ledger, record) if record.repeat else _planned(ledger, plan, record),
        outcome=record.outcome,
        pain=record.pain,
        repeat=record.repeat,
        attempted=not skipped or record.worked_seconds > 0,
        waived=record.rested_seconds is not None,
    )


def _planned(ledger: Ledger, plan: Plan, record: SetRecord) -> Step:
    # A session with more sets than were planned is refused by its own checks.
    step = plan.sets[ledger.passed]
    if not _is_of(record, step):
        raise PlanMismatchError("the sets of the session are not in the order of its plan")
    return step


def _repeated(ledger: Ledger, record: SetRecord) -> Step:
    for row in ledger.rows:
        if _is_of(record, row.step):
            return row.step
    raise PlanMismatchError("the session repeats a set that it has not done")


def _is_of(record: SetRecord, step: Step) -> bool:
    return (record.entry, record.side, record.number) == (step.entry, step.side, step.number)


def _adjusted(ledger: Ledger, plan: Plan, adjustment: Adjustment) -> Ledger:
    row = ledger.row(adjustment.after_set)
    place = row.step.place
    if adjustment.cause is Cause.PAIN and adjustment.pain is not None:
        ledger = ledger.accept(adjustment.after_set, adjustment.pain)
    match adjustment.choice:
        case Choice.EASIER:
            return replace(ledger, easier=ledger.easier | {place})
        case Choice.SHORTER:
            target = ledger.shorter_target(plan, row.step)
            return replace(ledger, targets={**ledger.targets, place: target})
        case Choice.CARRY_ON if adjustment.pain is not None:
            return replace(ledger, carried={**ledger.carried, place: adjustment.pain})
        case Choice.SKIP_SIDE:
            return ledger.leave_out(place)
        case Choice.SKIP_EXERCISE:
            return ledger.leave_out(*((place[0], side) for side in Side))
        case Choice.SKIP_SET if not row.attempted:
            undone = replace(row, attempted=True, undone=True)
            return ledger.change(adjustment.after_set, undone)
        case Choice.REPEAT if not _begun_again(ledger, adjustment.after_set):
            return replace(ledger, repeating=row.step)
        case _:
            return ledger


def _begun_again(ledger: Ledger, number: int) -> bool:
    """Return whether the set of a row was done again later."""
    step = ledger.row(number).step
    return any(row.repeat and row.step == step for row in ledger.rows[number:])
