"""Which sessions of a history are asked for. Every part narrows; what is None or empty does not."""

from datetime import date
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.model.side import Side


class Ending(StrEnum):
    """How a session ended, as a history is asked for it."""

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
    """Without an end yet: it runs, or was cut off and can be gone on with."""


STOPS: Final = frozenset({Ending.STOPPED, Ending.PAIN, Ending.TIRED, Ending.TIME})
"""Whoever asks for those that were stopped means all of these."""

_STOPS_FOR: Final[dict[StopReason | None, Ending]] = {
    StopReason.PAIN: Ending.PAIN,
    StopReason.TIRED: Ending.TIRED,
    StopReason.TIME: Ending.TIME,
}


def ending_of(outcome: SessionOutcome | None, reason: StopReason | None) -> Ending:
    """Tell how a session ended, and why where it was stopped for one of the reasons above."""
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

    `protocol` and `exercise` are ids; `words` are parts of names or ids that all have to be found
    in the names and ids of the protocol and of the exercises, small and capital letters alike;
    with a `side`, of the exercises that were done on it. `unrated` asks for sessions without any
    rating.
    """

    since: date | None = None
    until: date | None = None
    protocol: str = ""
    exercise: str = ""
    side: Side | None = None
    ending: Ending | None = None
    unrated: bool = False
    words: tuple[str, ...] = ()
