"""A session of the list in words: how it ended, how far it got, its worst pain and the limit."""

from hiptimer.model.digest import SessionDigest, ending_of
from hiptimer.model.pain import NOT_RATED
from hiptimer.wording.session import ENDINGS


def ending_words(session: SessionDigest) -> str:
    """Return how it ended: "completed", "stopped for pain"."""
    return ENDINGS[ending_of(session.outcome, session.stop_reason)]


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
