"""Events: what comes out of the engine, in the past tense.

Every event carries `at`: when it was due, in the host's monotonic seconds, however late the host
looked. `row` counts the recorded sets from 1, as the session file does.
"""

from msgspec import Struct

from hiptimer.engine.commands import Command
from hiptimer.engine.ledger import Decision
from hiptimer.engine.plan import Phase, Step
from hiptimer.model.session import Cause, Choice, SessionOutcome, SetOutcome, StopReason


class Event(Struct, frozen=True, kw_only=True):
    """Something happened, and was due at `at`."""

    at: float


class SessionStarted(Event, frozen=True, kw_only=True):
    """The session clock was set to 0."""


class PhaseStarted(Event, frozen=True, kw_only=True):
    """A phase began, for `step`. `seconds` is how long it will last, None without a deadline.

    `resumed` means that it continues after a pause with the time it had left, `after_key` that the
    person pressed a key at the change: they have moved already.
    """

    phase: Phase
    step: Step | None
    seconds: float | None
    resumed: bool = False
    after_key: bool = False


class Countdown(Event, frozen=True, kw_only=True):
    """The phase ends in `seconds`: 3, 2 or 1."""

    seconds: int


class HalfReached(Event, frozen=True, kw_only=True):
    """Half of a hold of 10 s or more is over."""


class SetFinished(Event, frozen=True, kw_only=True):
    """A set ended, or was passed over. Seconds are what was done, never more than the target.

    `done_reps` is None for a hold, and for repetitions not counted to the end.
    """

    row: int
    step: Step
    outcome: SetOutcome
    started_at: float
    target: int
    worked_seconds: float
    done_reps: int | None
    paused_seconds: float
    repeat: bool


class SetRested(Event, frozen=True, kw_only=True):
    """The rest after the set in `row` ended after `seconds`, which include waiting up to 180 s."""

    row: int
    seconds: float


class SetUndone(Event, frozen=True, kw_only=True):
    """The set in `row` was marked as not done: nothing held, no rating."""

    row: int


class RatingOpened(Event, frozen=True, kw_only=True):
    """The set in `row` can be rated from now on."""

    row: int


class PainRated(Event, frozen=True, kw_only=True):
    """The set in `row` was rated, or (None) its rating was removed."""

    row: int
    pain: int | None


class CeilingExceeded(Event, frozen=True, kw_only=True):
    """A rating went above the pain ceiling. Without choices there is nothing left to decide."""

    decision: Decision


class Decided(Event, frozen=True, kw_only=True):
    """The person chose how to continue."""

    decision: Decision
    choice: Choice


class Adjusted(Event, frozen=True, kw_only=True):
    """The session departed from its plan, about or after the set in `row` (0: before the first).

    `seconds` is the length of an extension; `target` the new target, in seconds or repetitions.
    """

    row: int
    choice: Choice
    cause: Cause
    step: Step | None = None
    pain: int | None = None
    seconds: float | None = None
    target: int | None = None


class Paused(Event, frozen=True, kw_only=True):
    """The session has been paused since `at`."""

    over: Phase


class Resumed(Event, frozen=True, kw_only=True):
    """The pause is over; it took `seconds`."""

    seconds: float


class Interrupted(Event, frozen=True, kw_only=True):
    """The host was away since `at`; the session is paused."""


class SessionFinished(Event, frozen=True, kw_only=True):
    """The session is over."""

    outcome: SessionOutcome
    reason: StopReason | None


class CommandUndone(Event, frozen=True, kw_only=True):
    """`command` was taken back: the last `retracted` events did not happen, but `instead` did.

    Those lie between that command and now, the same moments as before.
    """

    command: Command
    retracted: int
    instead: tuple[Event, ...]
