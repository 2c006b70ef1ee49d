"""The line to one helper process: starts it, hands over requests, and sees it answer or go.

Handing over never waits, so that whoever has a cue can do it. Starting and ending a helper do, and
belong into a thread that nobody else waits for.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, Final

from hiptimer.cues.player.frames import LONGEST_LINE, Request, decode_reply, encode
from hiptimer.cues.process_group import end_group

START_SECONDS: Final = 10.0
"""So long a helper may take to start on a busy computer and to open a device; only the thread that
looks for one waits, and a sound server that hangs is given up then."""

LEAVE_SECONDS: Final = 0.5
"""A helper that is left ends in milliseconds; one that needs longer hangs, and is killed."""

MOST_UNANSWERED: Final = 8
"""So many lines fit into any pipe; a helper that leaves more unread hangs."""


class LinkBrokenError(Exception):
    """The helper is gone, hangs, or has nothing to play by."""


class Link:
    """A helper that plays by `output` (at `program`) out of `folder`, at `volume` (0-100).

    Making one starts it and waits until it can play; raises LinkBrokenError where it can't.
    `told` is called in another thread at each answer, and when the helper has gone.
    """

    def __init__(
        self, output: str, program: str, folder: Path, volume: int, told: Callable[[], object]
    ) -> None:
        self.output = output
        self.words = ""
        self.asked = 0
        self.answered = 0
        self.gone = False
        self._told = told
        self._first = threading.Event()
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
        if self._process.stdin and os.name == "posix":
            os.set_blocking(self._process.stdin.fileno(), False)
        self._reader = threading.Thread(target=self._read, name="cue-replies", daemon=True)
        try:
            self._reader.start()
        except RuntimeError as error:  # the system allows no more threads
            self.kill()
            if self._process.stdout:
                self._process.stdout.close()
            raise LinkBrokenError("the helper can't be listened to") from error
        if not self._first.wait(START_SECONDS) or self.gone:
            self.kill()
            raise LinkBrokenError("the helper has nothing to play by")

    @property
    def process_id(self) -> int:
        """Which process the helper is."""
        return self._process.pid

    def send(self, request: Request) -> None:
        """Hand over a request at once, numbered anew; raises LinkBrokenError.

        A helper that does not take a whole line at once has not read for a long time.
        """
        line = encode(replace(request, number=self.asked + 1))
        if self.gone or self.asked - self.answered >= MOST_UNANSWERED:
            raise LinkBrokenError("the helper does not read")
        try:
            taken = os.write(self._requests().fileno(), line)
        except (OSError, ValueError) as error:
            raise LinkBrokenError("the helper does not read") from error
        if taken < len(line):
            raise LinkBrokenError("the helper does not read")
        self.asked += 1

    def close(self) -> None:
        """Let the helper go, and make sure that it has gone with all that it had started."""
        self._hang_up()
        self._reader.join(LEAVE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End the helper at once, and the players that it may have started."""
        end_group(self._process)
        self._hang_up()

    def _requests(self) -> IO[bytes]:
        if self._process.stdin is None:
            raise ValueError("there is no line to the helper")
        return self._process.stdin

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._requests().close()

    def _read(self) -> None:
        stream = self._process.stdout
        try:
            while stream and (line := stream.readline(LONGEST_LINE + 1)):
                reply = decode_reply(line)
                self.words = reply.words or self.words
                self.answered = reply.number
                self._first.set()
                self._told()
        except Exception:  # noqa: BLE001 - whatever it was, the helper counts as gone
            self.words = ""
        self.gone = True
        self._first.set()
        self._told()
        if stream:
            stream.close()
