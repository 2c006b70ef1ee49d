"""What the last sessions lead to: the protocol that comes first, and the night to ask about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from hiptimer.errors import UnknownProtocolError
from hiptimer.model import pain as pain_scale
from hiptimer.model.corrections import with_next_day_pain
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.context import Context
from hiptimer.runner.history import History

FOR_A_NEWCOMER: Final = "lateral-hip-isometric-short"

MOST_LOOKED_THROUGH: Final = 20
"""Sessions: one run from a file, or whose protocol was deleted, leads to none of the list."""


def last_used(context: Context) -> Protocol:
    """Return the protocol of the newest session that still has one, else the newcomer's.

    Raises UnreadableError if that is an own one that can't be read: following another instead would
    quietly change the dose.
    """
    sessions = context.sessions.newest(MOST_LOOKED_THROUGH).sessions
    for protocol_id in dict.fromkeys(session.protocol.id for session in sessions):
        try:
            return context.library.get(protocol_id)
        except UnknownProtocolError:
            continue
    return context.library.get(FOR_A_NEWCOMER)


DAYS_TO_ASK: Final = range(1, 4)
"""From the first to the third day after; later it is no longer remembered."""

ADVICE: Final = "A rest day or the short session is a good choice."


def session_to_ask_about(
    sessions: Sequence[Session], settings: Settings, now: datetime
) -> Session | None:
    """Return the latest session if it ended, was one to three days ago, and was not asked about."""
    latest = max(sessions, key=lambda session: session.started_at, default=None)
    if latest is None or latest.outcome is None or latest.pain_next_day_asked:
        return None
    days = settings.day_of(now) - settings.day_of(latest.started_at)
    return latest if days.days in DAYS_TO_ASK else None


def question(session: Session, settings: Settings) -> str:
    """Return the question about the night or morning after `session`."""
    weekday = settings.day_of(session.started_at).strftime("%A")
    return f"Worst hip pain in the night or morning after {weekday}'s session?"


def write_down(history: History, session: Session, pain: int | None) -> None:
    """Save the answer in what the file of `session` says by now; raises FileError."""
    history.correct(with_next_day_pain(history.load(session.id), pain))


def advice(session: Session) -> str | None:
    """Return what is a good choice today, if the pain rose by two points or more."""
    before, after = session.pain_before, session.pain_next_day
    if before is None or after is None or after - before < pain_scale.NOTABLE_CHANGE:
        return None
    return ADVICE
