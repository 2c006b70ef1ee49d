"""Turns the events of a session into cues at their time, and asks again in a long wait.

One for each session. It reads no clock: the runner passes the time in.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.questions import asked_again, pointed_choice, pointed_number, pointed_set
from hiptimer.cues.rehearsal import sentences_ahead
from hiptimer.cues.sentences import STILL_PAUSED, sentence
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speech_progress import NOTHING_SAID, Answer, SpeechProgress, Talking
from hiptimer.cues.table import cue_for
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.engine.events import Event, PainRated, PhaseStarted
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.view import Change, Dropped, Highlighted, Moved, NotYet
from hiptimer.model.settings import Cues
from hiptimer.wording.guidance import again_words

AWAY_SECONDS: Final = 2.0
"""The runner's limit: after a longer gap between two calls the person is taken to be away."""

AGAIN_AFTER: Final[Mapping[Phase, tuple[float, ...]]] = {
    Phase.WAITING: (15.0, 30.0, 60.0),
    Phase.PAUSED: (60.0, 300.0),
}
"""Seconds of a wait in which nothing was said, or of a pause; after the last one there is peace."""


class Director:
    """Has the cues of the session that `engine` runs played by `sound`.

    `manner` says how much is to be said, and of which exercises.
    """

    def __init__(self, engine: Engine, sound: SoundBox, manner: Talking = NOTHING_SAID) -> None:
        self.sound = sound
        self._engine = engine
        self._manner = manner
        self._speech = SpeechProgress(sound.lengths)
        self._captions = SpeechProgress(sound.lengths)  # continues where there is no voice
        self._row: int | None = None
        self._decision: Decision | None = None
        self._answer: Answer | None = None
        self._waits_since = 0.0
        self._reminders = 0
        self._seen = 0.0
        self._over = False

    @property
    def problem(self) -> str | None:
        """What of the sound the person does not know yet; None if all is as it was announced."""
        return self.sound.news

    @property
    def talks_until(self) -> float:
        """When what is being said is expected to end, in the engine's seconds."""
        return self._speech.until

    def begin(self) -> None:
        """Have everything spoken that this session will need, where there is a voice."""
        if self._speaks:
            ahead = sentences_ahead(self._engine.plan, self._engine.ledger, self._manner)
            self.sound.have_ready(ahead)

    def on_events(self, events: Iterable[Event], now: float) -> None:
        """Play the cue of `events`, which the engine returned at `now`."""
        happened = tuple(events)
        if self._over or not happened:
            return
        self._notice_absence(now)
        for event in happened:
            self._remember(event, now)
        cue = cue_for(happened, self._engine, now, self._talking(now))
        if cue:
            self._play(cue, now)
            self._wait_from(self._speech.until)
        self._over = self._engine.phase is Phase.FINISHED

    def pulse(self, now: float) -> None:
        """Ask again, if it is time to; with the question comes what was owed and never heard.

        After hours unseen it is asked once, not once for each reminder that was missed.
        """
        self._notice_absence(now)
        if self._over or now < self._speech.until or not self._is_reminder_due(now):
            return
        waited, after = now - self._waits_since, AGAIN_AFTER[self._engine.phase]
        self._reminders = sum(waited >= seconds for seconds in after)
        talking = self._talking(now)
        if self._engine.phase is Phase.PAUSED:
            say: tuple[str, ...] = (STILL_PAUSED,)
        else:
            owed = () if self._engine.owed.decision else talking.owed
            say = (*owed, *asked_again(self._engine, talking))
        self._play(Cue(at=now, say=say, owed=talking.owed), now)
        if talking.owed:
            self._wait_from(self._speech.until)

    def rate_next(self, row: int | None) -> None:
        """Note which set (from 1) the next number is for; None means the last one."""
        self._row = row

    def on_change(self, change: Change, now: float) -> None:
        """Say what is highlighted now, or that a key counts only if it is pressed again."""
        decision = self._engine.owed.decision
        match change:
            case Highlighted(answer=Rate() as rating, named=named):
                self.point(rating)
                row = rating.row if named else None
                said = pointed_number(self._engine, rating.pain, row)
                self.say(said, now, earcon=Earcon.STEP)
            case Highlighted(answer=(Decide() | Unrate()) as answer) if decision:
                self.point(answer)
                choice = answer.choice if isinstance(answer, Decide) else None
                said = pointed_choice(self._engine, decision, choice)
                self.say(said, now, earcon=Earcon.STEP)
            case Moved(row=row):
                self.say(pointed_set(self._engine, row), now, earcon=Earcon.STEP)
            case Dropped():
                self.point(None)
            case NotYet():
                self.say((again_words(self._engine.phase),), now)
            case _:
                return

    def say(
        self,
        texts: Iterable[str],
        now: float,
        *,
        earcon: Earcon | None = None,
    ) -> float:
        """Say what a person points at, after `earcon`; return about how many seconds that takes.

        Nothing is said in a pause, after the end, or without a voice: then tones keep playing.
        """
        if not self._speaks or self._over or self._engine.phase is Phase.PAUSED:
            return 0.0
        said = tuple(map(sentence, texts))
        self._play(Cue(at=now, earcon=earcon, say=said, owed=self._speech.owed(now)), now)
        self._restart_wait(self._speech.until)
        return self._speech.until - now

    def point(self, answer: Answer | None) -> None:
        """Take note of the answer that a press would give; None if nothing is pointed to."""
        self._decision, self._answer = self._engine.owed.decision, answer

    def caption(self, now: float) -> tuple[str, float] | None:
        """Return the last sentence of a cue, and how much of it is over (0-1), voice or not.

        None if nothing has been said since the last cue.
        """
        return self._captions.caption(now)

    def leave(self) -> None:
        """Fall silent when the session is left before its end."""
        if not self._over:
            self._over = True
            self.sound.play(Cue(at=0.0))

    @property
    def _speaks(self) -> bool:
        """Whether what is to be said is heard, now or in a moment."""
        status = self.sound.status
        return status.kind is Cues.VOICE or (status.looking and status.asked is Cues.VOICE)

    def _play(self, cue: Cue, now: float) -> None:
        self.sound.play(cue)
        self._captions.begin(cue, now)
        if self._speaks:
            self._speech.begin(cue, now)

    def _talking(self, now: float) -> Talking:
        return replace(
            self._manner,
            lengths=self.sound.lengths,
            unsaid=self._speech.unsaid(now),
            owed=self._speech.owed(now),
            row=self._row,
            decision=self._decision,
            answer=self._answer,
        )

    def _remember(self, event: Event, now: float) -> None:
        """Note when a wait, a pause or an answer began."""
        match event:
            case PhaseStarted():
                self._waits_since, self._reminders = now, 0
                if isinstance(self._answer, Rate):
                    self._answer = None
                return
            case PainRated():
                self._answer = None
        self._restart_wait(now)

    def _restart_wait(self, now: float) -> None:
        """Count the reminders of a wait again from `now`: the person is answering."""
        if self._engine.phase is Phase.WAITING:
            self._waits_since, self._reminders = now, 0

    def _wait_from(self, end: float) -> None:
        """Count a wait from `end`: the person is asked again only after hearing what is said."""
        if self._engine.phase is Phase.WAITING:
            self._waits_since = max(self._waits_since, end)

    def _is_reminder_due(self, now: float) -> bool:
        after = AGAIN_AFTER.get(self._engine.phase, ())
        due = self._reminders < len(after)
        return due and now - self._waits_since >= after[self._reminders]

    def _notice_absence(self, now: float) -> None:
        """Take for unheard what was being said when the computer slept, or the app was stopped."""
        if now - self._seen > AWAY_SECONDS:
            self._speech.cut(self._seen)
        self._seen = now
