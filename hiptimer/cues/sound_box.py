"""All that is heard, behind one door: cues go in, and nobody ever waits for a sound.

Until `prepare` is called nothing is started, nothing is heard, and nothing of it is loaded: home
is on the screen sooner.
"""

import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from hiptimer.clock import Clock
from hiptimer.cues.status import SoundStatus
from hiptimer.model.settings import Cues

if TYPE_CHECKING:
    from hiptimer.cues.cue import Cue
    from hiptimer.cues.sender import Sender
    from hiptimer.cues.speech.engines import SpeechEngine

NO_ENVIRONMENT: Final[Mapping[str, str]] = MappingProxyType({})

HUSH_SECONDS: Final = 0.2
"""A player needs a few milliseconds; whoever stops the app has not long to wait."""


def no_bell() -> None:
    """Ring nothing: nobody has said how."""


class SoundBox:
    """Plays cues as the settings ask for, or as well as it can. Speech is kept below `cache`.

    `ring` rings the terminal's bell, in any thread; a front end puts its own there. `status` may
    change at any time, in another thread. `clock` tells what comes too late and who hangs; without
    one nothing does.
    """

    def __init__(
        self,
        cache: Path | None = None,
        environment: Mapping[str, str] = NO_ENVIRONMENT,
        clock: Clock | None = None,
    ) -> None:
        self._folder = cache / "speech" if cache else None
        self._environment = environment
        self._now = clock.monotonic if clock else float
        self._lock = threading.Lock()
        self._sender: Sender | None = None
        self._asked: tuple[Cues, int] | None = None
        self._proven: SpeechEngine | None = None
        self._told: SoundStatus | None = None
        self.ring: Callable[[], object] = no_bell
        self.status = SoundStatus()

    def prepare(self, cues: Cues, volume: int) -> None:
        """Look for what plays, in the background, at `volume` (0-100).

        What plays already goes on, where only the volume is another one.
        """
        if self._folder is None or (cues, volume) == self._asked:
            return
        from hiptimer.cues.finding import plays_elsewhere  # noqa: PLC0415 - only a session needs it

        if self._sender and volume and self._asked and self._asked[0] is cues:
            self._asked = (cues, volume)
            self._sender.turn(volume)
            return
        self.close()
        self._asked = (cues, volume)
        if cues is Cues.OFF:
            self._tell(SoundStatus(asked=cues))
        elif not volume:
            self._tell(SoundStatus(asked=cues, muted=True))
        elif cues is Cues.BELL or plays_elsewhere(self._environment):
            remote = cues is not Cues.BELL
            self._tell(SoundStatus(kind=Cues.BELL, asked=cues, remote=remote))
        else:
            self._tell(SoundStatus(asked=cues, looking=True))
            self._open(self._folder, cues, volume)

    def forget_failures(self) -> None:
        """Let `prepare` look anew where a player or a voice failed, or no player was found."""
        status = self.status
        if self._sender and not status.looking and (status.failed or not status.player):
            self.close()

    def tell(self) -> str:
        """Say which sound is in use, and remember that a person was told so."""
        status = self.status
        self._told = None if status.looking else status
        return status.words

    @property
    def news(self) -> str | None:
        """What a person should know in a session, and was not told before it; None for nothing."""
        status, told = self.status, self._told
        if status == told:
            return None
        less = status.kind is not status.asked and (told is None or status.kind is not told.kind)
        untold = status.asked is not None and less and not status.looking
        return status.words if status.failed or untold else None

    def play(self, cue: "Cue") -> None:
        """Play a cue now, by the bell where no player takes it. It never waits."""
        sender = self._sender
        taken = sender is not None and sender.put(cue)
        if not taken and (sender or self.status.kind is Cues.BELL):
            self._ring_for(cue)

    def hush(self) -> None:
        """Break off what sounds, for the process is about to be stopped; it waits a moment."""
        from hiptimer.cues.cue import Cue  # noqa: PLC0415 - as below

        self.play(Cue(at=0.0))
        self.wait(HUSH_SECONDS)

    def have_ready(self, texts: Iterable[str]) -> None:
        """Have sentences spoken before they are needed, in this order."""
        sender = self._sender
        if sender and sender.voice:
            sender.voice.prepare(texts)

    def wait(self, seconds: float) -> bool:
        """Wait until it is known what plays, and all is played that was put; tell whether so."""
        return self._sender is None or self._sender.wait(seconds)

    def finish(self, seconds: float) -> None:
        """Wait until all that was put has sounded to its end, at most so long."""
        if self._sender:
            self._sender.finish(seconds)

    def close(self) -> None:
        """Fall silent at once, and let everything go."""
        with self._lock:
            sender, self._sender = self._sender, None
            self._asked = self._told = None
            self.status = SoundStatus()
        if sender:
            sender.close()
            if sender.voice:
                sender.voice.close()

    @property
    def process_id(self) -> int | None:
        """Which process plays; None where none does."""
        return self._sender.ladder.process_id if self._sender else None

    def _open(self, folder: Path, cues: Cues, volume: int) -> None:
        from hiptimer.cues.finding import rungs  # noqa: PLC0415 - as above, and all of these
        from hiptimer.cues.ladder import Ladder  # noqa: PLC0415
        from hiptimer.cues.sender import Sender  # noqa: PLC0415
        from hiptimer.cues.speech.cache import SpeechCache  # noqa: PLC0415
        from hiptimer.cues.speech.engines import find_engine  # noqa: PLC0415
        from hiptimer.cues.speech.voice import Voice  # noqa: PLC0415

        engine = find_engine(shutil.which, sys.platform) if cues is Cues.VOICE else None
        voice = None
        if engine:
            proven = engine == self._proven
            voice = Voice(engine, SpeechCache(folder), self._go_on, proven=proven)
        ladder = partial(Ladder, rungs(shutil.which, sys.platform), folder, volume)
        self._sender = Sender(ladder, voice, self._now, self._look_again, self._ring_for)
        self._sender.start()
        if voice:
            voice.start()

    def _go_on(self) -> None:
        sender = self._sender
        if sender:
            sender.wake()

    def _ring_for(self, cue: "Cue") -> None:
        if cue.earcon and cue.earcon.is_a_change:
            self.ring()

    def _look_again(self, sender: "Sender") -> None:
        """Work out what is heard now; called by the thread of `sender`, which may be over."""
        from hiptimer.cues.finding import advice  # noqa: PLC0415 - as above

        player, voice = sender.ladder.name, sender.voice
        tries = voice is not None and voice.trying
        if voice and not tries:
            self._proven = None if voice.given_up else voice.engine
        speaks = player and voice and not voice.given_up
        kind = (Cues.VOICE if speaks else Cues.TONES) if player else Cues.BELL
        with self._lock:
            if self._sender is not sender or self._asked is None:
                return
            asked = self._asked[0]
            has_voice = voice is not None or asked is not Cues.VOICE
            self._tell(
                SoundStatus(
                    kind=kind,
                    player=player,
                    engine=voice.engine.name if voice else "",
                    advice=advice(sys.platform, player=bool(player), voice=has_voice),
                    asked=asked,
                    looking=sender.looking or tries,
                    fallen=sender.fallen,
                    tried=sender.ladder.tried,
                )
            )

    def _tell(self, status: SoundStatus) -> None:
        if kind_heard(status, self.ring) is not status.kind:
            status = replace(status, kind=Cues.OFF)
        self.status = status


def kind_heard(status: SoundStatus, ring: Callable[[], object]) -> Cues:
    """Tell what is really heard: no bell where nobody can ring one."""
    return Cues.OFF if status.kind is Cues.BELL and ring is no_bell else status.kind
