"""Sound files: those that an engine wrote, read with suspicion, and our own, which are sealed.

A sealed file says in a chunk of its own what it holds and what it was made for. One that is
damaged, or that somebody else put in its place, is told from ours by that.
"""

import hashlib
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

_HEAD: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_SEAL: Final = struct.Struct("<4sI32s")
_PCM: Final = 1


class NoSpeechError(Exception):
    """What an engine wrote, or what lies in the cache, is no usable sound."""


def sealed(samples: Samples, purpose: str) -> bytes:
    """Make a file of samples, and seal it for `purpose`."""
    data = _little_endian(samples).tobytes()
    head = _head(len(data), _HEAD.size + len(data) + _SEAL.size)
    return b"".join((head, data, _SEAL.pack(b"hipt", 32, _digest(data, purpose))))


def plain(samples: Samples) -> bytes:
    """Make a file of samples for any player."""
    data = _little_endian(samples).tobytes()
    return _head(len(data), _HEAD.size + len(data)) + data


def unsealed(document: bytes, purpose: str) -> Samples:
    """Read one of our files; raises NoSpeechError where it is not whole or not for `purpose`."""
    if len(document) < _HEAD.size + _SEAL.size:
        raise NoSpeechError("it is cut off")
    data = document[_HEAD.size : -_SEAL.size]
    seal = _SEAL.pack(b"hipt", 32, _digest(data, purpose))
    if document != _head(len(data), len(document)) + data + seal or len(data) % BYTES:
        raise NoSpeechError("it is not what was written")
    return _little_endian(array("h", data))


def read_foreign(document: bytes) -> tuple[Samples, int]:
    """Read what an engine wrote: samples of one channel, and their rate; or NoSpeechError."""
    try:
        with wave.open(io.BytesIO(document)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(LONGEST_SECONDS * form[2] + 1)
    except (wave.Error, EOFError, struct.error, ValueError, OverflowError) as error:
        raise NoSpeechError(f"it is no sound file ({error})") from error
    channels, width, rate = form
    if width != BYTES or channels not in (1, 2) or rate not in _RATES:
        raise NoSpeechError("it is a sound file of another kind")
    samples = _little_endian(array("h", data[: len(data) - len(data) % (BYTES * channels)]))
    if not samples or len(samples) > LONGEST_SECONDS * rate * channels:
        raise NoSpeechError("it is empty, or longer than any sentence")
    return samples[::channels], rate


def _head(data_size: int, file_size: int) -> bytes:
    return _HEAD.pack(
        *(b"RIFF", file_size - 8, b"WAVE", b"fmt ", 16, _PCM, 1),
        *(RATE, RATE * BYTES, BYTES, 8 * BYTES, b"data", data_size),
    )


def _digest(data: bytes, purpose: str) -> bytes:
    return hashlib.sha256(purpose.encode() + b"\0" + data).digest()


def _little_endian(samples: Samples) -> Samples:
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples
