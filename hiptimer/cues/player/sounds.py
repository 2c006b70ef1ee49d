"""The sounds at hand, as loud as they are to be: the earcons, and sentences that were spoken."""

from contextlib import suppress
from typing import Final

from hiptimer.cues.cue import Earcon
from hiptimer.cues.loudness import louder, volume_gain
from hiptimer.cues.samples import NoSpeechError, Samples
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.voice import Voice
from hiptimer.cues.tones import NOTES, tone

TONES: Final = "tones"
"""Stands in the place of an engine, in the names of what is kept."""


class Sounds:
    """Sounds at `volume`; sentences of `voice` (if any) are `level_db` above the tones.

    The earcons are kept in `cache`: a player that is started again has no time to make them.
    """

    def __init__(
        self, cache: SpeechCache, voice: Voice | None, volume: int, level_db: int = 0
    ) -> None:
        self._voice = voice
        self._tones = {str(earcon): _kept_tone(cache, earcon) for earcon in Earcon}
        self.turn(volume, level_db)

    def turn(self, volume: int, level_db: int) -> None:
        """Set the volume (0-100) and the level of the voice from now on."""
        gain = volume_gain(volume)
        self._voice_gain = gain + level_db / 2
        self._earcons = {
            name: louder(samples, gain - level_db / 2) for name, samples in self._tones.items()
        }

    def earcon(self, name: str) -> Samples | None:
        """Return an earcon; None if there is none of that name."""
        return self._earcons.get(name)

    def sentence(self, text: str) -> Samples | None:
        """Return a sentence; None if it is not spoken (yet)."""
        spoken = self._voice.samples(text) if self._voice else None
        return None if spoken is None else louder(spoken, self._voice_gain)


def _kept_tone(cache: SpeechCache, earcon: Earcon) -> Samples:
    name = cache.name(TONES, repr(NOTES[earcon]))
    samples = cache.found(name)
    if samples is None:
        samples = tone(earcon)
        with suppress(NoSpeechError):  # it is made again next time
            cache.make()
            cache.put(name, samples)
    return samples
