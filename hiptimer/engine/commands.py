"""What goes into the engine, in the imperative. Its table says which is legal where."""

from msgspec import Struct

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice, StopReason


class Start(Struct, frozen=True):
    """Lay the clock at 0 and begin with the first preparation."""


class Pause(Struct, frozen=True):
    """Stand still. A hold goes on where it was, after a count-in."""


class Resume(Struct, frozen=True):
    """Go on after a pause."""


class Interrupt(Struct, frozen=True):
    """The host saw a gap: pause as of `since` (monotonic seconds), the last moment it saw.

    A running hold, or run of repetitions, ends there as interrupted. Illegal where `since` is
    before what the engine has already been told.
    """

    since: float


class Done(Struct, frozen=True):
    """The repetitions are done, all of them."""


class EndHold(Struct, frozen=True):
    """End the running set here: it is cut short, and its rest and rating follow."""


class SkipPhase(Struct, frozen=True):
    """Go on to what comes next. What a decision is owed for stays owed."""


class SkipSide(Struct, frozen=True):
    """Leave the rest of this exercise on this side; it is written as skipped."""


class SkipExercise(Struct, frozen=True):
    """Leave the rest of this exercise on all sides; it is written as skipped."""


class RepeatSet(Struct, frozen=True):
    """Do the running set, or the last one, once more."""


class Extend(Struct, frozen=True):
    """Lengthen this preparation or rest by `seconds`, by at most 300 in all."""

    seconds: int = 10

    def __post_init__(self) -> None:
        """Refuse what is no length: ValueError."""
        if self.seconds < 1:
            raise ValueError(f"extend by a whole number of seconds from 1 up, not {self.seconds}")


class NotDone(Struct, frozen=True):
    """The person didn't do the last set: it becomes skipped, with nothing held."""


class Rate(Struct, frozen=True):
    """Rate the pain (0-10) of the last set, or of the set in `row` (from 1) while waiting."""

    pain: int
    row: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no rating: ValueError, and TypeError for a bool."""
        pain_scale.check(self.pain)


class Unrate(Struct, frozen=True):
    """Take the rating of the last set back, or that of the set in `row` (from 1) while waiting."""

    row: int | None = None


class Decide(Struct, frozen=True):
    """Answer the open decision with one of its choices."""

    choice: Choice


class Finish(Struct, frozen=True):
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
