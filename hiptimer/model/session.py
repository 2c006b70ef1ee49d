"""A session: one run of a protocol, as it is stored. What was done, not what was planned."""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.model.choices import Rules, SetsToday
from hiptimer.model.limits import PAIN
from hiptimer.model.pain import SEVERE_FROM
from hiptimer.model.protocol import Protocol, Side

MOST_SECONDS: Final = 1_000_000_000
"""About thirty years; a time added to a date must stay within the calendar."""

MOST_COUNTED: Final = 1_000_000
"""More than anyone repeats; a damaged number can be anything."""

YEARS: Final = range(1900, 9001)
"""Clocks can be wrong by decades, and it is still a session."""


def check_seconds(**named: float | None) -> None:
    """Raise ValueError for a value that is not a length of time."""
    for name, value in named.items():
        if value is not None and not (math.isfinite(value) and 0 <= value <= MOST_SECONDS):
            raise ValueError(f"{name} is a number of seconds from 0 up, not {value}")


def check_counts(**named: int | None) -> None:
    """Raise ValueError for a value that is not a count."""
    for name, value in named.items():
        if value is not None and not 0 <= value <= MOST_COUNTED:
            raise ValueError(f"{name} is a count from 0 to {MOST_COUNTED:,}, not {value}")


def check_pain(**named: int | None) -> None:
    """Raise ValueError for a value that is not a pain rating."""
    for name, value in named.items():
        if value is not None and value not in PAIN:
            raise ValueError(f"{name} is a whole number from 0 to 10, not {value}")


def check_local(**named: datetime | None) -> None:
    """Raise ValueError for a time without its offset, or one that no clock shows."""
    for name, value in named.items():
        if value is None:
            continue
        if value.utcoffset() is None:
            raise ValueError(f"{name} is a local time with its offset, not {value.isoformat()}")
        if value.year not in YEARS:
            raise ValueError(f"{name} lies in the years 1900 to 9000, not {value.isoformat()}")


class SetOutcome(StrEnum):
    """How a set ended."""

    DONE = "done"
    CUT_SHORT = "cut-short"
    SKIPPED = "skipped"
    INTERRUPTED = "interrupted"


class SessionOutcome(StrEnum):
    """How a session ended. None stands for one that is running, or can still be resumed."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


class StopReason(StrEnum):
    """Why a person finished early."""

    PAIN = "pain"
    TIRED = "tired"
    TIME = "time"
    OTHER = "other"


class Cause(StrEnum):
    """What caused a departure from the plan."""

    PAIN = "pain"
    PERSON = "person"
    GAP = "gap"
    CRASH = "crash"


class Choice(StrEnum):
    """A departure from the plan."""

    EASIER = "easier"
    SHORTER = "shorter"
    SKIP_SIDE = "skip-side"
    SKIP_EXERCISE = "skip-exercise"
    CARRY_ON = "carry-on"
    FINISH = "finish"
    SKIP_SET = "skip-set"
    END_SET = "end-set"
    REPEAT = "repeat"
    EXTEND = "extend"
    PAUSE = "pause"
    FEWER_SETS = "fewer-sets"
    MORE_SETS = "more-sets"
    ONE_SIDE = "one-side"
    RESUMED = "resumed"


ABOVE_LIMIT: Final = (
    Choice.EASIER,
    Choice.SHORTER,
    Choice.SKIP_SIDE,
    Choice.SKIP_EXERCISE,
    Choice.CARRY_ON,
    Choice.FINISH,
)
"""What a person can choose when a rating is above the limit; the others happen by other keys."""


class SetRecord(Struct, frozen=True, kw_only=True):
    """One set as it was done. Times in seconds; `started_at` is local time with its offset.

    A hold has `target_seconds` and `held_seconds`, repetitions have `target_reps`, `done_reps`
    (None if not known) and `took_seconds`. Raises ValueError for a value out of range.
    """

    entry: int
    exercise: str
    name: str
    side: Side
    number: int
    started_at: datetime
    target_seconds: int | None = None
    held_seconds: float | None = None
    target_reps: int | None = None
    done_reps: int | None = None
    took_seconds: float | None = None
    paused_seconds: float | None = None
    rested_seconds: float | None = None
    outcome: SetOutcome
    pain: int | None = None
    load: str = ""
    repeat: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for values that no session can have recorded."""
        check_local(started_at=self.started_at)
        check_counts(
            target_seconds=self.target_seconds,
            target_reps=self.target_reps,
            done_reps=self.done_reps,
        )
        check_seconds(
            held_seconds=self.held_seconds,
            took_seconds=self.took_seconds,
            paused_seconds=self.paused_seconds,
            rested_seconds=self.rested_seconds,
        )
        check_pain(pain=self.pain)
        if (self.target_seconds is None) == (self.target_reps is None):
            raise ValueError("a set has target_seconds or target_reps, one of the two")
        check_counts(entry=self.entry, number=self.number)
        if self.entry < 1 or self.number < 1:
            raise ValueError("entry and number count from 1")

    @property
    def worked_seconds(self) -> float:
        """Seconds of holding, or of repetitions."""
        return self.held_seconds or self.took_seconds or 0.0

    @property
    def last_second(self) -> datetime:
        """The latest moment in this row."""
        passed = self.worked_seconds + (self.paused_seconds or 0) + (self.rested_seconds or 0)
        return self.started_at + timedelta(seconds=passed)


