"""The helper at work: what plays is looked at, however much is asked for, and nobody is left."""

import io
import os
import queue
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hiptimer.cues.player import serving
from hiptimer.cues.player.frames import Request, decode_reply, encode
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player.serving import LOST, Helper
from hiptimer.cues.player.shelf import Shelf
from hiptimer.cues.speech.cache import SpeechCache
from tests.cues.links_at_hand import eventually

# Where the process would end, only the thread does, by an exception that pytest would tell of.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")

LONG_ENOUGH = 20.0
SHORT_PATIENCE = 0.1
"""After so many seconds an output is taken for one that hangs."""


@dataclass
class Played:
    """An output that sounds while `busy`, and is lost after so many looks."""

    lost_after: int = 1_000_000
    busy: bool = False
    name: str = "ears"
    patience: float = 0.001
    looks: int = 0
    plays: int = 0
    stopped: bool = False
    hangs: bool = False
    slow_to_stop: bool = False
    free: threading.Event = field(default_factory=threading.Event)

    def play(self, sounds: Iterable["array[int]"], **how: bool) -> None:
        del how
        self.plays += len(list(sounds))
        if self.hangs:
            self.free.wait()

    def look(self) -> None:
        self.looks += 1
        if self.looks >= self.lost_after:
            raise DeviceLostError("it is gone")

    def stop(self) -> None:
        if self.slow_to_stop:
            self.free.wait(3 * SHORT_PATIENCE)
        self.stopped = True


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> "queue.Queue[int]":
    """Keep the exit codes with which the process would have ended; only its thread ends."""
    codes: queue.Queue[int] = queue.Queue()

    def end(code: int) -> None:
        codes.put(code)
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", end)
    return codes


@dataclass
class Served:
    """A helper that serves in a thread of its own, and both ends of its lines."""

    folder: Path
    output: Played
    replies: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        reads, writes = os.pipe()
        os.set_blocking(writes, False)  # as the app has it: nothing waits for a helper that is gone
        self._requests = os.fdopen(reads, "rb")
        self.app = os.fdopen(writes, "wb", buffering=0)
        shelf = Shelf(SpeechCache(self.folder), 80)
        self.helper = Helper(self._requests, self.replies, shelf)
        self.code: int | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def ask(self, request: Request) -> None:
        self.app.write(encode(request))

    def answers(self, number: int) -> bool:
        lines = self.replies.getvalue().splitlines(keepends=True)
        return any(decode_reply(line).number == number for line in lines)

    def ended(self) -> int | None:
        """Wait until it serves no more; give its exit code."""
        self._thread.join(LONG_ENOUGH)
        assert not self._thread.is_alive()
        return self.code

    def leave(self) -> None:
        """Let the app go, and all threads end."""
        self.output.free.set()
        self.app.close()
        self._thread.join(LONG_ENOUGH)
        assert eventually(lambda: all(each.name != "requests" for each in threading.enumerate()))
        self._requests.close()

    def _serve(self) -> None:
        self.code = self.helper.serve(lambda: self.output)


Serve = Callable[[Played], Served]


@pytest.fixture
def serve(
    tmp_path: Path, exits: "queue.Queue[int]", monkeypatch: pytest.MonkeyPatch
) -> Iterator[Serve]:
    """Have helpers serve, which are over when the test is."""
    del exits
    monkeypatch.setattr(serving, "HANGS_SECONDS", SHORT_PATIENCE)
    all_served: list[Served] = []

    def make(output: Played) -> Served:
        served = Served(tmp_path, output)
        all_served.append(served)
        assert eventually(lambda: served.answers(0))
        return served

    yield make
    for served in all_served:
        served.leave()


def test_a_dead_device_is_seen_though_requests_never_stop(serve: Serve) -> None:
    served = serve(Played(lost_after=20))
    while served.code is None:
        served.ask(Request(1, ("tick",), over=True))
    assert (served.ended(), served.output.stopped) == (LOST, True)


def test_the_end_of_a_cue_is_waited_for_while_requests_go_on(serve: Serve) -> None:
    served = serve(Played(busy=True))
    served.ask(Request(1, wait=True))
    served.ask(Request(2, ("tick",), over=True))
    assert eventually(lambda: served.answers(2))
    assert not served.answers(1)
    served.output.busy = False
    assert eventually(lambda: served.answers(1))


def test_when_the_app_goes_nothing_sounds_on(serve: Serve, exits: "queue.Queue[int]") -> None:
    served = serve(Played())
    served.app.close()
    assert exits.get(timeout=LONG_ENOUGH) == 0
    assert served.output.stopped


def test_a_device_that_hangs_ends_the_helper_by_itself(
    serve: Serve, exits: "queue.Queue[int]"
) -> None:
    served = serve(Played(hangs=True))
    served.ask(Request(1, ("hold",)))
    assert exits.get(timeout=LONG_ENOUGH) == LOST


def test_a_line_that_is_no_request_ends_it(serve: Serve) -> None:
    served = serve(Played())
    served.app.write(b"nonsense\n")
    assert (served.ended(), served.output.stopped) == (LOST, True)


def test_an_output_that_is_slow_to_stop_is_not_taken_for_one_that_hangs(
    serve: Serve, exits: "queue.Queue[int]"
) -> None:
    served = serve(Played(slow_to_stop=True))
    served.app.write(b"nonsense\n")
    assert (served.ended(), served.output.stopped) == (LOST, True)
    assert exits.empty()
