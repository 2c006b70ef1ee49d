"""A session that a director follows, second by second, and all that is said in it."""

from dataclasses import dataclass, field
from typing import cast

from hiptimer.cues.cue import Cue
from hiptimer.cues.director import Director
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import SpeechLengths
from hiptimer.cues.status import SoundStatus
from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Start
from hiptimer.model.settings import Cues

STEP = 0.25


@dataclass
class Ears:
    """Stand in the place of all that plays, and keep what they are given."""

    played: list[Cue] = field(default_factory=list)
    lengths: SpeechLengths = field(default_factory=SpeechLengths)
    status: SoundStatus = field(default_factory=lambda: SoundStatus(kind=Cues.VOICE))

    def play(self, cue: Cue) -> None:
        self.played.append(cue)

    def have_ready(self, texts: object) -> None:
        """Nothing is spoken."""


class Living:
    """Drives an engine as the runner does. `began` are the times at which each cue began."""

    def __init__(self, plan: Plan) -> None:
        self.ears = Ears()
        self.engine = Engine(plan)
        self.director = Director(self.engine, cast("SoundBox", self.ears))
        self.at = 0.0
        self.began: list[float] = []
        self.send(Start())

    @property
    def said(self) -> str:
        """What was said last, in one line."""
        return " ".join(self.ears.played[-1].say)

    def send(self, command: Command) -> str:
        """Send `command`; give what is said for it."""
        before = len(self.ears.played)
        self.director.on_events(self.engine.send(command, self.at), self.at)
        self._date()
        return " ".join(text for cue in self.ears.played[before:] for text in cue.say)

    def live(self, seconds: float) -> list[str]:
        """Let time pass; give what is said meanwhile, a line a cue."""
        before = len(self.ears.played)
        for _ in range(round(seconds / STEP)):
            self.at += STEP
            self.director.on_events(self.engine.advance(self.at), self.at)
            self.director.pulse(self.at)
            self._date()
        return [" ".join(cue.say) for cue in self.ears.played[before:] if cue.say]

    def until(self, phase: Phase) -> str:
        """Let time pass until `phase` begins again; return what is said as it does."""
        before = self.engine.phase
        while True:
            was, said = self.engine.phase, self.live(STEP)
            if self.engine.phase is phase and (was is not phase or before is not phase):
                return " ".join(said)

    def talks(self) -> list[tuple[float, float]]:
        """Give the beginning and the end of each talk so far."""
        played = zip(self.began, self.ears.played, strict=True)
        spoken = [(at, cue) for at, cue in played if not cue.over]
        return [(at, at + self.ears.lengths.seconds(cue.say)) for at, cue in spoken]

    def _date(self) -> None:
        self.began += [self.at] * (len(self.ears.played) - len(self.began))
