"""The earcons: a few struck notes each, made of sines. No sound files are used.

Eight differ in their contour: get ready rises, hold stays, rest falls, an exercise done
rises and falls, a session done climbs and lingers, a wait asks, falling before it rises further,
a choice goes back and forth, and a pause sinks. A tick and a step are one short note, half a hold
two of the same. Each has notes that no other has in its order, so that they can be found in a
recording too. None is below 440 Hz, which small speakers swallow.
"""

import math
from array import array
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from hiptimer.cues.cue import Earcon
from hiptimer.cues.loudness import levelled
from hiptimer.cues.samples import FULL_SCALE, RATE, Samples, faded

FADE_SECONDS: Final = 0.008
"""An edge that is not faded is heard as a click."""

PARTIALS: Final = ((1, 1.0, 1.0), (2, 0.35, 1.6), (3, 0.15, 2.4), (4, 0.06, 3.2))
"""Of a struck note: how many times as high, how strong, and how much faster it dies away."""

DECAY_SECONDS: Final = 0.22
"""A third of a note is left then."""

SOFTER_DB: Final = 2.0
"""How much softer the short ones are; tick and half sound during a hold."""

MURMUR: Final = 0.004
"""A part of full scale: a speaker wakes up by it, and it is not heard."""

LEAD_IN_SECONDS: Final = 0.4
"""A wireless speaker needs about a third of a second to wake up."""


class Note(Struct, frozen=True):
    """A note of `hertz` that sounds for `seconds`; 0 Hz is a rest."""

    hertz: float
    seconds: float


NOTES: Final[Mapping[Earcon, tuple[Note, ...]]] = {
    Earcon.GET_READY: (Note(466, 0.18), Note(698, 0.32)),
    Earcon.HOLD: (Note(880, 0.5),),
    Earcon.REST: (Note(784, 0.18), Note(523, 0.36)),
    Earcon.EXERCISE_DONE: (Note(587, 0.16), Note(740, 0.16), Note(587, 0.3)),
    Earcon.SESSION_DONE: (Note(523, 0.15), Note(659, 0.15), Note(784, 0.15), Note(1047, 0.5)),
    Earcon.WAIT: (Note(622, 0.16), Note(554, 0.16), Note(932, 0.4)),
    Earcon.CHOOSE: (Note(831, 0.1), Note(1109, 0.1), Note(831, 0.1), Note(1109, 0.34)),
    Earcon.PAUSE: (Note(988, 0.15), Note(659, 0.15), Note(494, 0.34)),
    Earcon.TICK: (Note(1319, 0.07),),
    Earcon.HALF: (Note(440, 0.12), Note(0, 0.08), Note(440, 0.2)),
    Earcon.STEP: (Note(1568, 0.05),),
}


def seconds_of(earcon: Earcon) -> float:
    """Return how long an earcon sounds."""
    return sum(note.seconds for note in NOTES[earcon])


def tone(earcon: Earcon) -> Samples:
    """Return the samples of an earcon, at the usual loudness."""
    samples: Samples = array("h")
    for note in NOTES[earcon]:
        samples.extend(_struck(note))
    soft = earcon in (Earcon.TICK, Earcon.HALF, Earcon.STEP)
    return levelled(samples, -SOFTER_DB if soft else 0.0)


def murmur() -> Samples:
    """Return what leads in to speech after a silence: hardly heard, but not silence."""
    step, loud = 2 * math.pi * 110 / RATE, MURMUR * FULL_SCALE
    samples = (round(loud * math.sin(step * n)) for n in range(round(LEAD_IN_SECONDS * RATE)))
    return faded(array("h", samples), FADE_SECONDS)


def _struck(note: Note) -> Samples:
    """Sound one note. It has faded edges of its own, so that the joints don't click either."""
    loud = 0.4 * FULL_SCALE if note.hertz else 0.0
    step = 2 * math.pi * note.hertz / RATE
    out = [0.0] * round(note.seconds * RATE)
    sine = math.sin
    for times, strength, faster in PARTIALS:
        fall = math.exp(-faster / (DECAY_SECONDS * RATE))
        level, turn = loud * strength, times * step
        for n in range(len(out)):
            out[n] += level * sine(turn * n)
            level *= fall
    return faded(array("h", map(round, out)), FADE_SECONDS)
