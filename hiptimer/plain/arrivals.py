"""What can arrive while the session runs: typed bytes, the end of the input, a signal."""

import os
import queue
import threading
from typing import Final, Protocol

from msgspec import Struct

from hiptimer.clock import Clock

CHUNK_BYTES: Final = 4096

MOST_WAITING_CHUNKS: Final = 16
"""So much is read ahead; a program that floods the input waits, and memory stays small."""


class Chunk(Struct, frozen=True):
    """Bytes were typed or piped in, at a time in the clock's monotonic seconds."""

    data: bytes
    at: float


class EndOfInput(Struct, frozen=True):
    """Nothing more will come. `hung_up` means that the terminal is gone."""

    hung_up: bool = False


class Signalled(Struct, frozen=True):
    """The process was asked to end, by the signal of this number."""

    number: int


class Failed(Struct, frozen=True):
    """A thread ended with an unforeseen error."""

    error: Exception


Arrival = Chunk | EndOfInput | Signalled | Failed


class Source(Protocol):
    """Where arrivals come from; tests have one of their own."""

    def next(self, seconds: float | None) -> Arrival | None:
        """Wait this many seconds (None: for ever) for the next arrival; None if none came."""
        ...


class ProcessSource:
    """The input of this process and its signals, in the order in which they came.

    A thread reads, for that works with every kind of input on every system. `signal` may be
    called by a signal handler: it takes no lock.
    """

    def __init__(self, descriptor: int | None, clock: Clock) -> None:
        self._clock = clock
        self._arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING_CHUNKS)
        if descriptor is None:
            self._arrivals.put(EndOfInput())
        else:
            threading.Thread(
                target=self._read,
                args=(descriptor,),
                kwargs={"terminal": os.isatty(descriptor)},
                name="plain-input",
                daemon=True,
            ).start()

    def next(self, seconds: float | None) -> Arrival | None:
        """Wait this many seconds (None: for ever) for the next arrival; None if none came."""
        try:
            arrival = self._arrivals.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(arrival, Chunk):
            self._room.release()
        return arrival

    def signal(self, number: int) -> None:
        """Let a signal arrive."""
        self._arrivals.put(Signalled(number))

    def fail(self, error: Exception) -> None:
        """Let the error of a thread arrive."""
        self._arrivals.put(Failed(error))

    def _read(self, descriptor: int, *, terminal: bool) -> None:
        """Read to the end; a terminal that is gone also reads as ended, and is none any more."""
        while True:
            self._room.acquire()
            try:
                data = os.read(descriptor, CHUNK_BYTES)
            except OSError:
                self._arrivals.put(EndOfInput(hung_up=terminal))
                return
            except Exception as error:  # noqa: BLE001 - it ends the session, in words
                self._arrivals.put(Failed(error))
                return
            if not data:
                self._arrivals.put(EndOfInput(hung_up=terminal and not os.isatty(descriptor)))
                return
            self._arrivals.put(Chunk(data, self._clock.monotonic()))
