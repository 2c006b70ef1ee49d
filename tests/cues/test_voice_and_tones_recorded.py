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
from tests.cues.players_at_hand import eventually, real_players
from tests.cues.recorded import Recording, missing, rightly_heard, sound_server

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}"),
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed"),
]

SAID = ("Four.", "Set one of three.", "Twenty seconds.")
HOLD = Cue(at=0.0, earcon=Earcon.HOLD, say=SAID)
QUIET = 40
PLAYERS = {"miniaudio": "", "paplay": "/usr/bin/paplay"}


def recorded(
    folder: Path, patch: pytest.MonkeyPatch, player: str, options: VoiceOptions, channels: int = 1
) -> "array[int]":
    """Play the cue at the usual volume, and give what is heard from its first sample on."""
    real_players(patch, (player, PLAYERS[player]), engine="espeak-ng")
    with sound_server(folder) as address:
        patch.setenv("PULSE_SERVER", address)
        sound = SoundBox(folder / "cache", clock=SystemClock())
        sound.prepare(Cues.VOICE, 80, options)
        assert sound.wait(30)
        sound.have_ready(SAID)
        assert eventually(lambda: all(map(sound.lengths.is_known, SAID)))
        recording = Recording(address, channels=channels)
        sound.play(HOLD)
        sound.finish(20)
        sound.close()
        samples = recording.end()
    loud = [n for n, sample in enumerate(samples) if abs(sample) > QUIET]
    return samples[loud[0] : loud[-1] + 1]


def silences(samples: "array[int]") -> list[float]:
    """List the silences in a recording that are longer than a pause within a word, in seconds."""
    loud = [n for n, sample in enumerate(samples) if abs(sample) > QUIET]
    return [(after - n) / RATE for n, after in pairwise(loud) if after - n > 0.12 * RATE]


def has_its_gaps(samples: "array[int]") -> bool:
    """Whether there is one silence after the tone, and one between each two sentences."""
    return all(0.24 < gap < 0.3 for gap in silences(samples)) and len(silences(samples)) == 3


@pytest.mark.parametrize("player", PLAYERS)
def test_words_stand_apart_from_the_tone_and_from_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, player: str
) -> None:
    def hear(folder: Path) -> "array[int]":
        return recorded(folder, monkeypatch, player, VoiceOptions())

    heard = rightly_heard(tmp_path, hear, has_its_gaps)
    assert has_its_gaps(heard), silences(heard)


@pytest.mark.parametrize(("level_db", "apart"), [(0, 0.0), (6, 6.0), (-6, -6.0)])
def test_the_voice_is_as_loud_as_the_tones_or_as_much_louder_as_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level_db: int, apart: float
) -> None:
    def difference(samples: "array[int]") -> float:
        end = round(seconds_of(Earcon.HOLD) * RATE)
        return loudness(samples[end:]) - loudness(samples[:end])

    def hear(folder: Path) -> "array[int]":
        return recorded(folder, monkeypatch, "miniaudio", VoiceOptions(level_db=level_db))

    heard = rightly_heard(tmp_path, hear, lambda heard: abs(difference(heard) - apart) < 1.5)
    assert difference(heard) == pytest.approx(apart, abs=1.5)


@pytest.mark.parametrize("player", PLAYERS)
def test_both_channels_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, player: str
) -> None:
    heard = recorded(tmp_path, monkeypatch, player, VoiceOptions(), channels=2)
    heard = heard[: len(heard) // 2 * 2]
    left, right = heard[::2], heard[1::2]
    apart = min(
        max(abs(one - other) for one, other in zip(left[2:], shifted, strict=False))
        for shifted in (right[1:], right[2:], right[3:])
    )
    assert apart <= 2
    assert max(map(abs, left)) > 1000
