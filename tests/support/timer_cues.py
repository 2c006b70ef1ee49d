"""A sound box that only takes down what it is to say, for a driver of a test."""

from dataclasses import dataclass, field
from typing import cast

from msgspec.structs import replace

from hiptimer.cues.cue import Cue
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import SpeechLengths
from hiptimer.cues.status import SoundStatus
from hiptimer.model.settings import Cues
from tests.support.app_driver import AppDriver


@dataclass
class Said:
    """Stands in for a voice: nothing sounds, and everything is written down."""

    lengths: SpeechLengths = field(default_factory=SpeechLengths)
    status: SoundStatus = field(default_factory=lambda: SoundStatus(kind=Cues.VOICE))
    cues: list[Cue] = field(default_factory=list)
    news: str | None = None

    @property
    def last(self) -> str:
        """What was said last."""
        return next(" ".join(cue.say) for cue in reversed(self.cues) if cue.say)

    def play(self, cue: Cue) -> None:
        self.cues.append(cue)

    def hush(self) -> None:
        self.play(Cue(at=0.0))

    def have_ready(self, texts: object) -> None:
        """Nothing is spoken."""

    def prepare(self, *asked: object) -> None:
        """It is there already."""


def with_voice(driver: AppDriver) -> Said:
    """Give a driver a voice that is written down."""
    said = Said()
    driver.context = replace(driver.context, sound=cast("SoundBox", said))
    return said
