"""Which sessions of a history to show. Every part narrows the choice, unless None or empty."""

from datetime import date
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from hiptimer.model.protocol import Side
from hiptimer.model.session import SessionOutcome, StopReason


class Ending(StrEnum):
    """How a session ended, as a history is filtered by it."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    PAIN = "pain"
    """Stopped, and pain was the reason."""
    TIRED = "tired"
    """Stopped, because the person was tired."""
    TIME = "time"
    """Stopped, because time was short."""
    INTERRUPTED = "interrupted"
    UNFINISHED = "unfinished"
    """No end yet: it is running, or was cut off and can be resumed."""


STOPS: Final = frozenset({Ending.STOPPED, Ending.PAIN, Ending.TIRED, Ending.TIME})
"""Filtering by "stopped" includes all of these."""

_STOPS_FOR: Final[dict[StopReason | None, Ending]] = {
    StopReason.PAIN: Ending.PAIN,
    StopReason.TIRED: Ending.TIRED,
    StopReason.TIME: Ending.TIME,
}


def ending_of(outcome: SessionOutcome | None, reason: StopReason | None) -> Ending:
    """Return how a session ended, with the reason if it was stopped for one of those above."""
    match outcome:
        case None:
            return Ending.UNFINISHED
        case SessionOutcome.STOPPED:
            return _STOPS_FOR.get(reason, Ending.STOPPED)
        case SessionOutcome.COMPLETED | SessionOutcome.INTERRUPTED:
            return Ending(outcome.value)
        case _:
            assert_never(outcome)


class HistoryFilter(Struct, frozen=True, kw_only=True):
    """`since` and `until` are days, both included, as the settings count them.

    `protocol` and `exercise` are ids. Each of `words` must occur in the names or ids of the
    protocol or the exercises, in upper or lower case; with a `side`, only exercises done on it
    count. `unrated` selects sessions without any rating.
    """

    since: date | None = None
    until: date | None = None
    protocol: str = ""
    exercise: str = ""
    side: Side | None = None
    ending: Ending | None = None
    unrated: bool = False
    words: tuple[str, ...] = ()
