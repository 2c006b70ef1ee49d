"""A sound box that is ready to play, and a cue for it."""

from pathlib import Path

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues

LONG_ENOUGH = 20.0
"""Seconds that a test waits at most, for what takes milliseconds."""

HOLD_CUE = Cue(at=0.0, earcon=Earcon.HOLD, say=("Hold.", "Last set."))
PLAYED_HOLD_CUE = ("hold", "Hold.", "Last set.")


def prepared_box(folder: Path, cues: Cues = Cues.TONES, volume: int = 80) -> SoundBox:
    sound = SoundBox(folder / "cache")
    sound.ring = list  # rings nothing, but could
    sound.prepare(cues, volume)
    assert sound.wait(LONG_ENOUGH)
    return sound
