"""Commands: what goes into the engine, in the imperative. Its table says when each is legal."""

from msgspec import Struct

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice, StopReason


class Start(Struct, frozen=True):
    """Set the session clock to 0 and begin the first preparation."""


class Pause(Struct, frozen=True):
    """Pause the session. A hold resumes from where it was, after a count-in."""


class Resume(Struct, frozen=True):
    """Resume after a pause."""


class Interrupt(Struct, frozen=True):
    """The host noticed a gap: pause as of `since` (monotonic seconds), the last moment it saw.

    A running hold, or run of repetitions, ends there as interrupted. Illegal if `since` is earlier
    than the latest time the engine has seen.
    """

    since: float


class Done(Struct, frozen=True):
    """The repetitions are done, all of them."""


class EndHold(Struct, frozen=True):
    """End the running set now: it is cut short, and its rest and rating follow."""


class SkipPhase(Struct, frozen=True):
    """Skip to what comes next. A decision that is owed stays owed."""


class SkipSide(Struct, frozen=True):
    """Skip the rest of this exercise on this side; its sets are recorded as skipped."""


class SkipExercise(Struct, frozen=True):
    """Skip the rest of this exercise on all sides; its sets are recorded as skipped."""


class RepeatSet(Struct, frozen=True):
    """Do the running set, or the last one, once more."""


class Extend(Struct, frozen=True):
    """Lengthen this preparation or rest by `seconds`, by at most 300 in all."""

    seconds: int = 10

    def __post_init__(self) -> None:
        """Raise ValueError if `seconds` is not a positive whole number."""
        if self.seconds < 1:
            raise ValueError(f"extend by a whole number of seconds from 1 up, not {self.seconds}")


class NotDone(Struct, frozen=True):
    """The last set was not done: it becomes skipped, with nothing held."""


class Rate(Struct, frozen=True):
    """Rate the pain (0-10) of the last set, or of the set in `row` (from 1) while waiting."""

    pain: int
    row: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if `pain` is not a rating, and TypeError for a bool."""
        pain_scale.check(self.pain)


class Unrate(Struct, frozen=True):
    """Remove the rating of the last set, or of the set in `row` (from 1) while waiting."""

    row: int | None = None


class Decide(Struct, frozen=True):
    """Answer the open decision with one of its choices."""

    choice: Choice


class Finish(Struct, frozen=True):
    """End the session now. Sets that were not reached are not recorded."""

    reason: StopReason | None = None


class Undo(Struct, frozen=True):
    """Take the last command back, for ten seconds.

    One that moved the session becomes a pause from then until now; any other was never sent.
    """


NEVER_UNDONE = (Start, Pause, Resume, Interrupt, Finish, Undo)
"""Commands that have no undo of their own; one that was sent before them still has."""


Command = (
    Start
    | Pause
    | Resume
    | Interrupt
    | Done
    | EndHold
    | SkipPhase
    | SkipSide
    | SkipExercise
    | RepeatSet
    | Extend
    | NotDone
    | Rate
    | Unrate
    | Decide
    | Finish
    | Undo
)
