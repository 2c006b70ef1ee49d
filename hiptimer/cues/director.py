"""Turns what a session tells into cues at their time, and asks again in a long wait.

One for each session. It reads no clock and waits for nobody: the runner tells it the time.
"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from hiptimer.cues.choice_sentences import Answer
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.rehearsal import sentences_ahead
from hiptimer.cues.reminders import Reminders
from hiptimer.cues.sentences import sentence
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.table import cue_for
from hiptimer.cues.talk import NOTHING_SAID, Talk, Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Rate
from hiptimer.engine.events import Event, PainRated, PhaseStarted
from hiptimer.model.settings import Cues

AWAY_SECONDS: Final = 2.0
"""As the runner has it: whoever was not told the time for so long was not there."""


class Director:
    """Has the cues of the session that `engine` runs played by `sound`.

    `manner` says how much is to be said, and of which exercises.
    """

    def __init__(self, engine: Engine, sound: SoundBox, manner: Talking = NOTHING_SAID) -> None:
        self.sound = sound
        self._engine = engine
        self._manner = manner
        self._reminders = Reminders(engine)
        self._talk = Talk(sound.lengths)
        self._captions = Talk(sound.lengths)  # goes on where there is no voice
        self._row: int | None = None
        self._decision: Decision | None = None
        self._answer: Answer | None = None
        self._seen = 0.0
        self._over = False

    @property
    def problem(self) -> str | None:
        """What of the sound a person does not know yet; None where all is as it was told."""
        return self.sound.news

    def begin(self) -> None:
        """Have everything spoken that this session will need, where there is a voice."""
        if self._speaks:
            ahead = sentences_ahead(self._engine.plan, self._engine.ledger, self._manner)
            self.sound.have_ready(ahead)

    def hear(self, events: Iterable[Event], now: float) -> None:
        """Play the cue of `events`, which the engine told at `now`."""
        told = tuple(events)
        if self._over or not told:
            return
        self._notice_absence(now)
        for event in told:
            self._remember(event)
            self._reminders.hear(event, now)
        cue = cue_for(told, self._engine, now, self._talking(now))
        if cue:
            self._play(cue, now)
            self._reminders.told_until(self._talk.until)
        self._over = self._engine.phase is Phase.FINISHED

    def pulse(self, now: float) -> None:
        """Ask again, if it is time to."""
        self._notice_absence(now)
        if self._over or now < self._talk.until or not self._reminders.is_due(now):
            return
        cue = self._reminders.ask(now, self._talking(now))
        self._play(cue, now)
        if cue.owed:
            self._reminders.told_until(self._talk.until)

    def say(
        self,
        texts: Iterable[str],
        now: float,
        row: int | None = None,
        *,
        earcon: Earcon | None = None,
    ) -> float:
        """Say what a person points at, after `earcon`; return about how many seconds that takes.

        `row` is the set (from 1) that numbers go to from now on, where that is what is said.
        Nothing is said in a pause, nor after the end, nor where there is no voice: tones go on.
        """
        self._row = row or self._row
        if not self._speaks or self._over or self._engine.phase is Phase.PAUSED:
            return 0.0
        self._reminders.answering(now)
        said = tuple(map(sentence, texts))
        self._play(Cue(at=now, earcon=earcon, say=said, owed=self._talk.owed(now)), now)
        self._reminders.told_until(self._talk.until)
        return self._talk.until - now

    def point(self, answer: Answer | None) -> None:
        """Know which answer a press would take; None where nothing is pointed to."""
        self._decision, self._answer = self._engine.owed.decision, answer

    @property
    def talks_until(self) -> float:
        """When what is being said is reckoned to end, in the engine's seconds."""
        return self._talk.until

    def leave(self) -> None:
        """Fall silent where the session is left before its end."""
        if not self._over:
            self._over = True
            self.sound.play(Cue(at=0.0))

    @property
    def _speaks(self) -> bool:
        """Whether what is to be said is heard, if only in a moment."""
        status = self.sound.status
        return status.kind is Cues.VOICE or (status.looking and status.asked is Cues.VOICE)

    def caption(self, now: float) -> tuple[str, float] | None:
        """Give the last sentence of a cue, and how much of it is over (0-1), with or without voice.

        None while nothing has been said since the last cue.
        """
        return self._captions.caption(now)

    def _play(self, cue: Cue, now: float) -> None:
        self.sound.play(cue)
        self._captions.begin(cue, now)
        if self._speaks:
            self._talk.begin(cue, now)

    def _talking(self, now: float) -> Talking:
        return replace(
            self._manner,
            lengths=self.sound.lengths,
            unsaid=self._talk.unsaid(now),
            owed=self._talk.owed(now),
            row=self._row,
            decision=self._decision,
            answer=self._answer,
        )

    def _remember(self, event: Event) -> None:
        """Remember which set was answered last in this wait; what was pointed to is over then."""
        match event:
            case PhaseStarted():
                self._row = None
                if isinstance(self._answer, Rate):
                    self._answer = None
            case PainRated(row=row):
                self._row, self._answer = row, None
            case _:
                return

    def _notice_absence(self, now: float) -> None:
        """Take for unheard what was being said when the computer slept, or the app was stopped."""
        if now - self._seen > AWAY_SECONDS:
            self._talk.cut(self._seen)
        self._seen = now
