"""Makes the earcons: a few notes each, out of sines. No sound file of anyone is used.

Five are told apart by their contour: get ready rises, hold stays, rest falls, an exercise done
rises and falls, a session done climbs and lingers. A tick is one short note, half a hold two soft
ones. Each has notes that no other has, so that a recording tells them apart too.
"""

import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hiptimer.cues.cue import Earcon
from hiptimer.cues.samples import FULL_SCALE, RATE, Samples, faded, normalised

FADE_SECONDS: Final = 0.01
"""An edge that is not faded is heard as a click."""

LOUD: Final = 0.45
SOFT: Final = 0.2
"""Parts of full scale. A tone and speech (0.5) together stay below it."""

MURMUR: Final = 0.004
"""A part of full scale: a speaker wakes up by it, and nobody hears it."""

LEAD_IN_SECONDS: Final = 0.4
"""A wireless speaker needs about a third of a second to wake up."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of `hertz` that sounds for `seconds`; 0 Hz is a rest."""

    hertz: float
    seconds: float


NOTES: Final[Mapping[Earcon, tuple[Note, ...]]] = {
    Earcon.GET_READY: (Note(392, 0.16), Note(587, 0.22)),
    Earcon.HOLD: (Note(880, 0.45),),
    Earcon.REST: (Note(698, 0.16), Note(349, 0.3)),
    Earcon.EXERCISE_DONE: (Note(440, 0.14), Note(740, 0.14), Note(440, 0.24)),
    Earcon.SESSION_DONE: (Note(523, 0.14), Note(659, 0.14), Note(784, 0.14), Note(1047, 0.5)),
    Earcon.TICK: (Note(1319, 0.07),),
    Earcon.HALF: (Note(294, 0.12), Note(0, 0.08), Note(294, 0.12)),
}


def tone(earcon: Earcon) -> Samples:
    """Make the samples of an earcon."""
    samples: Samples = array("h")
    for note in NOTES[earcon]:
        samples.extend(_sounding(note))
    return normalised(samples, SOFT if earcon in (Earcon.TICK, Earcon.HALF) else LOUD)


def murmur() -> Samples:
    """Make what leads in to speech after a silence: hardly to be heard, but no silence."""
    low = _sounding(Note(110, LEAD_IN_SECONDS))
    return normalised(low, MURMUR)


def _sounding(note: Note) -> Samples:
    """Sound one note, with a little of its octave: a bare sine is hard to hear on small speakers.

    Each note has faded edges of its own, so that the joints don't click either.
    """
    step = 2 * math.pi * note.hertz / RATE
    loud = 0.4 * FULL_SCALE
    samples = array(
        "h",
        (
            round(loud * (math.sin(step * n) + 0.2 * math.sin(2 * step * n)))
            for n in range(round(note.seconds * RATE))
        ),
    )
    return faded(samples, FADE_SECONDS)
