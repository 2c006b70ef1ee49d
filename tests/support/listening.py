"""Ears for tests: how much of a frequency is in some samples, and which earcons a recording has."""

import math
from collections.abc import Sequence

from hiptimer.cues.samples import RATE


def strength(samples: Sequence[int], hertz: float) -> float:
    """Return how much of a frequency is in `samples`, by Goertzel's algorithm; a mean amplitude."""
    turn = 2 * math.cos(2 * math.pi * hertz / RATE)
    one = two = 0.0
    for sample in samples:
        one, two = sample + turn * one - two, one
    power = one * one + two * two - turn * one * two
    return math.sqrt(max(power, 0.0)) / max(1, len(samples))
