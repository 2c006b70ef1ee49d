"""One loudness for all that is heard: measured as ears hear it, and held below full scale.

The measure is that of ITU-R BS.1770-5, annex 1: K-weighting (a shelf for the head, a high pass),
then the mean power of the blocks that are no silence. Its coefficients are given for 48 kHz; those
for our rate come from the analogue filters behind them. What is played is the same in both
channels, and one of them is measured.
"""

import math
from array import array
from functools import lru_cache
from itertools import accumulate
from typing import Final

from hiptimer.cues.samples import FULL_SCALE, RATE, Samples

LEVEL: Final = -20.0
"""LUFS of everything at `USUAL_VOLUME`."""

USUAL_VOLUME: Final = 80

CEILING: Final = 10 ** (-1 / 20)
"""No sample comes above it: -1 dBFS."""

SILENCE: Final = -70.0
"""LUFS; what is softer counts as nothing."""

_KNEE: Final = 0.5
"""Up to here (a part of full scale) the limiter leaves everything as it is."""

_BLOCK: Final = round(0.4 * RATE)
_STEP: Final = _BLOCK // 4
_OFFSET: Final = -0.691
_RELATIVE_GATE: Final = -10.0

_DB_BELOW: Final = 62.0
"""Decibels for each factor of ten in the volume, below the usual one; half of it is -19 dB."""

_DB_ABOVE: Final = 6.3
"""Decibels from the usual volume to 100: six are heard, for the limiter takes some."""

_NEAR: Final = 0.2
_TRIES: Final = 4
"""What the limiter takes is made up for until the loudness is so near (decibels)."""


def loudness(samples: Samples) -> float:
    """Return the loudness in LUFS; what is shorter than a block is a block of its own."""
    total = [0.0, *accumulate(value * value for value in _weighted(samples))]
    length = min(_BLOCK, len(samples))
    ends = range(length, len(total), _STEP) if length else ()
    blocks = [(total[end] - total[end - length]) / length for end in ends]
    heard = [block for block in blocks if _lufs(block) > SILENCE]
    if not heard:
        return SILENCE
    gate = _lufs(sum(heard) / len(heard)) + _RELATIVE_GATE
    heard = [block for block in heard if _lufs(block) > gate]
    return _lufs(sum(heard) / len(heard))


def levelled(samples: Samples, decibels: float = 0.0) -> Samples:
    """Return samples at `LEVEL` (or `decibels` above it), limited; silence stays."""
    out, gain = samples, 0.0
    for _ in range(_TRIES):
        measured = loudness(out)
        if measured <= SILENCE or abs(LEVEL + decibels - measured) < _NEAR:
            break
        gain += LEVEL + decibels - measured
        out = louder(samples, gain)
    return out


def louder(samples: Samples, decibels: float) -> Samples:
    """Return samples turned up or down, through the limiter."""
    return array("h", map(_curve(round(decibels, 1)).__getitem__, samples))


def volume_gain(volume: int) -> float:
    """Return the decibels by which a volume (0-100) is louder than the usual one."""
    if volume > USUAL_VOLUME:
        return _DB_ABOVE * (volume - USUAL_VOLUME) / (100 - USUAL_VOLUME)
    return _DB_BELOW * math.log10(max(volume, 1) / USUAL_VOLUME)


@lru_cache(maxsize=8)
def _curve(decibels: float) -> Samples:
    """Return the limited value of each possible sample; the negative ones are at the end."""
    gain, room = 10 ** (decibels / 20) / FULL_SCALE, CEILING - _KNEE
    samples = range(FULL_SCALE + 2)
    knee = min(math.floor(_KNEE / gain), samples[-1]) + 1
    upper = [round(FULL_SCALE * (gain * sample)) for sample in samples[:knee]]
    upper += [
        round(FULL_SCALE * (_KNEE + room * math.tanh((gain * sample - _KNEE) / room)))
        for sample in samples[knee:]
    ]
    return array("h", [*upper[:-1], *[-value for value in reversed(upper[1:])]])


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(max(power, 1e-12))


def _weighted(samples: Samples) -> list[float]:
    """Return samples (as parts of full scale) as ears weigh them: both filters in one pass."""
    (b0, b1, b2, a1, a2), (c1, c2) = _SHELF, _HIGH_PASS
    x1 = x2 = y1 = y2 = z1 = z2 = 0.0
    out = []
    for sample in samples:
        x = sample / FULL_SCALE
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        z = y - 2 * y1 + y2 - c1 * z1 - c2 * z2
        x2, x1, y2, y1, z2, z1 = x1, x, y1, y, z1, z
        out.append(z)
    return out


def _shelf(hertz: float, decibels: float, quality: float) -> tuple[float, ...]:
    turn = math.tan(math.pi * hertz / RATE)
    high = 10 ** (decibels / 20)
    band = high**0.4996667741545416
    a0 = 1 + turn / quality + turn * turn
    return (
        (high + band * turn / quality + turn * turn) / a0,
        2 * (turn * turn - high) / a0,
        (high - band * turn / quality + turn * turn) / a0,
        2 * (turn * turn - 1) / a0,
        (1 - turn / quality + turn * turn) / a0,
    )


def _high_pass(hertz: float, quality: float) -> tuple[float, float]:
    turn = math.tan(math.pi * hertz / RATE)
    a0 = 1 + turn / quality + turn * turn
    return 2 * (turn * turn - 1) / a0, (1 - turn / quality + turn * turn) / a0


_SHELF: Final = _shelf(1681.974450955533, 3.999843853973347, 0.7071752369554196)
_HIGH_PASS: Final = _high_pass(38.13547087602444, 0.5003270373238773)
