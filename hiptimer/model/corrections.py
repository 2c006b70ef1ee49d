"""What a person may correct in a session afterwards: ratings, repetitions, the note, its end.

What was held and when is a measurement, and stays as it is.
"""

from msgspec.structs import replace

from hiptimer.model import pain as pain_scale
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.session import Session, SessionOutcome, SetRecord


def with_pain(session: Session, row: int, pain: int | None) -> Session:
    """Rate the set in `row` (from 1), or (None) remove its rating."""
    if pain is not None:
        pain_scale.check(pain)
    rows = list(session.sets)
    rows[row - 1] = replace(rows[row - 1], pain=pain)
    return replace(session, sets=tuple(rows))


def with_done_reps(session: Session, row: int, count: int) -> Session:
    """Set how many repetitions were done in `row` (from 1); ValueError if more than its target."""
    rows = list(session.sets)
    target = rows[row - 1].target_reps
    if target is None or not 0 <= count <= target:
        raise ValueError(f"a count from 0 to {target} is asked for, not {count}")
    rows[row - 1] = replace(rows[row - 1], done_reps=count)
    return replace(session, sets=tuple(rows))


def counted_further(record: SetRecord, step: int) -> int:
    """Count repetitions up or down; the first step only says that all were done."""
    target, done = record.target_reps or 0, record.done_reps
    return target if done is None else max(0, min(done + step, target))


def with_note(session: Session, note: str) -> Session:
    """Set the note, cut to 4,000 characters, or to the old note's length if that was longer."""
    return replace(session, note=note[: max(LONGEST_NOTE, len(session.note))])


def with_next_day_pain(session: Session, pain: int | None) -> Session:
    """Set the pain of the night or morning after; None means that the person did not say."""
    if pain is not None:
        pain_scale.check(pain)
    return replace(session, pain_next_day=pain, pain_next_day_asked=True)


def kept_as_it_is(session: Session) -> Session:
    """End an unfinished session as it was: interrupted, at its last recorded second."""
    return replace(session, outcome=SessionOutcome.INTERRUPTED, ended_at=session.last_second)
