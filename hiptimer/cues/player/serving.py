"""The helper at work: plays what it is asked for, and ends when the app has gone.

One thread reads requests and plays them, so that a cue wakes only one; the other looks whether
all is well, however many requests there are. Each takes the output for a moment, and ends the
helper where the other does not give it back: then a sound library hangs.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final

from hiptimer.cues.player.frames import (
    LONGEST_LINE,
    FrameError,
    Reply,
    Request,
    decode_request,
    encode,
)
from hiptimer.cues.player.output import DeviceLostError, Output
from hiptimer.cues.player.shelf import Shelf

LOST: Final = 3
"""The exit code where nothing can be played."""

LONGEST_WAIT_SECONDS: Final = 10.0
"""Longer than any cue at the end of a session."""

HANGS_SECONDS: Final = 3.0
"""A device opens in less."""

STOP_SECONDS: Final = 0.5
"""So long it waits for the other thread to let go of the output, before it ends all the same."""


class Helper:
    """Answers `requests` on `replies`, with sounds off `shelf`."""

    def __init__(self, requests: BinaryIO, replies: BinaryIO, shelf: Shelf) -> None:
        self._requests = requests
        self._replies = replies
        self._shelf = shelf
        self._output: Output | None = None
        self._taken = threading.Lock()
        self._lost = threading.Event()
        self._awaited: tuple[int, float] | None = None

    def serve(self, open_output: Callable[[], Output]) -> int:
        """Play until nothing plays any more, and give back the exit code.

        The first answer says that it can play. Where the app goes, the process ends in here.
        """
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        with suppress(DeviceLostError, BrokenPipeError):
            output = self._output = open_output()
            self._answer(Reply(0, output.name))
            while not self._lost.wait(output.patience):
                with self._alone():
                    output.look()
                self._answer_who_waits(output)
        self._stop()
        return LOST

    def _read(self) -> None:
        """Play what is read; at the end of the input the app has gone, and so does the helper."""
        try:
            while line := self._requests.readline(LONGEST_LINE + 1):
                self._play(decode_request(line))
        except Exception:  # noqa: BLE001 - the process ends of it, and the app finds another player
            self._lost.set()  # nothing is asked for any more; who serves stops what sounds
            return
        self._stop()
        os._exit(0)

    def _play(self, request: Request) -> None:
        output = self._output
        if output is None:
            raise FrameError("nothing may be asked for before the first answer")
        if request.wait:
            self._awaited = (request.number, LONGEST_WAIT_SECONDS)
            return
        if request.volume is not None:
            self._shelf.turn(request.volume)
        else:
            # One by one: what comes first may sound while the rest is read.
            found = (sound for sound in map(self._shelf.get, request.parts) if sound is not None)
            speaks = not request.over and any(part.endswith(".wav") for part in request.parts[:1])
            with self._alone():
                output.play(found, over=request.over, more=request.more, speaks=speaks)
        self._answer(Reply(request.number))

    def _answer_who_waits(self, output: Output) -> None:
        if self._awaited is None:
            return
        number, seconds = self._awaited
        if output.busy and seconds > 0:
            self._awaited = (number, seconds - output.patience)
        else:
            self._awaited = None
            self._answer(Reply(number))

    def _answer(self, reply: Reply) -> None:
        self._replies.write(encode(reply))
        self._replies.flush()

    def _stop(self) -> None:
        """Leave nothing sounding, and let nothing begin: what is taken here is not given back."""
        self._taken.acquire(timeout=STOP_SECONDS)
        if self._output:
            self._output.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._taken.acquire(timeout=HANGS_SECONDS):  # the app ends what it has started
            os._exit(LOST)
        try:
            yield
        finally:
            self._taken.release()
