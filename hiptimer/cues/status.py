"""Which sound is in use, and how that is said."""

from dataclasses import dataclass
from typing import assert_never

from hiptimer.model.settings import Cues

BELL_OVER_SSH = (
    "Sound: the terminal's bell. You are connected over SSH, and voice and tones would sound on "
    "the other machine."
)


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """What is heard (`kind`), by what, and why it is not what was asked for.

    `asked` is what the settings ask for, None where nobody has asked yet: then there is no word.
    `looking` says that it is not known yet. `fallen` says that something failed on the way.
    """

    kind: Cues = Cues.OFF
    player: str = ""
    engine: str = ""
    advice: str = ""
    looking: bool = False
    remote: bool = False
    asked: Cues | None = None
    fallen: bool = False

    @property
    def words(self) -> str:
        """Say it in a line or two."""
        if self.asked is None:
            return ""
        if self.looking:
            return "Sound: being looked for."
        if self.remote and self.kind is Cues.BELL:
            return BELL_OVER_SSH
        lead = "Sound: a player failed; now " if self.fallen else "Sound: "
        return f"{lead}{self._kind()} {self._missing()}".rstrip()

    def _kind(self) -> str:
        match self.kind:
            case Cues.VOICE:
                return f"voice and tones ({self.engine}; {self.player})."
            case Cues.TONES:
                return f"tones ({self.player})."
            case Cues.BELL:
                return "the terminal's bell."
            case Cues.OFF:
                return "off." if self.asked is Cues.OFF else "no sound here."
            case _:
                assert_never(self.kind)

    def _missing(self) -> str:
        return "" if self.kind is self.asked else self.advice
