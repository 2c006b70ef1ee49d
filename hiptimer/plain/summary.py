"""What is said at the end: what was done against what was planned, and the pain."""

from collections.abc import Iterator

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, SetRecord, StopReason
from hiptimer.wording.doses import with_side
from hiptimer.wording.lengths import seconds_number


def summary(session: Session) -> Iterator[str]:
    """Say the sentence that matters most, then a line for each exercise and side."""
    worst = "No pain number was given" if session.worst is None else f"Worst pain {session.worst}"
    yield (
        f"{_ended(session)} {session.done_sets} of {session.planned_sets} sets as planned. "
        f"{worst}, your limit is {session.protocol.pain_ceiling}."
    )
    for rows in session.sets_by_place:
        first = rows[0]
        yield f"{with_side(first.name, first.side)}: {'; '.join(map(_set_told, rows))}."


def _ended(session: Session) -> str:
    match session.outcome:
        case SessionOutcome.COMPLETED:
            return "Done."
        case SessionOutcome.STOPPED if session.stop_reason:
            return f"Finished early, for {_REASONS[session.stop_reason]}."
        case SessionOutcome.STOPPED:
            return "Finished early."
        case SessionOutcome.INTERRUPTED | None:
            return "Kept as it is."


_REASONS = {
    StopReason.PAIN: "pain",
    StopReason.TIRED: "tiredness",
    StopReason.TIME: "want of time",
    StopReason.OTHER: "another reason",
}


def _set_told(row: SetRecord) -> str:
    if row.outcome is SetOutcome.SKIPPED and not row.worked_seconds:
        return "skipped"
    if row.target_reps is not None:
        done = f"{'?' if row.done_reps is None else row.done_reps} of {row.target_reps}"
    else:
        done = f"{seconds_number(row.held_seconds or 0)} of {row.target_seconds} s"
    again = "again, " if row.repeat else ""
    number = pain_scale.NOT_RATED if row.pain is None else f"pain {row.pain}"
    return f"{again}{done}, {number}"
