"""A cue: what is heard for an event. Values only; nothing is played here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.wording.guidance import SESSION_PAUSED


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


EARCON_WORDS: Final[Mapping[Earcon, tuple[str, str, str]]] = {
    Earcon.GET_READY: ("Get ready", "two notes up", "An exercise or a side begins."),
    Earcon.HOLD: ("Hold", "one long note", "A hold or a run of repetitions begins."),
    Earcon.REST: ("Rest", "two notes down", "A rest begins."),
    Earcon.EXERCISE_DONE: (
        *("Exercise done", "three notes, up and down"),
        "A rest begins, and that exercise is done.",
    ),
    Earcon.SESSION_DONE: (
        *("Session done", "four notes up, the last one long"),
        "The session is done.",
    ),
    Earcon.WAIT: (
        *("Your turn", "three notes, down and further up"),
        "The clock waits until you press a key.",
    ),
    Earcon.CHOOSE: (
        *("Your choice", "four notes, back and forth"),
        "The clock waits until you choose how to go on.",
    ),
    Earcon.PAUSE: ("Paused", "three notes down", SESSION_PAUSED),
    Earcon.TICK: ("Tick", "tick", "Three, two and one second before something changes."),
    Earcon.HALF: ("Half", "two soft notes", "Half of a hold of ten seconds or more is over."),
    Earcon.STEP: ("Step", "click", "You step to another answer, which is then said."),
}
"""What each is called, what it sounds like, and what it means."""

TONE_SECONDS: Final = 0.7
"""A tone that comes later would be taken for the sign of another moment."""

SENTENCE_SECONDS: Final = 2.0
"""A sentence that begins a phase would by then count from the wrong moment: "Twenty seconds." """

_BRIEFLY_TRUE: Final = (Earcon.HOLD, Earcon.REST, Earcon.EXERCISE_DONE, Earcon.TICK, Earcon.HALF)
"""Other cues say where to lie, what to answer or that it is over: true until something newer."""


class Cue(Struct, frozen=True, kw_only=True):
    """An earcon, then sentences, due at `at` (the engine's seconds). It supersedes the one before.

    One that is `over` sounds over the one before and leaves it playing. One without a sound
    silences it. `owed` are the sentences that must be heard once: if an answer cuts them off, they
    are said after it.
    """

    at: float
    earcon: Earcon | None = None
    say: tuple[str, ...] = ()
    over: bool = False
    owed: tuple[str, ...] = ()

    def still_true(self, late: float) -> "Cue":
        """Return what is still true of the newest cue when it comes `late` seconds late."""
        if late <= TONE_SECONDS or self.earcon not in _BRIEFLY_TRUE:
            return self
        return replace(self, earcon=None, say=self.say if late <= SENTENCE_SECONDS else ())
