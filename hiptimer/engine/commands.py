"""What goes into the engine, in the imperative. Its table says which is legal where."""

from dataclasses import dataclass

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice, StopReason


@dataclass(frozen=True, slots=True)
class Start:
    """Lay the clock at 0 and begin with the first preparation."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still. A hold goes on where it was, after a count-in."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """The host saw a gap: pause as of `since` (monotonic seconds), the last moment it saw.

    A running hold, or run of repetitions, ends there as interrupted. Illegal where `since` is
    before what the engine has already been told.
    """

    since: float


@dataclass(frozen=True, slots=True)
class Done:
    """The repetitions are done, all of them."""


@dataclass(frozen=True, slots=True)
class EndHold:
    """End the running set here: it is cut short, and its rest and rating follow."""


@dataclass(frozen=True, slots=True)
class SkipPhase:
    """Go on to what comes next. What a decision is owed for stays owed."""


@dataclass(frozen=True, slots=True)
class SkipSide:
    """Leave the rest of this exercise on this side; it is written as skipped."""


@dataclass(frozen=True, slots=True)
class SkipExercise:
    """Leave the rest of this exercise on all sides; it is written as skipped."""


@dataclass(frozen=True, slots=True)
class RepeatSet:
    """Do the running set, or the last one, once more."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Lengthen this preparation or rest by `seconds`, by at most 300 in all."""

    seconds: int = 10

    def __post_init__(self) -> None:
        """Refuse what is no length: ValueError."""
        if self.seconds < 1:
            raise ValueError(f"extend by a whole number of seconds from 1 up, not {self.seconds}")


@dataclass(frozen=True, slots=True)
class NotDone:
    """The person didn't do the last set: it becomes skipped, with nothing held."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Rate the pain (0-10) of the last set, or of the set in `row` (from 1) while waiting."""

    pain: int
    row: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no rating: ValueError, and TypeError for a bool."""
        pain_scale.check(self.pain)


@dataclass(frozen=True, slots=True)
class Unrate:
    """Take the rating of the last set back, or that of the set in `row` (from 1) while waiting."""

    row: int | None = None


@dataclass(frozen=True, slots=True)
class Decide:
    """Answer the open decision with one of its choices."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Finish:
    """End the session here. Sets that were not reached are not written."""

    reason: StopReason | None = None


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
)
