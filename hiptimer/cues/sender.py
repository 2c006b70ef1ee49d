"""The one worker that hands cues to what plays them. Whoever puts a cue never waits.

Only the newest cue counts: while it was busy those before it have become stale.
"""

import threading
from collections.abc import Callable
from typing import Final

from hiptimer.cues.cue import Cue
from hiptimer.cues.ladder import Ladder
from hiptimer.cues.player.frames import MOST_PARTS, Request
from hiptimer.cues.speech.voice import Voice

CLOSE_SECONDS: Final = 1.0


class Sender:
    """Plays by `ladder`, with sentences of `voice` where there is one.

    `found` is called in its thread when it is known what plays, and when that changes or an engine
    is given up.
    """

    def __init__(self, ladder: Ladder, found: Callable[[], object]) -> None:
        self.ladder = ladder
        self.voice: Voice | None = None
        self.fallen = False
        self._found = found
        self._changed = threading.Condition()
        self._main: Cue | None = None
        self._over: Cue | None = None
        self._volume: int | None = None
        self._unspoken: list[str] = []
        self._known: tuple[int | None, bool] = (None, False)
        self._busy = True
        self._finishing = False
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="cues", daemon=True)

    def start(self) -> None:
        """Begin, with finding out what plays."""
        self._thread.start()

    def put(self, cue: Cue) -> None:
        """Have `cue` played now; what was to come before it is dropped."""
        with self._changed:
            if cue.over:
                self._over = cue
            else:
                self._main, self._over = cue, None
            self._changed.notify_all()

    def turn(self, volume: int) -> None:
        """Have everything after this at another volume (0-100)."""
        with self._changed:
            self._volume = volume
            self._changed.notify_all()

    def wake(self) -> None:
        """Look again: a sentence was spoken, and it may be one that is waited for."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until everything put so far was handed over; tell whether so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy and not self._has_work(), seconds)

    def finish(self, seconds: float) -> None:
        """Wait until all that was put has sounded to its end, at most so long."""
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
        self.ladder.close()

    def _work(self) -> None:
        self.ladder.climb()
        self._tell()
        while True:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._closing or self._has_work())
                if self._closing:
                    return
                self._busy = True
                main, self._main = self._main, None
                over, self._over = self._over, None
                volume, self._volume = self._volume, None
            if volume is not None:
                self.ladder.turn(volume)
            if main:
                self._play(main)
            if over and over.earcon:
                self.ladder.play(Request(0, (over.earcon,), over=True))
            if not main:
                self._catch_up()
            if self._finishing and not self._has_work_to_play():
                self.ladder.play(Request(0, wait=True))
                self._finishing = False
            if self._means != self._known:
                self.fallen = self.fallen or self.ladder.process_id != self._known[0]
                self._tell()

    def _tell(self) -> None:
        self._known = self._means
        self._found()

    @property
    def _means(self) -> tuple[int | None, bool]:
        """By which process it plays, and whether there is a voice."""
        return self.ladder.process_id, self.voice is not None and not self.voice.given_up

    def _has_work(self) -> bool:
        return self._finishing or self._has_work_to_play() or self._means != self._known

    def _has_work_to_play(self) -> bool:
        waiting = (self._main, self._over, self._volume)
        return any(part is not None for part in waiting) or self._can_catch_up()

    def _play(self, cue: Cue) -> None:
        """Play what there is of a cue; sentences that are not spoken yet follow when they are."""
        parts = [str(cue.earcon)] if cue.earcon else []
        texts = list(cue.say[: MOST_PARTS - 1]) if self.voice else []
        parts += self._spoken(texts)
        self._unspoken = texts
        self.ladder.play(Request(0, tuple(parts)))

    def _catch_up(self) -> None:
        texts = self._unspoken
        parts = self._spoken(texts)
        if parts:
            self.ladder.play(Request(0, tuple(parts), more=True))

    def _spoken(self, texts: list[str]) -> list[str]:
        """Take the files of as many first sentences as have one; those that failed are left out."""
        parts: list[str] = []
        while texts and self.voice:
            file = self.voice.file(texts[0])
            if file is None and self.voice.is_coming(texts[0]):
                break
            texts.pop(0)
            if file:
                parts.append(file)
        return parts

    def _can_catch_up(self) -> bool:
        if not self._unspoken or self.voice is None:
            return False
        first = self._unspoken[0]
        return self.voice.file(first) is not None or not self.voice.is_coming(first)
