"""A cache that has the tones already: they are made once, and not by each player of each test."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hiptimer.cues.cue import Earcon
from hiptimer.cues.player.sounds import TONES
from hiptimer.cues.samples import Samples
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.tones import NOTES, tone


@cache
def made_once() -> Mapping[Earcon, Samples]:
    """Make all tones. A test changes none of them."""
    return {earcon: tone(earcon) for earcon in Earcon}


def cache_with_tones(folder: Path) -> SpeechCache:
    """Put all tones in `folder`, as a player does that was there before."""
    kept = SpeechCache(folder)
    kept.make()
    for earcon, samples in made_once().items():
        kept.put(kept.name(TONES, repr(NOTES[earcon])), samples)
    return kept


def with_tones(folder: Path) -> Path:
    """Return the cache `folder` of a sound box, whose player finds all tones in it."""
    cache_with_tones(folder / "speech")
    return folder
