"""The player's process, as the app sees it: alive or not, and reading or not."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, Final

from hiptimer.cues.player.frames import DECODE_REPLY, Begin, Reply, Request, encode, read_frame

# -P: what lies in the folder one happens to be in must not be imported.
COMMAND: Final = (sys.executable, "-P", "-m", "hiptimer.cues.player")

LEAVE_SECONDS: Final = 0.5
"""A player that is left ends in milliseconds; one that needs longer hangs, and is killed."""


class PlayerGoneError(Exception):
    """The player can't be started, is gone, or does not read."""


class PlayerProcess:
    """A player that begins as `begin` says. Starting one raises PlayerGoneError."""

    def __init__(self, begin: Begin) -> None:
        self.begin = begin
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a list of arguments, and no shell
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # ctrl-c in a terminal is for the app
            )
        except OSError as error:
            raise PlayerGoneError(f"it can't be started: {error.strerror}") from error
        if self._process.stdin is None or self._process.stdout is None:
            raise PlayerGoneError("there is no line to it")
        self._requests: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._replies: BinaryIO = self._process.stdout  # type: ignore[assignment]
        if os.name == "posix":
            os.set_blocking(self._requests.fileno(), False)
        self._reader: threading.Thread | None = None

    @property
    def process_id(self) -> int:
        """Which process it is."""
        return self._process.pid

    def listen(self, on_reply: Callable[["PlayerProcess", Reply | None], object]) -> None:
        """Begin. `on_reply` is called in another thread with each reply, and with None at the end.

        Raises PlayerGoneError.
        """
        reader = threading.Thread(target=self._read, args=(on_reply,), name="player", daemon=True)
        try:
            reader.start()
        except RuntimeError as error:  # the system allows no more threads
            self._replies.close()
            raise PlayerGoneError("it can't be listened to") from error
        self._reader = reader
        self._write(encode(self.begin))

    def send(self, request: Request) -> None:
        """Hand over a request at once; raises PlayerGoneError."""
        self._write(encode(request))

    def close(self) -> None:
        """Let it go, and make sure that it has gone with all that it had started."""
        self._hang_up()
        if self._reader:
            self._reader.join(LEAVE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End it at once, and the programs that it may have started."""
        if self._process.returncode is None and os.name == "posix":  # else its number is another's
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._hang_up()

    def _write(self, frame: bytes) -> None:
        """Write a frame; one that a player does not take whole was not read for a long time."""
        try:
            taken = os.write(self._requests.fileno(), frame)
        except (OSError, ValueError) as error:
            raise PlayerGoneError("it does not read") from error
        if taken < len(frame):
            raise PlayerGoneError("it does not read")

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self._requests.close()

    def _read(self, on_reply: Callable[["PlayerProcess", Reply | None], object]) -> None:
        try:
            with self._replies as stream:
                while (reply := read_frame(stream, DECODE_REPLY)) is not None:
                    on_reply(self, reply)
        except Exception:  # noqa: BLE001 - whatever it was, the player counts as gone
            on_reply(self, None)
        else:
            on_reply(self, None)
