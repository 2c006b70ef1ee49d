"""What is said at the end: what was done against what was planned, and the pain."""

from collections.abc import Iterator

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Session, SessionOutcome, SetRecord
from hiptimer.wording.doses import with_side
from hiptimer.wording.session import SKIPPED, done_words, ended_words, headline


def summary(session: Session) -> Iterator[str]:
    """Say the sentence that matters most, then a line for each exercise and side."""
    ended = "Done." if session.outcome is SessionOutcome.COMPLETED else ended_words(session)
    yield " ".join(filter(None, (ended, headline(session))))
    for rows in session.sets_by_place:
        first = rows[0]
        yield f"{with_side(first.name, first.side)}: {'; '.join(map(_set_words, rows))}."


def _set_words(row: SetRecord) -> str:
    done = done_words(row)
    if done == SKIPPED:
        return done
    number = pain_scale.NOT_RATED if row.pain is None else f"pain {row.pain}"
    return f"{'again, ' if row.repeat else ''}{done}, {number}"
