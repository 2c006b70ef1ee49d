"""A session of the list in words: how it ended, how far it got, its worst pain and the limit."""

from typing import Final, assert_never

from hiptimer.model.digest import SessionDigest
from hiptimer.model.pain import NOT_RATED
from hiptimer.model.session import SessionOutcome

UNFINISHED: Final = "unfinished"
"""It is running, or was cut off and has not been resumed."""


def ending_words(session: SessionDigest) -> str:
    """Return how it ended: "completed", "stopped: pain"."""
    match session.outcome:
        case None:
            return UNFINISHED
        case SessionOutcome.STOPPED if session.stop_reason:
            return f"stopped: {session.stop_reason}"
        case SessionOutcome.COMPLETED | SessionOutcome.STOPPED | SessionOutcome.INTERRUPTED:
            return session.outcome.value
        case _:
            assert_never(session.outcome)


def worst_words(session: SessionDigest) -> str:
    """Return the worst pain: "2", "5, limit 3" above the limit, "not rated"."""
    worst = session.worst
    if worst is None:
        return NOT_RATED
    return f"{worst}, limit {session.pain_ceiling}" if worst > session.pain_ceiling else f"{worst}"


def sets_words(session: SessionDigest) -> str:
    """Return how many of the planned sets were completed: "20 of 21"."""
    return f"{session.done_sets} of {session.planned_sets}"


def number_words(pain: int | None) -> str:
    """Return a pain number as text; empty if there is none."""
    return "" if pain is None else f"{pain}"
