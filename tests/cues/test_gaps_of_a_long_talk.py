"""A long talk as a player is handed it: every sentence has its true length, and its gap."""

import shutil
from pathlib import Path

import pytest

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.samples import RATE, read
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import GAP_SECONDS
from hiptimer.cues.tones import seconds_of
from hiptimer.model.settings import Cues
from tests.support.players import eventually, real_players
from tests.support.programs import player
from tests.support.ready_tones import with_tones

SAID = (
    "Next: Bridge with a band round the knees.",
    "Both legs: lie on your back.",
    "Three sets of twenty seconds.",
    "Bend your knees, with your feet as wide as your hips and the band just above your knees.",
    "Press the knees out to the width of your hips.",
    "Tilt your pelvis gently, lift until shoulder, hip and knee are in line, and stay there.",
    "Press on when you are ready.",
)


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_each_sentence_of_a_long_talk_has_its_length_and_a_gap_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeps = player(tmp_path, f'cp "$2" {tmp_path}/new; mv {tmp_path}/new {tmp_path}/kept')
    real_players(monkeypatch, ("paplay", keeps), engine="espeak-ng")
    sound = SoundBox(with_tones(tmp_path / "cache"), clock=SystemClock())
    sound.prepare(Cues.VOICE, 80)
    assert sound.wait(60)
    sound.have_ready(SAID)
    assert eventually(lambda: all(map(sound.lengths.is_known, SAID)))
    sound.play(Cue(at=0.0, earcon=Earcon.GET_READY, say=SAID))
    sound.finish(60)
    sound.close()
    samples = read((tmp_path / "kept").read_bytes())
    at = seconds_of(Earcon.GET_READY)
    for text in SAID:
        silence = samples[round(at * RATE) + 2 : round((at + GAP_SECONDS) * RATE) - 2]
        assert max(map(abs, silence)) == 0, text
        start = round((at + GAP_SECONDS) * RATE)
        assert max(map(abs, samples[start : start + RATE // 5])) > 1000, text
        at += sound.lengths.seconds((text,))
    assert len(samples) == pytest.approx(at * RATE, abs=20)
