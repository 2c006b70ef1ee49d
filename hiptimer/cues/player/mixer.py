"""One queue of sounds, and what sounds over it. Fed by one thread, emptied by a sound card's.

It gives as many samples as it is asked for, silence where there is nothing.
"""

import threading
from array import array
from collections import deque
from collections.abc import Iterable
from typing import Final

from hiptimer.cues.loudness import CEILING
from hiptimer.cues.samples import BYTES, FULL_SCALE, RATE, Samples

_EDGE: Final = round(0.008 * RATE)
"""What is cut off is faded out in so many samples, or it would click."""


_MOST: Final = round(CEILING * FULL_SCALE)


class Mixer:
    """Plays its queue, and its overlays at the same time. `taken` counts the samples given."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queue: deque[Samples] = deque()
        self._at = 0
        self._overlays: list[tuple[Samples, int]] = []
        self._nothing = b""
        self.taken = 0
        self.quiet = 0

    @property
    def is_silent(self) -> bool:
        """Whether nothing is left to play."""
        return not self._queue and not self._overlays

    def supersede(self, sounds: Iterable[Samples]) -> None:
        """Play these instead of everything else, from now on."""
        new = deque(sound for sound in sounds if sound)
        with self._lock:
            tail = self._next(_EDGE)
            self._queue, self._at = new, 0
            self._overlays = [(_falling(tail), 0)] if tail else []

    def append(self, sounds: Iterable[Samples]) -> None:
        """Play these after what is in the queue."""
        with self._lock:
            self._queue.extend(sound for sound in sounds if sound)

    def overlay(self, sounds: Iterable[Samples]) -> None:
        """Play these over everything, from now on."""
        with self._lock:
            self._overlays += [(sound, 0) for sound in sounds if sound]

    def take(self, count: int) -> bytes:
        """Return the next `count` samples as bytes."""
        with self._lock:
            self.taken += count
            if self.is_silent:
                self.quiet += count
                return self._silence(count)
            self.quiet = 0
            main = self._next(count)
            if not self._overlays:
                return main.tobytes() + bytes(BYTES * (count - len(main)))
            return self._mixed(main, count).tobytes()

    def _silence(self, count: int) -> bytes:
        if len(self._nothing) != BYTES * count:
            self._nothing = bytes(BYTES * count)
        return self._nothing

    def _next(self, count: int) -> Samples:
        """Take at most `count` samples off the queue."""
        out = array("h")
        while self._queue and len(out) < count:
            sound = self._queue[0]
            piece = sound[self._at : self._at + count - len(out)]
            out.extend(piece)
            self._at += len(piece)
            if self._at >= len(sound):
                self._queue.popleft()
                self._at = 0
        return out

    def _mixed(self, main: Samples, count: int) -> Samples:
        out = [*main, *([0] * (count - len(main)))]
        left = []
        for sound, at in self._overlays:
            piece = sound[at : at + count]
            for n, sample in enumerate(piece):
                out[n] += sample
            if at + count < len(sound):
                left.append((sound, at + count))
        self._overlays = left
        return array("h", [max(-_MOST, min(sample, _MOST)) for sample in out])


def _falling(samples: Samples) -> Samples:
    length = len(samples)
    return array("h", [sample * (length - n) // length for n, sample in enumerate(samples)])
