"""What lists, charts and calendars need of a session, so that its file need not be opened.

A digest contains nothing that its session does not. What many digests add up to is worked out in
`statistics`. Every part of a filter narrows the choice, unless it is None or empty.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from hiptimer.model.protocol import Side
from hiptimer.model.session import Session, SessionOutcome, SetRecord, StopReason


class SideDigest(Struct, frozen=True, kw_only=True):
    """One exercise on one side, within a session; repeats count as sets of their own.

    `worst` is the highest rating (None: nothing rated), `pain_sum` the sum of all `rated` ones.
    `worked_seconds` is the time under tension: the length of the holds, or of the repetitions.
    """

    exercise: str
    name: str
    side: Side
    worst: int | None
    pain_sum: int
    rated: int
    worked_seconds: float

    @property
    def mean(self) -> float | None:
        """The mean of the ratings; None if nothing was rated."""
        return self.pain_sum / self.rated if self.rated else None


class SessionDigest(Struct, frozen=True, kw_only=True):
    """A summary of a session. `done_sets` of `planned_sets` were completed, if only when repeated.

    `started_at` is local time with its offset. `sides` are in the order they were first done.
    """

    id: str
    started_at: datetime
    protocol_id: str
    protocol_name: str
    pain_ceiling: int
    outcome: SessionOutcome | None
    stop_reason: StopReason | None
    done_sets: int
    planned_sets: int
    pain_before: int | None
    pain_next_day: int | None
    sides: tuple[SideDigest, ...]

    @property
    def worst(self) -> int | None:
        """The highest rating of all sets; None if nothing was rated."""
        return max((side.worst for side in self.sides if side.worst is not None), default=None)

    @property
    def worked_seconds(self) -> float:
        """The time under tension of all sets."""
        return sum(side.worked_seconds for side in self.sides)


def digest(session: Session) -> SessionDigest:
    """Return the digest of a session."""
    places: dict[tuple[str, Side], list[SetRecord]] = {}
    for row in session.sets:
        places.setdefault((row.exercise, row.side), []).append(row)
    return SessionDigest(
        id=session.id,
        started_at=session.started_at,
        protocol_id=session.protocol.id,
        protocol_name=session.protocol.name,
        pain_ceiling=session.protocol.pain_ceiling,
        outcome=session.outcome,
        stop_reason=session.stop_reason,
        done_sets=session.done_sets,
        planned_sets=session.planned_sets,
        pain_before=session.pain_before,
        pain_next_day=session.pain_next_day,
        sides=tuple(_side(exercise, side, rows) for (exercise, side), rows in places.items()),
    )


def _side(exercise: str, side: Side, rows: Iterable[SetRecord]) -> SideDigest:
    all_rows = list(rows)
    pains = [row.pain for row in all_rows if row.pain is not None]
    return SideDigest(
        exercise=exercise,
        name=all_rows[0].name,
        side=side,
        worst=max(pains, default=None),
        pain_sum=sum(pains),
        rated=len(pains),
        worked_seconds=sum(row.worked_seconds for row in all_rows),
    )


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
