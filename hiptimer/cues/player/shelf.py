"""The sounds at hand, by name: the earcons, and files of the cache. All at one volume."""

from collections import OrderedDict
from typing import Final

from hiptimer.cues.cue import Earcon
from hiptimer.cues.samples import Samples, at_volume
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.tones import tone
from hiptimer.cues.wave_files import NoSpeechError

MOST_KEPT: Final = 60
"""Sentences; a whole session has about as many."""


class Shelf:
    """Reads what is asked for, and keeps what was read last."""

    def __init__(self, cache: SpeechCache, volume: int) -> None:
        self._cache = cache
        self._tones = {str(earcon): tone(earcon) for earcon in Earcon}
        self._earcons: dict[str, Samples] = {}
        self._kept: OrderedDict[str, Samples] = OrderedDict()
        self.turn(volume)

    def turn(self, volume: int) -> None:
        """Have everything at another volume (0-100) from now on."""
        self._volume = volume
        self._earcons = {name: at_volume(samples, volume) for name, samples in self._tones.items()}
        self._kept.clear()

    def get(self, name: str) -> Samples | None:
        """Give a sound; None where there is none of that name that is whole."""
        earcon = self._earcons.get(name)
        if earcon is not None:
            return earcon
        if name not in self._kept:
            if not _is_file_name(name):
                return None
            try:
                self._kept[name] = at_volume(self._cache.read(name), self._volume)
            except NoSpeechError:
                return None
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return self._kept[name]


def _is_file_name(name: str) -> bool:
    """Whether it is a name as the cache gives them, and leads nowhere else."""
    return name.endswith(".wav") and name[:-4].isalnum()
