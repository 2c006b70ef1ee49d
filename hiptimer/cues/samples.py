"""What can be done to samples: whole numbers of 16 bits, one channel, 44,100 a second.

Everything that is played has this one form, so that a player needs to know no other.
"""

import math
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array  # it takes no type in brackets before Python 3.12

RATE: Final = 44_100
"""Samples a second; every sound card plays it."""

FULL_SCALE: Final = 32_767

BYTES: Final = 2
"""Of a sample."""

_ONE_BITS: Final = 16
"""A factor of one is 1 << 16 where it is a whole number."""


def faded(samples: Samples, seconds: float) -> Samples:
    """Give both edges a slope of `seconds`."""
    out = array("h", samples)
    length = min(round(seconds * RATE), len(out) // 2)
    for n in range(length):
        slope = 0.5 - 0.5 * math.cos(math.pi * n / length)
        out[n] = round(out[n] * slope)
        out[-1 - n] = round(out[-1 - n] * slope)
    return out


def normalised(samples: Samples, peak: float) -> Samples:
    """Bring the loudest sample to `peak` (0-1 of full scale); silence stays silence."""
    loudest = max(max(samples, default=0), -min(samples, default=0))
    if not loudest:
        return array("h", samples)
    factor = peak * FULL_SCALE / loudest
    return array("h", [round(sample * factor) for sample in samples])


def at_volume(samples: Samples, volume: int) -> Samples:
    """Turn down to `volume` (0-100); squared, since ears hear in ratios."""
    # In whole numbers, which take two thirds of the time: a tone may be waiting for it.
    factor = round((max(0, min(volume, 100)) / 100) ** 2 * (1 << _ONE_BITS))
    return array("h", [sample * factor >> _ONE_BITS for sample in samples])


def silence(seconds: float) -> Samples:
    """Give so much of nothing."""
    return array("h", bytes(BYTES * round(seconds * RATE)))


def trimmed(samples: Samples, below: int = FULL_SCALE // 200) -> Samples:
    """Take the silence off both ends: engines leave up to half a second of it."""
    first = next((n for n, sample in enumerate(samples) if abs(sample) > below), len(samples))
    last = next(
        (n for n in range(len(samples), first, -1) if abs(samples[n - 1]) > below),
        first,
    )
    return samples[first:last]


def at_rate(samples: Samples, rate: int) -> Samples:
    """Bring samples that were taken at `rate` to ours, on straight lines between them."""
    if rate == RATE or len(samples) < 2:
        return array("h", samples)
    if rate * 2 == RATE:
        return _doubled(samples)
    step, last = rate / RATE, len(samples) - 2
    out = array("h")
    for n in range(int(len(samples) / step)):
        place = n * step
        before = min(int(place), last)
        part = min(place - before, 1.0)
        out.append(round(samples[before] * (1 - part) + samples[before + 1] * part))
    return out


def _doubled(samples: Samples) -> Samples:
    """Put one sample between each two, in a tenth of the time: every engine has this rate."""
    out = array("h", bytes(BYTES * 2 * len(samples)))
    out[::2] = samples
    between = [(one + other) >> 1 for one, other in pairwise(samples)]
    out[1::2] = array("h", [*between, samples[-1]])
    return out
