"""The player at work: what is asked for sounds, with its gaps, and what fails is found out."""

import contextlib
import errno
import io
import os
import queue
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from hiptimer.cues.cue import Earcon
from hiptimer.cues.player import serving
from hiptimer.cues.player.frames import (
    DECODE_REPLY,
    FinishPlaying,
    Play,
    Prepare,
    Request,
    Speaks,
    Spoken,
    Taken,
    Turn,
    encode,
    read_frame,
)
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player.serving import LEAD_IN_AFTER_SECONDS, LOST, Server
from hiptimer.cues.player.sounds import Sounds
from hiptimer.cues.samples import RATE, Samples
from hiptimer.cues.speaking import GAP_SECONDS
from hiptimer.cues.tones import murmur
from tests.support.players import eventually
from tests.support.ready_tones import cache_with_tones, made_once

if TYPE_CHECKING:
    from hiptimer.cues.speech.voice import Voice

# Instead of the process only the thread ends, by an exception that pytest would report.
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
    heard: list[list[Samples]] = field(default_factory=list)
    how: list[dict[str, bool]] = field(default_factory=list)
    stopped: bool = False
    hangs: bool = False
    slow_to_stop: bool = False
    free: threading.Event = field(default_factory=threading.Event)

    def play(self, sounds: Iterable["array[int]"], **how: bool) -> None:
        self.heard.append(list(sounds))
        self.how.append(how)
        if self.hangs:
            self.free.wait()

    def check(self) -> None:
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


class Speaker:
    """A voice that speaks when asked: as many samples as a sentence has letters."""

    def __init__(self) -> None:
        self.spoken: set[str] = set()
        self.failed: set[str] = set()
        self.prepared: list[str] = []
        self.closed = False
        self.announce: Callable[[Speaks | Spoken], object] = print

    def start(self, announce: Callable[[Speaks | Spoken], object]) -> None:
        self.announce = announce

    def speak(self, text: str) -> None:
        self.spoken.add(text)
        self.announce(Spoken(text, 1.0))

    def fail(self, text: str) -> None:
        self.failed.add(text)
        self.announce(Spoken(text, 0.0))

    def prepare(self, texts: tuple[str, ...]) -> None:
        self.prepared += texts

    def samples(self, text: str) -> Samples | None:
        return array("h", [1000] * len(text)) if text in self.spoken else None

    def is_coming(self, text: str) -> bool:
        return text not in self.failed

    def close(self) -> None:
        self.closed = True


class Served:
    """A player that serves in a thread of its own, and both ends of its lines."""

    def __init__(self, folder: Path, output: Played) -> None:
        self.output, self.speaker = output, Speaker()
        self.replies = io.BytesIO()
        reads, writes = os.pipe()
        os.set_blocking(writes, False)  # as the app has it: nothing waits for a player that is gone
        self._requests = os.fdopen(reads, "rb")
        self.app = os.fdopen(writes, "wb", buffering=0)
        voice = cast("Voice", self.speaker)
        sounds = Sounds(cache_with_tones(folder), voice, 80)
        self.server = Server(self._requests, self.replies, sounds, voice, os._exit)
        self.code: int | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def ask(self, request: Request) -> None:
        self.app.write(encode(request))

    def does(self, request: Request) -> None:
        """Ask for something, and wait until it is done."""
        self.ask(request)
        assert eventually(lambda: self.answers(request.number))

    def answers(self, number: int) -> bool:
        stream = io.BytesIO(self.replies.getvalue())
        return Taken(number) in iter(lambda: read_frame(stream, DECODE_REPLY), None)

    @property
    def lengths(self) -> list[list[int]]:
        """How many samples each sound has that was played, cue by cue."""
        return [list(map(len, sounds)) for sounds in self.output.heard]

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
        self.code = self.server.serve(self.output)


Serve = Callable[[Played], Served]


@pytest.fixture
def serve(
    tmp_path: Path, exits: "queue.Queue[int]", monkeypatch: pytest.MonkeyPatch
) -> Iterator[Serve]:
    """Have players serve, which are over when the test is."""
    del exits
    monkeypatch.setattr(serving, "HANGS_SECONDS", SHORT_PATIENCE)
    all_served: list[Served] = []

    def make(output: Played) -> Served:
        served = Served(tmp_path, output)
        all_served.append(served)
        assert eventually(lambda: output.looks)
        return served

    yield make
    for served in all_served:
        served.leave()


def test_a_dead_device_is_seen_though_requests_never_stop(serve: Serve) -> None:
    served = serve(Played(lost_after=20))
    while served.code is None:
        with contextlib.suppress(BlockingIOError):
            served.ask(Play(1, "tick", over=True))
    assert (served.ended(), served.output.stopped) == (LOST, True)


