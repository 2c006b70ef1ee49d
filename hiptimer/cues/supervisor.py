"""Keeps one player alive, hands it the cues, and has the bell rung for one that may be lost.

Three threads meet here. The app's calls `put` and the like: a cue is written to the player at once,
and nothing waits. One that reads the player's replies calls `_on_reply`. The worker does the rest:
it starts the player, checks whether it answers, and starts another one if it does not. Only the
newest cue counts; those before it are stale.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from math import inf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.cues.cue import Cue
from hiptimer.cues.player.frames import (
    MOST_PARTS,
    Begin,
    FinishPlaying,
    FrameError,
    Nothing,
    Play,
    Playing,
    Prepare,
    Reply,
    Request,
    Speaks,
    Spoken,
    Taken,
    Trying,
    Turn,
)
from hiptimer.cues.player_process import PlayerGoneError, PlayerProcess
from hiptimer.cues.speaking import SpeechLengths, VoiceOptions

HANGS_SECONDS: Final = 15.0
"""A player that answers nothing in that time hangs. It answers in milliseconds, but on a busy
computer it may wait for seconds before it runs at all; meanwhile the bell rings."""

AGAIN_SECONDS: Final = 10.0
"""Between two starts of a player, at least."""

BELL_SECONDS: Final = 0.5
"""A player answers in milliseconds; one that takes longer may never sound the cue."""

LOST_SECONDS: Final = 7.0
"""A dead device is found out in less: a cue that is older has sounded, or had begun to."""

CLOSE_SECONDS: Final = 1.0
"""For the worker to end, when the app leaves."""

MOST_UNANSWERED: Final = 8
"""This many requests fit into any pipe; a player that leaves more unread is busy, or hangs."""

_SLICE: Final = 4
"""Sentences worked out in a row; after them the event loop has its turn."""

SWITCH_SECONDS: Final = 0.0005
"""For one thread to hold up another. Python's own 0.005 would make a cue late by as much, in the
app while sentences are worked out ahead, and in the player while one is prepared."""

_SLICE_SECONDS: Final = 0.01
_CHECK_SECONDS: Final = 0.1
"""Between two checks of a player that owes an answer."""


class Found(Struct, frozen=True):
    """What is known of the player.

    It is `looking` for a way to play; or it plays by `player`, or nothing of all that was `tried`
    plays. `fallen`: a player failed on the way. `works`: whether `engine` speaks, None while it is
    tried.
    """

    looking: bool = True
    player: str = ""
    tried: tuple[str, ...] = ()
    fallen: bool = False
    engine: str = ""
    works: bool | None = None
    dead_server: str = ""


class Supervisor:
    """Plays by players that begin as `begin` says; lengths of sentences go to `lengths`.

    `now` gives seconds that go on. Two are called in the worker's thread: `found` whenever what is
    known of the player changes; `lost` with a cue that may never sound.
    """

    def __init__(
        self,
        begin: Begin,
        lengths: SpeechLengths,
        now: Callable[[], float],
        found: Callable[["Supervisor"], object],
        lost: Callable[[Cue], object],
    ) -> None:
        self.found = self._announced = Found(works=None if begin.options else False)
        self._begin = begin
        self._lengths = lengths
        self._now = now
        self._announce = found
        self._lost = lost
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="cues", daemon=True)
        self._busy = True
        self._closing = False
        self._finishing = False

        # The player, and the numbers of the last request and of the last one answered
        self._process: PlayerProcess | None = None
        self._gone = False
        self._asked = self._answered = 0
        self._answered_at = 0.0
        self._restarted_at = self._wanted_at = -inf

        # The newest cue, and its request; 0 where no player took it
        self._newest: Cue | None = None
        self._put_at = 0.0
        self._number = 0
        self._rung = False

        # Sentences to be spoken ahead, and how many of them were sent
        self._ahead: Iterator[str] | None = None
        self._texts: list[str] = []
        self._sent = 0

    # What the app asks for

    def start(self) -> None:
        """Begin, with starting a player."""
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            self._thread.start()
        except RuntimeError:  # the system allows no more threads
            self._give_up()

    @property
    def process_id(self) -> int | None:
        """Which process plays; None if none does."""
        process = self._process
        return process.process_id if process and self.found.player else None

    def put(self, cue: Cue) -> bool:
        """Play `cue` now, in the place of what was to come before it.

        False if nothing takes it now: it is played late, as far as it is true by then.
        """
        with self._changed:
            if cue.over:
                return self._send(Play(self._asked + 1, str(cue.earcon or ""), over=True))
            self._newest = cue
            self._put_at = self._wanted_at = self._now()
            self._rung = not self._play(cue)
            return not self._rung

    def turn(self, volume: int, options: VoiceOptions | None) -> None:
        """Play everything after this at another volume (0-100), the voice at another level."""
        with self._changed:
            self._begin = replace(self._begin, volume=volume, options=options)
            self._send(Turn(self._asked + 1, volume, options.level_db if options else 0))

    def prepare(self, texts: Iterable[str]) -> None:
        """Speak sentences before they are needed; they are worked out little by little."""
        with self._changed:
            self._ahead = iter(texts)
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until it is known what plays and it has taken everything; return whether so."""
        with self._changed:
            return self._changed.wait_for(self._is_done, seconds)

    def finish(self, seconds: float) -> None:
        """Wait until all that was put has sounded to its end, or the seconds are over."""
        with self._changed:
            self._finishing = True
            self._changed.notify_all()
        self.wait(seconds)

    def close(self) -> None:
        """Fall silent, and end."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(CLOSE_SECONDS)
        if self._process:
            self._process.close()

    # What the worker does

    def _work(self) -> None:
        try:
            self._start_player()
            while not self._closing:
                self._work_out_ahead()
                self._send_and_wait()
                self._report()
                if self._fails:
                    self._drop_player()
                elif self._should_start:
                    self._restarted_at = self._now()
                    self._start_player()
        except Exception:  # noqa: BLE001 - it is announced, and the bell rings from now on
            self._give_up()

    def _start_player(self) -> None:
        with self._changed:
            self._gone = False
            self._asked = self._answered = self._sent = 0
            self._answered_at = self._now()
        try:
            self._process = PlayerProcess(self._begin)
            self._process.listen(self._on_reply)
        except PlayerGoneError:
            self._gone = True
        if self._closing and self._process:  # it was closed before there was anything to close
            self._process.kill()

    def _work_out_ahead(self) -> None:
        ahead = self._ahead
        texts = list(islice(ahead, _SLICE)) if ahead else []
        with self._changed:
            self._texts += [text for text in dict.fromkeys(texts) if text not in self._texts]
            if not texts and self._ahead is ahead:
                self._ahead = None

    def _send_and_wait(self) -> None:
        """Send what a player that has answered everything is still to do, and wait for news."""
        with self._changed:
            if self._can_prepare:
                texts = tuple(self._texts[self._sent : self._sent + _SLICE])
                if self._send(Prepare(self._asked + 1, texts)):
                    self._sent += len(texts)
            elif self._finishing and self.found.player and not self._unanswered:
                self._finishing = False
                self._send(FinishPlaying(self._asked + 1))
            self._busy = False
            self._changed.notify_all()
            if not self._has_work:
                self._changed.wait(self._wait_seconds)
            self._busy = True

    def _report(self) -> None:
        with self._changed:
            has_news, self._announced = self.found != self._announced, self.found
            lost = self._newest if self._must_ring else None
            self._rung = self._rung or lost is not None
        if has_news:
            self._announce(self)
        if lost:
            self._lost(lost)

    def _drop_player(self) -> None:
        """End a player that is gone or fails; a cue that it can't have played is owed."""
        with self._changed:
            process, self._process = self._process, None
            self._gone = False
            if self.found.looking or self.found.player:
                self._wanted_at = self._now()
                if self._is_taken and self._now() - self._put_at > LOST_SECONDS:
                    self._newest = None
                self._number = 0
                self.found = replace(self.found, player="", fallen=True)
                self.found = replace(self.found, looking=self._should_start)
        if process:
            process.kill()

    def _give_up(self) -> None:
        with self._changed:
            process, self._process = self._process, None
            self._closing, self._busy = True, False
            self.found = Found(looking=False, fallen=True, works=False)
            self._changed.notify_all()
        if process:
            process.kill()
        self._announce(self)
        if self._newest:
            self._lost(self._newest)

    # What it decides by

    @property
    def _unanswered(self) -> int:
        return self._asked - self._answered if self._process else 0

    @property
    def _is_starting(self) -> bool:
        return self._process is not None and not self.found.player

    @property
    def _fails(self) -> bool:
        """Whether the player is gone, or does not answer."""
        waits = self._unanswered or self._is_starting
        return self._gone or (bool(waits) and self._now() - self._answered_at > HANGS_SECONDS)

    @property
    def _should_start(self) -> bool:
        """Whether a player failed, and there is something to play long after the last start.

        If nothing was found at the start, the start sheet said what to install.
        """
        lost = self._process is None and self.found.fallen
        return lost and self._wanted_at - self._restarted_at > AGAIN_SECONDS

    @property
    def _is_taken(self) -> bool:
        return 0 < self._number <= self._answered

    @property
    def _must_ring(self) -> bool:
        """Whether the newest cue may never sound, so that the bell must ring; once a cue."""
        if self._newest is None or self._rung or self._is_taken:
            return False
        return not self._number or self._now() - self._put_at > BELL_SECONDS

    @property
    def _can_prepare(self) -> bool:
        more = self._sent < len(self._texts)
        return more and bool(self.found.player) and not self._unanswered

    @property
    def _has_work(self) -> bool:
        soon = self._closing or self._must_ring or self._can_prepare or self._fails
        return soon or self._should_start or self.found != self._announced

    @property
    def _wait_seconds(self) -> float | None:
        if self._ahead:
            return _SLICE_SECONDS
        return _CHECK_SECONDS if self._unanswered or self._is_starting else None

    def _is_done(self) -> bool:
        tries = self.found.works is None or self._finishing
        comes = self._is_starting or (tries and self._process is not None)
        return self._closing or not (self._busy or comes or self._unanswered or self._has_work)

    # What goes to the player, and what comes back

    def _play(self, cue: Cue) -> bool:
        number = self._asked + 1
        taken = self._send(Play(number, str(cue.earcon or ""), cue.say[:MOST_PARTS]))
        self._number = number if taken else 0
        return taken

    def _send(self, request: Request) -> bool:
        """Hand a request to the player at once; False if nothing takes it now."""
        self._changed.notify_all()
        if not self._process or not self.found.player or self._unanswered >= MOST_UNANSWERED:
            return False
        if not self._unanswered:
            self._answered_at = self._now()
        try:
            self._process.send(request)
        except FrameError:
            return False
        except PlayerGoneError:
            self._gone = True
            return False
        self._asked += 1
        return True

    def _on_reply(self, process: PlayerProcess, reply: Reply | None) -> None:
        """Take in a reply, in the thread that reads them; None if the player is gone."""
        with self._changed:
            if process is not self._process:
                return
            self._answered_at = self._now()
            match reply:
                case Taken(number=number):
                    self._answered = number
                case Trying(name=name):
                    self._begin = replace(self._begin, failed=name)
                case Playing(name=name, dead_server=dead):
                    self.found = replace(self.found, looking=False, player=name, dead_server=dead)
                    if self._newest and not self._number:
                        self._play(self._newest.still_true(self._now() - self._put_at))
                case Nothing(tried=tried, dead_server=dead):
                    self.found = replace(self.found, looking=False, tried=tried, dead_server=dead)
                case Speaks(engine=engine, works=works):
                    self.found = replace(self.found, engine=engine, works=works)
                case Spoken(text=text, seconds=seconds):
                    self._lengths.learn(text, seconds)
                case None:
                    self._gone = True
            self._changed.notify_all()