class Adjustment(Struct, frozen=True, kw_only=True):
    """One departure from the plan. `after_set` is a row of the sets, from 1; 0: before the first.

    `seconds` is set if the choice has a length, `pain` is the rating when it was chosen.
    """

    at: datetime
    after_set: int
    cause: Cause
    choice: Choice
    pain: int | None = None
    seconds: float | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError for values that no session can have recorded."""
        check_local(at=self.at)
        check_counts(after_set=self.after_set)
        check_seconds(seconds=self.seconds)
        check_pain(pain=self.pain)

    @property
    def last_second(self) -> datetime:
        """The latest moment in this adjustment: only the length of a pause is time that passed."""
        passed = self.seconds or 0 if self.choice is Choice.PAUSE else 0
        return self.at + timedelta(seconds=passed)


class Session(Struct, frozen=True, kw_only=True):
    """One run of a protocol. `protocol` is what was prescribed that day, whatever it says now.

    `sets_today` has one entry for each exercise of the protocol. `active_seconds` leaves out pauses
    and the time between a crash and resuming; `paused_seconds` counts pauses, gaps, and waiting
    beyond three minutes. `unknown` is what else its file contains, by its place in the file ("" for
    the top, "set 3"): it is saved again unchanged. `revision` grows with each undo: of two copies
    of a session the higher one is newer, even if it has fewer sets.
    """

    id: str
    app_version: str
    device: str
    started_at: datetime
    rules: Rules
    protocol: Protocol
    sets_today: tuple[SetsToday, ...]
    ended_at: datetime | None = None
    outcome: SessionOutcome | None = None
    stop_reason: StopReason | None = None
    active_seconds: float = 0.0
    paused_seconds: float = 0.0
    pain_before: int | None = None
    pain_next_day: int | None = None
    pain_next_day_asked: bool = False
    note: str = ""
    revision: int = 0
    sets: tuple[SetRecord, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    unknown: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ValueError for values that no session can have recorded."""
        check_local(started_at=self.started_at, ended_at=self.ended_at)
        check_seconds(active_seconds=self.active_seconds, paused_seconds=self.paused_seconds)
        check_counts(revision=self.revision)
        check_pain(pain_before=self.pain_before, pain_next_day=self.pain_next_day)
        if len(self.sets_today) != len(self.protocol.exercises):
            raise ValueError("sets_today has one entry for each exercise")
        if (self.outcome is None) != (self.ended_at is None):
            raise ValueError("a session that has ended has both ended_at and outcome")
        if self.stop_reason is not None and self.outcome is not SessionOutcome.STOPPED:
            raise ValueError("a stop_reason stands only with the outcome stopped")
        for number, row in enumerate(self.sets, 1):
            self._check_place(number, row)
        if self.passed_sets > self.planned_sets:
            raise ValueError(f"{self.passed_sets} sets were passed, of {self.planned_sets} planned")
        for number, entry in enumerate(self.adjustments, 1):
            if entry.after_set > len(self.sets):
                raise ValueError(f"adjustment {number} is after a set that is not there")

    def _check_place(self, number: int, row: SetRecord) -> None:
        """Raise ValueError for a set that has no place in the session's protocol."""
        if row.entry > len(self.protocol.exercises):
            raise ValueError(f"set {number} is of entry {row.entry}, which is not there")
        prescribed = self.protocol.exercises[row.entry - 1].id
        if row.exercise != prescribed:
            raise ValueError(f"set {number} is of {row.exercise}, but its entry is {prescribed}")
        if row.side not in self.sets_today[row.entry - 1]:
            raise ValueError(f"set {number} is on a side that was not to be done ({row.side})")

    def records_the_same_as(self, other: "Session") -> bool:
        """Return whether the two differ only in what else their files contain."""
        return replace(self, unknown={}) == replace(other, unknown={})

    @property
    def passed_sets(self) -> int:
        """The number of planned sets passed: the place to resume from."""
        return sum(not row.repeat for row in self.sets)

    @property
    def planned_sets(self) -> int:
        """The number of sets to do that day."""
        return sum(sum(counts.values()) for counts in self.sets_today)

    @property
    def done_sets(self) -> int:
        """The number of planned sets completed, at the first attempt or a later one."""
        done = (row for row in self.sets if row.outcome is SetOutcome.DONE)
        return len({(row.entry, row.side, row.number) for row in done})

    @property
    def worst(self) -> int | None:
        """The highest rating of all sets (0-10); None if nothing was rated."""
        return max((row.pain for row in self.sets if row.pain is not None), default=None)

    @property
    def calls_for_help(self) -> bool:
        """Whether to show the page on when to seek help: pain was severe, or the reason to stop."""
        return (self.worst or 0) >= SEVERE_FROM or self.stop_reason is StopReason.PAIN

    @property
    def sets_by_place(self) -> tuple[tuple[SetRecord, ...], ...]:
        """The sets of each exercise on each side together, in the order they were first done."""
        places: dict[tuple[int, Side], list[SetRecord]] = {}
        for row in self.sets:
            places.setdefault((row.entry, row.side), []).append(row)
        return tuple(map(tuple, places.values()))

    @property
    def last_second(self) -> datetime:
        """The latest moment in this session; its `ended_at` if it is kept as it is."""
        passed = self.active_seconds + self.paused_seconds + self._lost_seconds
        moments = [self.started_at + timedelta(seconds=passed)]
        moments += [row.last_second for row in self.sets]
        moments += [entry.last_second for entry in self.adjustments]
        return max(moments).replace(microsecond=0)

    @property
    def _lost_seconds(self) -> float:
        """The time between each crash and resuming."""
        resumed = (entry for entry in self.adjustments if entry.choice is Choice.RESUMED)
        return min(sum(entry.seconds or 0.0 for entry in resumed), float(MOST_SECONDS))
