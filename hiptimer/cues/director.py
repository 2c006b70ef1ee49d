"""Turns what a session tells into cues at their time, and asks again in a long wait.

One for each session. It reads no clock and waits for nobody: the runner tells it the time.
"""

from collections.abc import Iterable

from hiptimer.cues.cue import Cue
from hiptimer.cues.rehearsal import sentences_ahead
from hiptimer.cues.reminders import Reminders
from hiptimer.cues.sentences import seconds_to_say, sentence
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.table import cue_for
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import Event
from hiptimer.model.settings import Cues


class Director:
    """Has the cues of the session that `engine` runs played by `sound`."""

    def __init__(self, engine: Engine, sound: SoundBox) -> None:
        self.sound = sound
        self._engine = engine
        self._reminders = Reminders(engine)
        self._over = False

    @property
    def problem(self) -> str | None:
        """What of the sound a person does not know yet; None where all is as it was told."""
        return self.sound.news

    def begin(self) -> None:
        """Have everything spoken that this session will need."""
        self.sound.have_ready(sentences_ahead(self._engine.plan, self._engine.ledger))

    def hear(self, events: Iterable[Event], now: float) -> None:
        """Play the cue of `events`, which the engine told at `now`."""
        told = tuple(events)
        if self._over or not told:
            return
        cue = cue_for(told, self._engine, now)
        if cue:
            self.sound.play(cue)
        for event in told:
            self._reminders.hear(event)
        self._over = self._engine.phase is Phase.FINISHED

    def pulse(self, now: float) -> None:
        """Ask again, if it is time to."""
        cue = None if self._over else self._reminders.due(now)
        if cue:
            self.sound.play(cue)

    def say(self, texts: Iterable[str], now: float) -> float:
        """Say what a person points at; give back about how many seconds that takes.

        Nothing is said in a pause, nor after the end, nor where there is no voice: tones go on.
        """
        speaks = self.sound.status.kind is Cues.VOICE
        if not speaks or self._over or self._engine.phase is Phase.PAUSED:
            return 0.0
        self._reminders.answering(now)
        said = tuple(map(sentence, texts))
        self.sound.play(Cue(at=now, say=said))
        return seconds_to_say(said)

    def leave(self) -> None:
        """Fall silent where the session is left before its end."""
        if not self._over:
            self._over = True
            self.sound.play(Cue(at=0.0))
