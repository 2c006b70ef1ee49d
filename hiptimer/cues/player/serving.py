"""The player at work: plays what it is asked for, and ends when the app has gone.

One thread reads requests and plays them, so that a cue wakes only one; one looks whether all is
well; one speaks. Each takes the output for a moment, and ends the player where another does not
give it back: then a sound library hangs.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final

from hiptimer.cues.player.frames import (
    DECODE_REQUEST,
    FinishPlaying,
    FrameError,
    Play,
    Prepare,
    Reply,
    Speaks,
    Spoken,
    Taken,
    Turn,
    encode,
    read_frame,
)
from hiptimer.cues.player.output import AudioOutput, DeviceLostError
from hiptimer.cues.player.sounds import Sounds
from hiptimer.cues.samples import Samples, silence
from hiptimer.cues.speaking import GAP_SECONDS
from hiptimer.cues.speech.voice import Voice
from hiptimer.cues.tones import murmur

LOST: Final = 3
"""The exit code if nothing can be played."""

LEAD_IN_AFTER_SECONDS: Final = 4.0
"""Of silence. After that a wireless speaker swallows the first word."""

LONGEST_WAIT_SECONDS: Final = 12.0
"""Longer than any cue at the end of a session; the app takes a player that waits on for dead."""

HANGS_SECONDS: Final = 6.0
"""A device opens in less, even on a busy machine."""

STOP_SECONDS: Final = 0.5
"""For the other threads to let go of the output; then it ends all the same."""


if sys.platform == "linux":
    COMES_FIRST: Final = os.SCHED_RR | os.SCHED_RESET_ON_FORK
    """The programs that it starts run as usual."""


def come_first() -> None:
    """Ask that this thread runs before others on a busy computer; few systems allow it.

    It is meant for threads that feed a sound card, which do little and wait the rest of the time.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, COMES_FIRST, os.sched_param(1))


class Server:
    """Answers `requests` on `replies`, with `sounds`, spoken by `voice` if any.

    `leave` ends the process with an exit code, whatever its threads do.
    """

    def __init__(
        self,
        requests: BinaryIO,
        replies: BinaryIO,
        sounds: Sounds,
        voice: Voice | None,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        self._requests = requests
        self._replies = replies
        self._sounds = sounds
        self._voice = voice
        self._leave = leave
        self._output: AudioOutput | None = None
        self._taken = threading.Lock()
        self._answers = threading.Lock()
        self._lost = threading.Event()
        self._quiet = LEAD_IN_AFTER_SECONDS
        self._murmur = murmur()
        self._unsaid: list[str] = []
        self._gap = 0.0
        self._awaited: tuple[int, float] | None = None

    def serve(self, output: AudioOutput) -> int:
        """Play by `output` until it does not play any more, and give back the exit code.

        When the app goes, the process ends in here.
        """
        self._output = output
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        if self._voice:
            self._voice.start(self._announce)
        with suppress(DeviceLostError):
            while not self._lost.wait(output.patience):
                with self._alone():
                    output.check()
                self._quiet = 0.0 if output.busy else self._quiet + output.patience
                self._answer_who_waits(output)
        self._stop()
        return LOST

    def answer(self, reply: Reply) -> None:
        """Send a reply; where the app has gone, what reads requests ends the process."""
        with suppress(BrokenPipeError), self._answers:
            self._replies.write(encode(reply))
            self._replies.flush()

    def _announce(self, reply: Speaks | Spoken) -> None:
        """Pass on what the voice says of itself, and have what is spoken sound if it is due."""
        self.answer(reply)
        if self._output and self._unsaid:
            with suppress(DeviceLostError), self._alone():  # who looks finds that out too
                self._output.play(self._sentences(), more=True)

    def _read(self) -> None:
        """Do what is read; at the end of the input the app has gone, and so does the player."""
        come_first()
        try:
            while (request := read_frame(self._requests, DECODE_REQUEST)) is not None:
                self._carry_out(request)
        except Exception:  # noqa: BLE001 - the process ends of it, and the app starts another one
            self._lost.set()  # nothing is asked for any more; what serves stops what sounds
            return
        self._stop()
        self._leave(0)

    def _carry_out(self, request: object) -> None:
        match request:
            case FinishPlaying(number=number):
                self._awaited = (number, LONGEST_WAIT_SECONDS)
                return
            case Play(number=number):
                with self._alone():
                    self._play(request)
            case Turn(number=number, volume=volume, level_db=level_db):
                with self._alone():
                    self._sounds.turn(volume, level_db)
            case Prepare(number=number, texts=texts):
                if self._voice:
                    self._voice.prepare(texts)
            case _:
                raise FrameError("this is no request")
        self.answer(Taken(number))

    def _play(self, request: Play) -> None:
        if self._output is None:
            raise FrameError("nothing may be asked for before something plays")
        earcon = self._sounds.earcon(request.earcon)
        tones = [earcon] if earcon else []
        if request.over:
            self._output.play(tones, over=True)
            return
        self._gap = GAP_SECONDS if tones or self._output.busy else 0.0
        self._unsaid = list(request.say) if self._voice else []
        self._output.play(self._sentences(*tones))

    def _sentences(self, *sounds: Samples) -> Iterator[Samples]:
        """Yield sounds, then each sentence that is spoken, one by one, with the gap before it.

        What comes first may sound while the rest is read. After a silence a murmur wakes the
        speaker for speech, or for a tone that is too short to; a sentence that failed is left out.
        """
        asleep = self._quiet >= LEAD_IN_AFTER_SECONDS
        for tone in sounds:
            short = len(tone) < len(self._murmur)
            yield self._murmur + tone if asleep and short else tone
            self._quiet, asleep = 0.0, False
        while self._unsaid:
            sentence = self._sounds.sentence(self._unsaid[0])
            if sentence is None and self._voice and self._voice.is_coming(self._unsaid[0]):
                return
            self._unsaid.pop(0)
            if sentence:
                yield (self._murmur if asleep else silence(self._gap)) + sentence
                self._gap, asleep = GAP_SECONDS, False
                self._quiet = 0.0

    def _answer_who_waits(self, output: AudioOutput) -> None:
        if self._awaited is None:
            return
        number, seconds = self._awaited
        if (output.busy or self._unsaid) and seconds > 0:
            self._awaited = (number, seconds - output.patience)
        else:
            self._awaited = None
            self.answer(Taken(number))

    def _stop(self) -> None:
        """Leave nothing sounding, and let nothing begin: what is taken here is not given back."""
        self._taken.acquire(timeout=STOP_SECONDS)
        if self._voice:
            self._voice.close()
        if self._output:
            self._output.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._taken.acquire(timeout=HANGS_SECONDS):  # the app ends what it has started
            self._leave(LOST)
        try:
            yield
        finally:
            self._taken.release()
