"""Hands cues to what plays them, and sees to it that none is lost without a word.

Whoever puts a cue writes it to the player at once and never waits. One worker does the rest: it
starts players, sees whether they answer, replaces those that don't, and has sentences follow that
were not spoken in time. Only the newest cue counts; those before it have become stale.
"""

import threading
from collections.abc import Callable
from typing import Final

from hiptimer.cues.cue import Cue
from hiptimer.cues.ladder import Ladder
from hiptimer.cues.lateness import still_true
from hiptimer.cues.parts import Parts
from hiptimer.cues.player.frames import Request
from hiptimer.cues.speech.voice import Voice
from hiptimer.cues.watch import Watch

BELL_SECONDS: Final = 0.5
"""A helper answers in milliseconds; one that does not for so long may never sound the cue."""

LOST_SECONDS: Final = 5.0
"""A dead device is found out in less: a cue that is older has sounded, or had begun to."""

CLOSE_SECONDS: Final = 1.0
"""Nobody who leaves waits longer for the worker, which may wait for a helper just then."""

_LOOK_SECONDS: Final = 0.1
"""How often a player that has not answered yet is looked at."""


class Sender:
    """Plays by the ladder that `make_ladder` makes, with sentences of `voice` where there is one.

    `now` gives seconds that go on. Two are called in its own thread: `found` when it is known what
    plays, and when that changes or an engine is given up; `lost` with a cue that may never sound.
    """

    def __init__(
        self,
        make_ladder: Callable[[Callable[[], object]], Ladder],
        voice: Voice | None,
        now: Callable[[], float],
        found: Callable[["Sender"], object],
        lost: Callable[[Cue], object],
    ) -> None:
        self.ladder = make_ladder(self._hear_player)
        self._watch = Watch(self.ladder, now)
        self.voice = voice
        self.fallen = False
        self.looking = True
        self._now = now
        self._found = found
        self._lost = lost
        self._changed = threading.Condition()
        self._parts = Parts(voice)
        self._newest = Cue(at=0.0)
        self._put_at = 0.0
        self._number = 0
        self._rung = True
        self._owed: Cue | None = None
        self._volume: int | None = None
        self._known: tuple[object, ...] = ()
        self._busy = True
        self._finishing = False
        self._closing = False
        self._over = False
        self._thread = threading.Thread(target=self._work, name="cues", daemon=True)

    def start(self) -> None:
        """Begin, with finding out what plays."""
        try:
            self._thread.start()
        except RuntimeError:  # the system allows no more threads
            self._give_up()

    def put(self, cue: Cue) -> bool:
        """Have `cue` played now; what was to come before it is dropped.

        False where nothing takes it now: it is played late, as far as it is true by then.
        """
        with self._changed:
            if cue.over:
                return bool(cue.earcon) and self._hand_over(
                    Request(0, (str(cue.earcon),), over=True)
                )
            self._newest, self._put_at = cue, self._now()
            taken = self._begin(cue)
            self._rung = not taken
            return taken

    def turn(self, volume: int) -> None:
        """Have everything after this at another volume (0-100)."""
        with self._changed:
            self.ladder.volume = volume
            self._volume = None if self._hand_over(Request(0, volume=volume)) else volume

    def wake(self) -> None:
        """Look again: a sentence was spoken, and it may be one that is waited for."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until it is known what plays, and it has taken everything; tell whether so."""
        with self._changed:
            return self._changed.wait_for(self._is_done, seconds)

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
        try:
            self._serve()
        except Exception:  # noqa: BLE001 - it is reported, and the bell rings from now on
            self._give_up()

    def _give_up(self) -> None:
        with self._changed:
            self._over, self.fallen = True, True
            self._busy = self._finishing = self.looking = False
            self.ladder.drop()
            self._changed.notify_all()
        self._found(self)
        self._lost(self._newest)

    def _serve(self) -> None:
        self.ladder.climb()
        self.looking = False
        while not self._closing:
            self._tell()
            with self._changed:
                self._make_up()
                self._busy = False
                self._changed.notify_all()
                if not self._has_work():
                    self._changed.wait(_LOOK_SECONDS if self._watch.unanswered else None)
                self._busy = True
                late = self._is_late()
            if late:
                self._lost(self._newest)
            if self._watch.fails:
                self._replace()
            elif self._watch.should_look_again(self._put_at):
                self._look_again()

    def _tell(self) -> None:
        means = self._means
        if means != self._known:
            self._known = means
            self._found(self)

    @property
    def _means(self) -> tuple[object, ...]:
        """By which process it plays, and whether there is a voice; or that this is looked for."""
        voice = self.voice and (self.voice.trying, self.voice.given_up)
        return self.looking, self.ladder.process_id, voice

    def _has_work(self) -> bool:
        parts = self._parts.has_more or self._owed is not None or self._volume is not None
        new = self._closing or self._is_ready_to_finish or self._means != self._known
        return parts or new or self._watch.fails or self._watch.should_look_again(self._put_at)

    @property
    def _is_ready_to_finish(self) -> bool:
        """Whether all that is still to sound to its end is with the player."""
        return self._finishing and self._parts.all_given

    def _is_done(self) -> bool:
        trying = self.voice is not None and self.voice.trying
        comes = trying or self._finishing
        return self._over or not (self._busy or comes or self._watch.unanswered or self._has_work())

    def _hear_player(self) -> None:
        with self._changed:
            self._watch.is_alive()
            self._changed.notify_all()

    def _hand_over(self, request: Request) -> bool:
        self._watch.asks(request)
        taken = self.ladder.send(request)
        self._changed.notify_all()
        return taken

    def _begin(self, cue: Cue) -> bool:
        taken = self._hand_over(Request(0, self._parts.begin(cue)))
        self._owed = None if taken else cue
        self._number = self.ladder.asked if taken else 0
        return taken

    def _make_up(self) -> None:
        """Hand over what nothing took before, and sentences that were spoken meanwhile."""
        owed, self._owed = self._owed, None
        volume, self._volume = self._volume, None
        plays = self.ladder.process_id is not None
        if plays and volume is not None:
            self._hand_over(Request(0, volume=volume))
        if plays and owed is not None:
            self._begin(still_true(owed, self._now() - self._put_at))
        more = self._parts.rest()
        if plays and more:
            self._hand_over(Request(0, more, more=True))
        if self._is_ready_to_finish:
            self._finishing = False
            self._hand_over(Request(0, wait=True))

    def _is_late(self) -> bool:
        """Whether the newest cue is not answered for so long that the bell must do; once a cue."""
        unanswered = self._number > self.ladder.answered
        late = unanswered and self._now() - self._put_at > BELL_SECONDS and not self._rung
        self._rung = self._rung or late
        return late

    def _replace(self) -> None:
        """Say that a player failed, ring for what it can't have played, and find another one."""
        with self._changed:
            unheard = self._owed is not None or self._number > self.ladder.answered
            lost = unheard or self._now() - self._put_at <= LOST_SECONDS
            if lost:
                self._owed = self._newest
            rings, self._rung = lost and not self._rung, True
            self._number = 0
            self.fallen = self.looking = True
            self.ladder.drop()
        self._tell()
        if rings:
            self._lost(self._newest)
        self.ladder.climb()
        self._watch.has_looked()
        self.looking = False

    def _look_again(self) -> None:
        """See whether something plays again; nobody is told before it does."""
        with self._changed:
            self._owed = self._newest
        self.ladder.begin_anew()
        self.ladder.climb()
        self._watch.has_looked()