def test_the_end_of_a_cue_is_waited_for_while_requests_go_on(serve: Serve) -> None:
    served = serve(Played(busy=True))
    served.ask(FinishPlaying(1))
    served.ask(Play(2, "tick", over=True))
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
    served.ask(Play(1, "hold"))
    assert exits.get(timeout=LONG_ENOUGH) == LOST


def test_bytes_that_are_no_request_end_it(serve: Serve) -> None:
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


HOLD = len(made_once()[Earcon.HOLD])
GAP = round(GAP_SECONDS * RATE)


def test_a_cue_sounds_with_the_gaps_that_let_words_be_heard(serve: Serve) -> None:
    served = serve(Played())
    served.speaker.spoken = {"Hold.", "Last set."}
    served.does(Play(1, "hold", ("Hold.", "Last set.")))
    assert served.lengths == [[HOLD, GAP + 5, GAP + 9]]


def test_what_is_spoken_too_late_for_its_cue_follows_in_order(serve: Serve) -> None:
    served = serve(Played())
    served.does(Play(1, "hold", ("Hold.", "Broken.", "Last set.")))
    served.speaker.speak("Last set.")
    served.speaker.fail("Broken.")
    assert [sounds for sounds in served.lengths if sounds] == [[HOLD]]
    served.speaker.speak("Hold.")
    assert [sounds for sounds in served.lengths if sounds] == [
        [HOLD],
        [GAP + 5, GAP + 9],
    ]
    assert served.output.how[-1] == {"more": True}


def test_a_newer_cue_drops_what_was_still_to_be_said(serve: Serve) -> None:
    served = serve(Played())
    served.does(Play(1, "hold", ("Hold.",)))
    served.does(Play(2))
    served.speaker.speak("Hold.")
    assert served.lengths == [[HOLD], []]


def test_a_tick_sounds_over_what_is_said_and_drops_none_of_it(serve: Serve) -> None:
    served = serve(Played())
    served.does(Play(1, "hold", ("Hold.",)))
    served.does(Play(2, "tick", over=True))
    served.speaker.speak("Hold.")
    assert served.output.how[1] == {"over": True}
    assert served.lengths[-1] == [GAP + 5]


def test_a_sentence_that_cuts_off_another_keeps_its_distance(serve: Serve) -> None:
    served = serve(Played(busy=True))
    assert eventually(lambda: served.output.looks > 2)
    served.speaker.spoken = {"Two."}
    served.does(Play(1, say=("Two.",)))
    assert served.lengths == [[GAP + 4]]


def test_speech_after_a_silence_is_led_in_to_and_after_a_tone_it_is_not(serve: Serve) -> None:
    served = serve(Played(patience=0.01))
    served.speaker.spoken = {"Two."}
    served.does(Play(1, say=("Two.",)))
    served.does(Play(2, say=("Two.",)))
    looks = served.output.looks + LEAD_IN_AFTER_SECONDS / served.output.patience
    assert eventually(lambda: served.output.looks > looks + 1)
    served.does(Play(3, "hold", ("Two.",)))
    lead_in = len(murmur())
    assert served.lengths == [[lead_in + 4], [4], [HOLD, GAP + 4]]


def test_a_click_after_a_silence_is_led_in_to_for_it_is_too_short_to_wake_a_speaker(
    serve: Serve,
) -> None:
    served = serve(Played())
    served.speaker.spoken = {"Two."}
    served.does(Play(1, "step", ("Two.",)))
    served.does(Play(2, "step", ("Two.",)))
    click = len(made_once()[Earcon.STEP])
    assert served.lengths == [[len(murmur()) + click, GAP + 4], [click, GAP + 4]]


def test_sentences_are_prepared_and_the_volume_is_turned(serve: Serve) -> None:
    served = serve(Played())
    served.does(Prepare(1, ("Hold.", "Rest.")))
    assert served.speaker.prepared == ["Hold.", "Rest."]
    served.does(Play(2, "hold"))
    served.does(Turn(3, 40))
    served.does(Play(4, "hold"))
    (usual,), (soft,) = served.output.heard
    assert max(soft) < 0.2 * max(usual)


def test_the_end_is_waited_for_until_what_is_still_being_spoken_has_sounded(serve: Serve) -> None:
    served = serve(Played())
    served.does(Play(1, "hold", ("Hold.",)))
    served.ask(FinishPlaying(2))
    looks = served.output.looks
    assert eventually(lambda: served.output.looks > looks + 5)
    assert not served.answers(2)
    served.speaker.speak("Hold.")
    assert eventually(lambda: served.answers(2))


@pytest.mark.skipif(sys.platform != "linux", reason="it is asked for on Linux only")
@pytest.mark.parametrize("refused", [False, True])
def test_the_thread_that_plays_asks_to_come_first_and_goes_on_if_it_may_not(
    monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    asked: list[tuple[int, int]] = []

    def ask(process: int, policy: int, _: object) -> None:
        asked.append((process, policy))
        if refused:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "sched_setscheduler", ask)
    serving.come_first()
    assert asked == [(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK)]
