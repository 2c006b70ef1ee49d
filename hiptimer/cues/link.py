"""The line to one helper process: starts it, asks it, and notices when it dies or hangs.

Asking waits for the answer, and so belongs into a thread that nobody else waits for.
"""

import contextlib
import queue
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Final

from hiptimer.cues.player.frames import (
    LONGEST_LINE,
    FrameError,
    Reply,
    Request,
    decode_reply,
    encode,
)

START_SECONDS: Final = 4.0
"""So long a helper may take to open a device; a sound server that hangs is not waited for."""

ANSWER_SECONDS: Final = 2.0
"""A helper answers in milliseconds; one that needs so long hangs."""

PLAYED_SECONDS: Final = 12.0
"""A helper stops waiting for the end of a cue before that."""

LEAVE_SECONDS: Final = 0.5


class LinkBrokenError(Exception):
    """The helper is gone, hangs, or has nothing to play by."""


class Link:
    """A helper that plays by `output` (at `program`) out of `folder`, at `volume` (0-100).

    Making one starts it and waits until it can play; raises LinkBrokenError where it can't.
    """

    def __init__(self, output: str, program: str, folder: Path, volume: int) -> None:
        self.output = output
        self._number = 0
        self._replies: queue.Queue[Reply | None] = queue.Queue()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a list of arguments, and no shell
                # -P: what lies in the folder one happens to be in must not be imported.
                [
                    *(sys.executable, "-P", "-m", "hiptimer.cues.player"),
                    *(output, program, str(folder), str(volume)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # ctrl-c in a terminal is for the app
            )
        except OSError as error:
            raise LinkBrokenError(f"the helper can't be started: {error.strerror}") from error
        threading.Thread(target=self._read, name="cue-replies", daemon=True).start()
        self.words = self._reply(0, START_SECONDS).words

    @property
    def process_id(self) -> int:
        """Which process the helper is."""
        return self._process.pid

    def ask(self, request: Request) -> None:
        """Send a request, numbered anew, and wait for its answer; raises LinkBrokenError."""
        self._number += 1
        line = encode(replace(request, number=self._number))
        try:
            if self._process.stdin:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except (OSError, ValueError) as error:
            self.kill()
            raise LinkBrokenError("the helper is gone") from error
        self._reply(self._number, PLAYED_SECONDS if request.wait else ANSWER_SECONDS)

    def close(self) -> None:
        """Let the helper go, and make sure that it has gone."""
        self._hang_up()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(LEAVE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the helper at once."""
        self._process.kill()
        self._process.wait()
        self._hang_up()

    def _hang_up(self) -> None:
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def _reply(self, number: int, seconds: float) -> Reply:
        try:
            while (reply := self._replies.get(timeout=seconds)) and reply.number < number:
                continue
        except queue.Empty:
            reply = None
        if reply is None:
            self.kill()
            raise LinkBrokenError("the helper does not answer")
        return reply

    def _read(self) -> None:
        stream = self._process.stdout
        with contextlib.suppress(FrameError, ValueError, OSError):
            while stream and (line := stream.readline(LONGEST_LINE + 1)):
                self._replies.put(decode_reply(line))
        self._replies.put(None)
        if stream:
            stream.close()
