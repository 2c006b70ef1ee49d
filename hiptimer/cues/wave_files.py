"""Sound files of one kind: 16 bits, one channel, at our rate; others are brought to it."""

import io
import struct
import sys
import wave
from array import array
from typing import Final

from hiptimer.cues.samples import BYTES, RATE, Samples

LONGEST_SECONDS: Final = 60
"""No sentence takes longer; what does is no sentence."""

_RATES: Final = range(8_000, 96_001)


class NoSpeechError(Exception):
    """What an engine wrote, or what lies in the cache, is no usable sound."""


def written(samples: Samples) -> bytes:
    """Make a file of samples."""
    document = io.BytesIO()
    with wave.open(document, "wb") as file:
        file.setparams((1, BYTES, RATE, 0, "NONE", ""))
        file.writeframes(_little_endian(samples).tobytes())
    return document.getvalue()


def read(document: bytes) -> Samples:
    """Read a file of any engine; raises NoSpeechError where it is damaged, empty or endless."""
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
    return _little_endian(array("h", data))


def _converted(data: bytes, channels: int, rate: int) -> bytes:
    try:
        import miniaudio  # noqa: PLC0415 - it has no wheel everywhere, and few voices need it
    except ImportError as error:
        raise NoSpeechError("only miniaudio can convert a voice of another rate") from error
    form = miniaudio.SampleFormat.SIGNED16
    return bytes(miniaudio.convert_frames(form, channels, rate, data, form, 1, RATE))


def _little_endian(samples: Samples) -> Samples:
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples
