"""What can be done to samples: whole numbers of 16 bits, one channel, 22,050 a second.

Everything that is played has this one form, so that a player needs to know no other.
"""

import math
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array  # it takes no type in brackets before Python 3.12

RATE: Final = 22_050
"""Samples a second, as every speech engine gives them; the highest note needs half of it."""

FULL_SCALE: Final = 32_767

BYTES: Final = 2
"""Of a sample."""


def faded(samples: Samples, seconds: float) -> Samples:
    """Give both edges a slope of `seconds`."""
    out = array("h", samples)
    length = min(round(seconds * RATE), len(out) // 2)
    for n in range(length):
        slope = 0.5 - 0.5 * math.cos(math.pi * n / length)
        out[n] = round(out[n] * slope)
        out[-1 - n] = round(out[-1 - n] * slope)
    return out


def silence(seconds: float) -> Samples:
    """Give so much of nothing."""
    return array("h", bytes(BYTES * round(seconds * RATE)))


def trimmed(samples: Samples, below: int = FULL_SCALE // 200) -> Samples:
    """Take the silence off both ends: engines leave up to half a second of it."""
    loud = [n for n, sample in enumerate(samples) if abs(sample) > below]
    return samples[loud[0] : loud[-1] + 1] if loud else samples[:0]
