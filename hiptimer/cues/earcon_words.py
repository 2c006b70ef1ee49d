"""The earcons in words: what each is called, what it sounds like, and what it says."""

from collections.abc import Mapping
from typing import Final

from hiptimer.cues.cue import Earcon

NAMES: Final[Mapping[Earcon, str]] = {
    Earcon.GET_READY: "Get ready",
    Earcon.HOLD: "Hold",
    Earcon.REST: "Rest",
    Earcon.EXERCISE_DONE: "Exercise done",
    Earcon.SESSION_DONE: "Session done",
    Earcon.WAIT: "Your turn",
    Earcon.CHOOSE: "Your choice",
    Earcon.PAUSE: "Paused",
    Earcon.TICK: "Tick",
    Earcon.HALF: "Half",
    Earcon.STEP: "Step",
}

SOUNDS: Final[Mapping[Earcon, str]] = {
    Earcon.GET_READY: "two notes up",
    Earcon.HOLD: "one long note",
    Earcon.REST: "two notes down",
    Earcon.EXERCISE_DONE: "three notes, up and down",
    Earcon.SESSION_DONE: "four notes up, the last one long",
    Earcon.WAIT: "three notes, down and further up",
    Earcon.CHOOSE: "four notes, back and forth",
    Earcon.PAUSE: "three notes down",
    Earcon.TICK: "tick",
    Earcon.HALF: "two soft notes",
    Earcon.STEP: "click",
}

MEANINGS: Final[Mapping[Earcon, str]] = {
    Earcon.GET_READY: "An exercise or a side begins.",
    Earcon.HOLD: "A hold or a run of repetitions begins.",
    Earcon.REST: "A rest begins.",
    Earcon.EXERCISE_DONE: "A rest begins, and that exercise is done.",
    Earcon.SESSION_DONE: "The session is done.",
    Earcon.WAIT: "The clock stands still until you press a key.",
    Earcon.CHOOSE: "The clock stands still until you choose how to go on.",
    Earcon.PAUSE: "The session is paused.",
    Earcon.TICK: "Three, two and one second before something changes.",
    Earcon.HALF: "Half of a hold of ten seconds or more is over.",
    Earcon.STEP: "You step to another answer, which is then said.",
}
