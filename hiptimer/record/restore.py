"""Takes a session up again: the plan that it was run by, and the ledger that it had got to."""

from dataclasses import replace

from hiptimer.engine.ledger import NOBODY, Ledger, Place, Row
from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SetOutcome, SetRecord
from hiptimer.model.side import Side


class PlanMismatchError(ValueError):
    """The sets of a session are not those of its plan; it can't be gone on with."""


def plan_of(session: Session) -> Plan:
    """Lay out the plan that the session was run by."""
    return lay_out(session.protocol, session.sets_today, session.rules)


def restore_ledger(session: Session, plan: Plan) -> Ledger:
    """Work out what the engine knew when the session was last saved.

    Raises PlanMismatchError when the recorded sets do not follow the plan.
    """
    ledger = Ledger()
    for record in session.sets:
        ledger = ledger.add(_row(ledger, plan, record))
    for adjustment in session.adjustments:
        ledger = _adjusted(ledger, plan, adjustment)
    return ledger


def _row(ledger: Ledger, plan: Plan, record: SetRecord) -> Row:
    place = ledger.passed - 1 if record.repeat else ledger.passed
    if not 0 <= place < len(plan.sets):
        raise PlanMismatchError("the session has more sets than its plan")
    step = plan.sets[place]
    if (record.entry, record.side, record.number) != (step.entry, step.side, step.number):
        raise PlanMismatchError("the sets of the session are not in the order of its plan")
    skipped = record.outcome is SetOutcome.SKIPPED
    return Row(
        step=step,
        outcome=record.outcome,
        pain=record.pain,
        repeat=record.repeat,
        attempted=not skipped or record.worked_seconds > 0,
        waived=record.rested_seconds is not None,
    )


def _adjusted(ledger: Ledger, plan: Plan, adjustment: Adjustment) -> Ledger:
    row = _about(ledger, adjustment)
    if row is None:
        return ledger
    place = row.step.place
    if adjustment.cause is Cause.PAIN and adjustment.pain is not None:
        ledger = _accepted(ledger, place, adjustment)
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
        case Choice.SKIP_SET if row.outcome is SetOutcome.SKIPPED and not row.attempted:
            undone = replace(row, attempted=True, undone=True)
            return ledger.change(adjustment.after_set, undone)
        case _:
            return ledger


def _about(ledger: Ledger, adjustment: Adjustment) -> Row | None:
    """Find the row that an adjustment is about: the rated one, else the last before it."""
    rows = ledger.rows[: adjustment.after_set]
    if not rows:
        return None
    rated = (row for row in reversed(rows) if row.pain is not None and row.pain == adjustment.pain)
    return next(rated, rows[-1])


def _accepted(ledger: Ledger, place: Place, adjustment: Adjustment) -> Ledger:
    pain = adjustment.pain if adjustment.pain is not None else NOBODY
    rows = tuple(
        replace(row, accepted=max(row.accepted, min(row.pain, pain)))
        if number <= adjustment.after_set and row.pain is not None and row.step.place == place
        else row
        for number, row in enumerate(ledger.rows, 1)
    )
    return replace(ledger, rows=rows)
