"""What is heard is recorded: voice and tones of one loudness, with their gaps, in both channels."""

import shutil
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.loudness import loudness
from hiptimer.cues.samples import RATE
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.tones import seconds_of
from hiptimer.model.settings import Cues
from tests.support.players import eventually, real_players
from tests.support.ready_tones import with_tones
from tests.support.recordings import Recording, missing, rightly_heard, sound_server

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}"),
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed"),
]

SAID = ("Four.", "Set one of three.", "Twenty seconds.")
HOLD = Cue(at=0.0, earcon=Earcon.HOLD, say=SAID)
QUIET = 40
PLAYERS = {"miniaudio": "", "paplay": "/usr/bin/paplay"}
USUAL = VoiceOptions()


def recorded(
    folder: Path, patch: pytest.MonkeyPatch, player: str, options: VoiceOptions = USUAL
) -> "array[int]":
    """Play the cue at the usual volume; return both channels from the first sample heard on."""
    real_players(patch, (player, PLAYERS[player]), engine="espeak-ng")
    with sound_server(folder) as address:
        patch.setenv("PULSE_SERVER", address)
        sound = SoundBox(with_tones(folder / "cache"), clock=SystemClock())
        sound.prepare(Cues.VOICE, 80, options)
        assert sound.wait(30)
        sound.have_ready(SAID)
        assert eventually(lambda: all(map(sound.lengths.is_known, SAID)))
        recording = Recording(address, channels=2)
        sound.play(HOLD)
        sound.finish(20)
        sound.close()
        samples = recording.end()
    loud = [n for n, sample in enumerate(samples) if abs(sample) > QUIET]
    return samples[loud[0] // 2 * 2 : (loud[-1] // 2 + 1) * 2]


def silences(samples: "array[int]") -> list[float]:
    """List the silences in a recording that are longer than a pause within a word, in seconds."""
    loud = [n for n, sample in enumerate(samples) if abs(sample) > QUIET]
    return [(after - n) / RATE for n, after in pairwise(loud) if after - n > 0.12 * RATE]


def has_its_gaps(samples: "array[int]") -> bool:
    """Whether there is one silence after the tone, and one between each two sentences."""
    return all(0.24 < gap < 0.3 for gap in silences(samples)) and len(silences(samples)) == 3


def voice_above_tone(samples: "array[int]") -> float:
    """Return by how many decibels the voice is louder than the tone."""
    end = round(seconds_of(Earcon.HOLD) * RATE)
    return loudness(samples[end:]) - loudness(samples[:end])


def channels_apart(heard: "array[int]") -> int:
    """Return how much both channels differ at most; the recorder may shift one by a sample."""
    left, right = heard[::2], heard[1::2]
    return min(
        max(abs(one - other) for one, other in zip(left[2:], shifted, strict=False))
        for shifted in (right[1:], right[2:], right[3:])
    )


@pytest.mark.parametrize("player", PLAYERS)
def test_words_stand_apart_as_loud_as_the_tone_and_both_channels_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, player: str
) -> None:
    def hear(folder: Path) -> "array[int]":
        return recorded(folder, monkeypatch, player)

    def is_right(heard: "array[int]") -> bool:
        return has_its_gaps(heard[::2]) and abs(voice_above_tone(heard[::2])) < 1.5

    heard = rightly_heard(tmp_path, hear, is_right)
    left = heard[::2]
    assert has_its_gaps(left), silences(left)
    assert voice_above_tone(left) == pytest.approx(0, abs=1.5)
    assert channels_apart(heard) <= 2
    assert max(map(abs, left)) > 1000


@pytest.mark.parametrize("level_db", [6, -6])
def test_the_voice_is_as_much_louder_or_softer_than_the_tones_as_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level_db: int
) -> None:
    def hear(folder: Path) -> "array[int]":
        return recorded(folder, monkeypatch, "miniaudio", VoiceOptions(level_db=level_db))[::2]

    def is_right(heard: "array[int]") -> bool:
        return abs(voice_above_tone(heard) - level_db) < 1.5

    heard = rightly_heard(tmp_path, hear, is_right)
    assert voice_above_tone(heard) == pytest.approx(level_db, abs=1.5)
