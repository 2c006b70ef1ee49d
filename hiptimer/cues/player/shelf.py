"""The sounds at hand, as loud as they are to be: the earcons, and sentences that were spoken."""

from collections import OrderedDict
from contextlib import suppress
from typing import Final

from hiptimer.cues.cue import Earcon
from hiptimer.cues.loudness import louder, volume_gain
from hiptimer.cues.samples import Samples
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.voice import Voice
from hiptimer.cues.tones import NOTES, tone
from hiptimer.cues.wave_files import NoSpeechError

TONES: Final = "tones"
"""Stands in the place of an engine, in the names of what is kept."""

MOST_KEPT: Final = 60
"""Sentences; a whole session has about as many."""


class Shelf:
    """Gives sounds at `volume`; sentences of `voice` (if any) are `level_db` above the tones.

    The earcons are kept in `cache`: a player that is started again has no time to make them.
    """

    def __init__(
        self, cache: SpeechCache, voice: Voice | None, volume: int, level_db: int = 0
    ) -> None:
        self._voice = voice
        self._tones = {str(earcon): _kept_tone(cache, earcon) for earcon in Earcon}
        self._kept: OrderedDict[str, Samples] = OrderedDict()
        self.turn(volume, level_db)

    def turn(self, volume: int, level_db: int) -> None:
        """Have everything at another volume (0-100) and level from now on."""
        gain = volume_gain(volume)
        self._gain = gain + level_db / 2
        self._earcons = {
            name: louder(samples, gain - level_db / 2) for name, samples in self._tones.items()
        }
        self._kept.clear()

    def earcon(self, name: str) -> Samples | None:
        """Give an earcon; None if there is none of that name."""
        return self._earcons.get(name)

    def sentence(self, text: str) -> Samples | None:
        """Give a sentence; None where it is not spoken (yet)."""
        if text not in self._kept:
            spoken = self._voice.samples(text) if self._voice else None
            if spoken is None:
                return None
            self._kept[text] = louder(spoken, self._gain)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(text)
        return self._kept[text]

    def is_coming(self, text: str) -> bool:
        """Whether a sentence that is not there may still be spoken."""
        return self._voice is not None and self._voice.is_coming(text)


def _kept_tone(cache: SpeechCache, earcon: Earcon) -> Samples:
    name = cache.name(TONES, repr(NOTES[earcon]))
    samples = cache.found(name)
    if samples is None:
        samples = tone(earcon)
        with suppress(NoSpeechError):  # it is made again next time
            cache.make()
            cache.put(name, samples)
    return samples
