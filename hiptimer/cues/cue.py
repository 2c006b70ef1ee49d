"""A cue: what is heard for what has happened. Values only; nothing is played here."""

from enum import StrEnum

from msgspec import Struct


class Earcon(StrEnum):
    """The sounds without words. The first eight differ in their contour."""

    GET_READY = "get-ready"
    HOLD = "hold"
    REST = "rest"
    EXERCISE_DONE = "exercise-done"
    SESSION_DONE = "session-done"
    WAIT = "wait"
    CHOOSE = "choose"
    PAUSE = "pause"
    TICK = "tick"
    HALF = "half"
    STEP = "step"

    @property
    def is_a_change(self) -> bool:
        """Whether it sounds at a change of phase, which a bell announces too."""
        return self not in (Earcon.TICK, Earcon.HALF, Earcon.PAUSE, Earcon.STEP)


class Cue(Struct, frozen=True, kw_only=True):
    """An earcon, then sentences, due at `at` (the engine's seconds). It supersedes the one before.

    One that is `over` sounds over the one before and leaves it be. One that has nothing to sound
    hushes it. `owed` are the sentences that a person has to hear once: where an answer cuts them
    off, they are said after it.
    """

    at: float
    earcon: Earcon | None = None
    say: tuple[str, ...] = ()
    over: bool = False
    owed: tuple[str, ...] = ()
