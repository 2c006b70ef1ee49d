"""The engine's state: plain values that can be copied, so that an illegal command changes none.

Times in here are whole nanoseconds. Their sums are exact, which is why a session does not drift.
"""

import math
from enum import Enum, auto
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.engine.commands import Command
from hiptimer.engine.ledger import Ledger, Place
from hiptimer.engine.plan import Phase, Step

SECOND: Final = 1_000_000_000

COUNTED: Final = (3, 2, 1)
"""Seconds before the end of a phase that are counted down."""

HALF_FROM: Final = 10 * SECOND
"""Half-time is announced in holds of 10 s or more; in a shorter one it would only disturb."""


def nanoseconds(seconds: float) -> int:
    """Convert from the host's seconds."""
    return round(seconds * SECOND)


def seconds(nanoseconds: int) -> float:
    """Convert to the host's seconds."""
    return nanoseconds / SECOND


def seconds_not_before(due: int) -> float:
    """Convert to the host's seconds, rounded so that they convert back to no earlier moment.

    A clock that has run for months counts in steps of more than a nanosecond.
    """
    moment = seconds(due)
    early = nanoseconds(moment) < due
    return math.nextafter(moment, math.inf) if early else moment


class Mark(Struct, frozen=True):
    """An event due `before` the end of a phase: a countdown or, if None, half-time."""

    before: int
    counted: int | None


class Timer(Struct, frozen=True):
    """Times one phase: when it began, when it ends, and the marks still to come."""

    started: int
    deadline: int | None = None
    marks: tuple[Mark, ...] = ()

    @classmethod
    def lasting(cls, length: int | None, at: int, *, with_half: bool = False) -> "Timer":
        """Return a timer for `length` from `at`, with a half-time mark if `with_half`."""
        if length is None:
            return cls(at)
        marks = [Mark(n * SECOND, n) for n in COUNTED if n * SECOND <= length]
        if with_half and length >= HALF_FROM:
            marks.append(Mark(length // 2, None))
        return cls(at, at + length, tuple(sorted(marks, key=lambda mark: -mark.before)))

    @property
    def due(self) -> int | None:
        """When the next thing happens: a mark or the end."""
        if self.deadline is None or not self.marks:
            return self.deadline
        return self.deadline - self.marks[0].before

    def left(self, at: int) -> int | None:
        """Return how much time is left."""
        return None if self.deadline is None else max(0, self.deadline - at)

    def moved(self, at: int, length: int | None) -> "Timer":
        """Restart at `at` with `length` left and the marks still to come."""
        return Timer(at, None if length is None else at + length, self.marks)

    def without_next_mark(self) -> "Timer":
        """Return this timer without its next mark, which has been reported."""
        return replace(self, marks=self.marks[1:])


class SetInProgress(Struct, frozen=True):
    """The set in progress: its target, and what was done of it before this phase."""

    step: Step
    started: int
    target: int
    length: int | None
    repeat: bool
    worked: int = 0
    paused: int = 0
    timer: Timer | None = None


class PauseState(Struct, frozen=True):
    """What a pause keeps: the paused phase, when it was paused, and how much of it was left."""

    over: Phase
    since: int
    left: int | None
    timer: Timer


class RestState(Struct, frozen=True):
    """The rest in progress, after the set in `row`: how long so far, and how much of it waiting."""

    row: int
    rested: int = 0
    waited: int = 0


class AdvanceKey(Enum):
    """Whether the key that a change waits for was pressed."""

    NOT_GIVEN = auto()
    WAIVED = auto()  # the person moved on without waiting, and has yet to get in place
    PRESSED = auto()  # the person has moved, and is in place


class UndoPoint(Struct, frozen=True):
    """What it takes to undo `command`, sent at `at`: the state `before` it, which is never changed.

    `later` are the commands sent since, and `events` counts what came of it and after it.
    """

    command: Command
    at: int
    before: "State"
    later: tuple[tuple[Command, int], ...] = ()
    events: int = 0


class State(Struct):
    """Everything the engine remembers. The values in it are immutable: a shallow copy is enough."""

    phase: Phase = Phase.READY
    seen: int = 0
    timer: Timer = Timer(0)
    step: Step | None = None
    run: SetInProgress | None = None
    pause: PauseState | None = None
    resting: RestState | None = None
    place: Place | None = None
    key: AdvanceKey = AdvanceKey.NOT_GIVEN
    key_owed: bool = False
    last_wait: bool = False
    extended: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    undo: UndoPoint | None = None
