"""Samples: 16 bits, one channel, 22,050 a second, and the sound files that hold them.

Everything that is played has this one form; other files are converted to it.
"""

import io
import math
import struct
import wave
from array import array
from pathlib import Path
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


LONGEST_SECONDS: Final = 60
"""No sentence takes longer; what does is no sentence."""

_RATES: Final = range(8_000, 96_001)


class NoSpeechError(Exception):
    """What an engine wrote, or what lies in the cache, is no usable sound."""


def faded(samples: Samples, seconds: float) -> Samples:
    """Return samples with a slope of `seconds` at both ends."""
    out = array("h", samples)
    length = min(round(seconds * RATE), len(out) // 2)
    for n in range(length):
        slope = 0.5 - 0.5 * math.cos(math.pi * n / length)
        out[n] = round(out[n] * slope)
        out[-1 - n] = round(out[-1 - n] * slope)
    return out


def silence(seconds: float) -> Samples:
    """Return silence."""
    return array("h", bytes(BYTES * round(seconds * RATE)))


def trimmed(samples: Samples, below: int = FULL_SCALE // 200) -> Samples:
    """Return samples without the silence at both ends; engines leave up to half a second."""
    loud = [n for n, sample in enumerate(samples) if abs(sample) > below]
    return samples[loud[0] : loud[-1] + 1] if loud else samples[:0]


def written(samples: Samples) -> bytes:
    """Return a sound file of samples."""
    document = io.BytesIO()
    with wave.open(document, "wb") as file:
        file.setparams((1, BYTES, RATE, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return document.getvalue()


def read(document: bytes) -> Samples:
    """Return the samples of a file of any engine.

    Raises NoSpeechError if it is damaged, empty or endless.
    """
    try:
        with wave.open(io.BytesIO(document)) as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            data = file.readframes(LONGEST_SECONDS * rate + 1)
    except (wave.Error, struct.error, EOFError, ValueError, OverflowError, RuntimeError) as error:
        raise NoSpeechError(f"it is no sound file ({error})") from error
    if width != BYTES or channels not in (1, 2) or rate not in _RATES or len(data) % BYTES:
        raise NoSpeechError("it is a sound file of another kind")
    if not 0 < len(data) <= LONGEST_SECONDS * rate * channels * BYTES:
        raise NoSpeechError("it is empty, or longer than any sentence")
    if (channels, rate) != (1, RATE):
        data = _converted(data, channels, rate)
    return array("h", data)


def _converted(data: bytes, channels: int, rate: int) -> bytes:
    try:
        import miniaudio  # noqa: PLC0415 - it has no wheel everywhere, and few voices need it
    except ImportError as error:
        raise NoSpeechError("only miniaudio can convert a voice of another rate") from error
    form = miniaudio.SampleFormat.SIGNED16
    return bytes(miniaudio.convert_frames(form, channels, rate, data, form, 1, RATE))


def make_private(folder: Path) -> None:
    """Create a folder and those above it that are missing, each 0700. Raises OSError."""
    try:
        folder.stat()
    except FileNotFoundError:
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
