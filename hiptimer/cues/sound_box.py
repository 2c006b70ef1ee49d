"""All that is heard, behind one door: cues go in, and nothing ever waits for a sound.

Until `prepare` is called nothing is started, nothing is heard, and nothing of it is loaded: home
is on the screen sooner.
"""

import shutil
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from hiptimer.clock import Clock
from hiptimer.cues.speaking import SpeechLengths, VoiceOptions
from hiptimer.cues.status import SoundStatus, advice
from hiptimer.model.settings import Cues

if TYPE_CHECKING:
    from hiptimer.cues.cue import Cue
    from hiptimer.cues.supervisor import Supervisor

NO_ENVIRONMENT: Final[Mapping[str, str]] = MappingProxyType({})
USUAL_VOICE: Final = VoiceOptions()

Asked = tuple[Cues, int, VoiceOptions]

HUSH_SECONDS: Final = 0.2
"""A player needs a few milliseconds; who stops the app has not long to wait."""


def no_bell() -> None:
    """Ring nothing: nothing was said of how."""


class SoundBox:
    """Plays cues as the settings ask for, or as well as it can. Speech is kept below `cache`.

    `ring` rings the terminal's bell, in any thread; a front end puts its own there. `status` may
    change at any time, in another thread. `clock` shows what comes too late and what hangs;
    without one nothing does. `lengths` are those of the sentences of this voice.
    """

    def __init__(
        self,
        cache: Path | None = None,
        environment: Mapping[str, str] = NO_ENVIRONMENT,
        clock: Clock | None = None,
    ) -> None:
        self._folder = cache
        self._environment = environment
        self._now = clock.monotonic if clock else float
        self._lock = threading.Lock()
        self._supervisor: Supervisor | None = None
        self._asked: Asked | None = None
        self._said: SoundStatus | None = None
        self.ring: Callable[[], object] = no_bell
        self.status = SoundStatus()
        self.lengths = SpeechLengths()

    def prepare(self, cues: Cues, volume: int, options: VoiceOptions = USUAL_VOICE) -> None:
        """Look for what plays, in the background, at `volume` (0-100).

        What plays already goes on, where only the volume or the level of the voice is another one.
        """
        asked, before = (cues, volume, options), self._asked
        if self._folder is None or asked == before:
            return
        if self._supervisor and volume and before and _same_player(before, asked):
            self._asked = asked
            self._supervisor.turn(volume, options if cues is Cues.VOICE else None)
            return
        self.close()
        self._asked = asked
        if cues is Cues.OFF:
            self._set_status(SoundStatus(asked=cues))
        elif not volume:
            self._set_status(SoundStatus(asked=cues, muted=True))
        elif cues is Cues.BELL or (self._is_remote and not self._environment.get("PULSE_SERVER")):
            remote = cues is not Cues.BELL
            self._set_status(SoundStatus(kind=Cues.BELL, asked=cues, remote=remote))
        else:
            self._set_status(SoundStatus(asked=cues, looking=True))
            self._open(self._folder, cues, volume, options)

    def forget_failures(self) -> None:
        """Let `prepare` look again where a player or a voice failed, or no player was found."""
        status = self.status
        if self._supervisor and not status.looking and (status.failed or not status.player):
            self.close()

    def announce(self) -> str:
        """Return which sound is in use, and take it for known to the person."""
        status = self.status
        self._said = None if status.looking else status
        return status.words

    @property
    def news(self) -> str | None:
        """What a person should know in a session, and does not yet; None for nothing."""
        status, said = self.status, self._said
        if status == said:
            return None
        less = status.kind is not status.asked and (said is None or status.kind is not said.kind)
        is_new = status.asked is not None and less and not status.looking
        return status.words if status.failed or is_new else None

    def play(self, cue: "Cue") -> None:
        """Play a cue now, by the bell where no player takes it. It never waits."""
        supervisor = self._supervisor
        taken = supervisor is not None and supervisor.put(cue)
        if not taken and (supervisor or self.status.kind is Cues.BELL):
            self._ring_for(cue)

    def hush(self) -> None:
        """Break off what sounds, for the process is about to be stopped; it waits a moment."""
        from hiptimer.cues.cue import Cue  # noqa: PLC0415 - as below

        self.play(Cue(at=0.0))
        self.wait(HUSH_SECONDS)

    def have_ready(self, texts: Iterable[str]) -> None:
        """Speak sentences before they are needed, in this order.

        They are worked out little by little, in another thread.
        """
        if self._supervisor:
            self._supervisor.prepare(texts)

    def wait(self, seconds: float) -> bool:
        """Wait until it is known what plays, and all was taken that was put; return whether so."""
        return self._supervisor is None or self._supervisor.wait(seconds)

    def finish(self, seconds: float) -> None:
        """Wait until all that was put has sounded to its end, or the seconds are over."""
        if self._supervisor:
            self._supervisor.finish(seconds)

    def close(self) -> None:
        """Fall silent at once, and let everything go."""
        with self._lock:
            supervisor, self._supervisor = self._supervisor, None
            self._asked = self._said = None
            self.status = SoundStatus()
        if supervisor:
            supervisor.close()

    @property
    def process_id(self) -> int | None:
        """Which process plays; None where none does."""
        return self._supervisor.process_id if self._supervisor else None

    @property
    def _is_remote(self) -> bool:
        """Whether the person is at another machine than the one that this runs on."""
        return any(self._environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))

    def _open(self, folder: Path, cues: Cues, volume: int, options: VoiceOptions) -> None:
        from hiptimer.cues.player.frames import Begin  # noqa: PLC0415 - only a session needs it
        from hiptimer.cues.supervisor import Supervisor  # noqa: PLC0415 - as above

        begin = Begin(
            folder=str(folder),
            volume=volume,
            options=options if cues is Cues.VOICE else None,
            remote=self._is_remote,
        )
        self.lengths.begin(options.words_per_minute)
        self._supervisor = Supervisor(begin, self.lengths, self._now, self._note, self._ring_for)
        self._supervisor.start()

    def _ring_for(self, cue: "Cue") -> None:
        if cue.earcon and cue.earcon.is_a_change:
            self.ring()

    def _note(self, supervisor: "Supervisor") -> None:
        """Work out what is heard now; called in a thread of `supervisor`, which may be over."""
        from hiptimer.cues.speech.engines import installed  # noqa: PLC0415 - as above

        found = supervisor.found
        engine, dead_server = found.engine, found.dead_server
        if not found.player:  # and so nothing has looked for an engine
            engine = next(iter(installed(shutil.which, sys.platform)), "")
            dead_server = "" if found.looking else self._environment.get("PULSE_SERVER", "")
        kind = (Cues.VOICE if found.works else Cues.TONES) if found.player else Cues.BELL
        tries = bool(found.player) and found.works is None
        with self._lock:
            if self._supervisor is not supervisor or self._asked is None:
                return
            asked = self._asked[0]
            has_voice = bool(engine) or asked is not Cues.VOICE
            self._set_status(
                SoundStatus(
                    kind=kind,
                    player=found.player,
                    engine=engine,
                    advice=advice(sys.platform, player=bool(found.player), voice=has_voice),
                    asked=asked,
                    looking=found.looking or tries,
                    remote=self._is_remote and not found.player,
                    fallen=found.fallen,
                    tried=found.tried,
                    dead_server=dead_server,
                )
            )

    def _set_status(self, status: SoundStatus) -> None:
        if status.kind is Cues.BELL and self.ring is no_bell:
            status = replace(status, kind=Cues.OFF)
        self.status = status


def _same_player(
    one: tuple[Cues, int, VoiceOptions], other: tuple[Cues, int, VoiceOptions]
) -> bool:
    """Whether only the volume, or the level of the voice, differs."""
    level = other[2].level_db
    return one[0] is other[0] and replace(one[2], level_db=level) == other[2]
