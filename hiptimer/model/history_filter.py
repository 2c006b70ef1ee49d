"""Which sessions of a history are asked for. Every part narrows; what is None or empty does not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hiptimer.model.side import Side


class Ending(StrEnum):
    """How a session ended, as a history is asked for it."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    PAIN = "pain"
    """Stopped, and pain was the reason."""
    INTERRUPTED = "interrupted"
    UNFINISHED = "unfinished"
    """Without an end yet: it runs, or was cut off and can be gone on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFilter:
    """`since` and `until` are days, both included, as the settings count them.

    `protocol` and `exercise` are ids; `words` are parts of names or ids that all have to be found
    in the names and ids of the protocol and of the exercises, small and capital letters alike.
    """

    since: date | None = None
    until: date | None = None
    protocol: str = ""
    exercise: str = ""
    side: Side | None = None
    ending: Ending | None = None
    words: tuple[str, ...] = ()
