"""The sentence that matters most about a session, and what is said below it."""

from typing import Final

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Session, SessionOutcome, StopReason
from hiptimer.wording.numbers import in_words

NOTHING_WRITTEN: Final = "No set was begun, so nothing was written down."

NO_SET: Final = "No set was done."

STOPPED_FIRST: Final = "You stopped before the first set was done."

GOOD_STOP: Final = "Stopping for pain was a good decision."

_HIGHEST_SPELT: Final = 12
"""Higher counts are written in digits."""


def headline(session: Session) -> str:
    """Tell what was done of what was planned, and the worst pain beside the limit."""
    if not session.sets:
        stopped = session.outcome is SessionOutcome.STOPPED
        return STOPPED_FIRST if stopped else f"{NO_SET}{_end(session)}"
    done, planned = session.done_sets, session.planned_sets
    held = all(row.target_seconds is not None for row in session.sets)
    unit = "hold" if held else "set"
    sentence = f"{_number(done)} of {_number(planned)} {unit}{'' if planned == 1 else 's'}."
    return f"{sentence.capitalize()} {_pain(session)}{_end(session)}"


def help_words(session: Session) -> tuple[str, ...]:
    """Offer that page, in full and short; nothing where it need not be."""
    if not session.calls_for_help:
        return ()
    short = "Press h for when to seek help."
    worst = session.worst or 0
    severe = f"Pain reached {worst}." if worst >= pain_scale.SEVERE_FROM else ""
    stopped = session.stop_reason is StopReason.PAIN
    why = " ".join(filter(None, (severe, GOOD_STOP if stopped else "")))
    return f"{why} {short}", f"{severe} {short}".strip(), short


def _pain(session: Session) -> str:
    worst, limit = session.worst, session.protocol.pain_ceiling
    if worst is None:
        return f"Pain was not rated, your limit is {limit}."
    above = f"above your limit of {limit}" if worst > limit else f"your limit is {limit}"
    return f"Worst pain {worst}, {above}."


def _end(session: Session) -> str:
    return " It was interrupted." if session.outcome is SessionOutcome.INTERRUPTED else ""


def _number(count: int) -> str:
    if count > _HIGHEST_SPELT:
        return str(count)
    return in_words(count) if count else "none"
