"""The helper at work: takes requests off its input, plays them, and ends when the app has gone.

The input is read in a thread of its own, so that the end of the app is seen even while a sound
library hangs: then the helper ends at once, whatever it is at.
"""

import os
import queue
import threading
import time
from collections.abc import Callable
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

_WAITING_LINES: Final = 200


def serve(
    requests: BinaryIO, replies: BinaryIO, shelf: Shelf, open_output: Callable[[], Output]
) -> int:
    """Answer requests until there are no more; give back the exit code."""
    lines: queue.Queue[bytes] = queue.Queue(_WAITING_LINES)
    playing: list[Output] = []
    arguments = (requests, lines, playing)
    threading.Thread(target=_read, args=arguments, name="requests", daemon=True).start()
    try:
        output = open_output()
        playing.append(output)
        _answer(replies, Reply(0, output.name))
        while True:
            try:
                line = lines.get(timeout=output.patience)
            except queue.Empty:
                output.look()
                continue
            request = decode_request(line)
            _play(request, shelf, output)
            _answer(replies, Reply(request.number))
    except (DeviceLostError, FrameError, BrokenPipeError):
        return LOST


def _read(requests: BinaryIO, lines: "queue.Queue[bytes]", playing: list[Output]) -> None:
    while line := requests.readline(LONGEST_LINE + 1):
        lines.put(line)
    for output in playing:
        output.close()
    os._exit(0)


def _play(request: Request, shelf: Shelf, output: Output) -> None:
    if request.volume is not None:
        shelf.turn(request.volume)
        return
    # One by one: what comes first may sound while the rest is read.
    found = (sound for sound in map(shelf.get, request.parts) if sound is not None)
    if request.wait:
        _wait(output)
        return
    speaks = not request.over and any(part.endswith(".wav") for part in request.parts[:1])
    output.play(found, over=request.over, more=request.more, speaks=speaks)


def _wait(output: Output) -> None:
    for _ in range(round(LONGEST_WAIT_SECONDS / output.patience)):
        if not output.busy:
            return
        time.sleep(output.patience)
        output.look()


def _answer(replies: BinaryIO, reply: Reply) -> None:
    replies.write(encode(reply))
    replies.flush()
