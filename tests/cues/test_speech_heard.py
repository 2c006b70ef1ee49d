"""Speech and tones are recorded together: in order, and none of what is stale."""

import shutil
import threading
from array import array
from pathlib import Path

import pytest

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.samples import RATE
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.support.listening import strength
from tests.support.players import eventually, real_players
from tests.support.ready_tones import with_tones
from tests.support.recordings import (
    WINDOW,
    Recording,
    earcons_in,
    missing,
    rightly_heard,
    sound_server,
)
from tests.support.speech_engines import program_file

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}")

SINGS = """
    import math, struct, sys, wave
    hertz, seconds = {"S": (150, 4), "N": (220, 0.6), "H": (150, 0.1)}[sys.stdin.read()[0]]
    with wave.open(sys.argv[-1], "wb") as file:
        file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
        step = 2 * math.pi * hertz / 22050
        wave = [round(9000 * math.sin(step * n)) for n in range(round(22050 * seconds))]
        file.writeframes(struct.pack(f"<{len(wave)}h", *wave))
"""
"""Says each sentence as a note of its own, that sets it apart in a recording."""

STALE, NEWER = "Stale, and far too long.", "Newer."
STALE_HERTZ, NEWER_HERTZ = 150, 220

PLAYERS = {"miniaudio": "", "paplay": "/usr/bin/paplay"}


def speaking(folder: Path, player: str, *sentences: str) -> SoundBox:
    """Make a box that speaks by `player`, and has these sentences ready."""
    sound = SoundBox(with_tones(folder / "cache"))
    sound.prepare(Cues.VOICE, 80)
    assert sound.wait(20)
    assert sound.status.kind is Cues.VOICE, sound.status.words
    assert sound.status.player.startswith(player)
    sound.have_ready(sentences)
    assert eventually(lambda: all(map(sound.lengths.is_known, sentences)))
    return sound


def times_of(samples: "array[int]", hertz: int) -> list[float]:
    """Return the seconds in which a note sounds."""
    return [
        at / RATE
        for at in range(0, len(samples) - WINDOW, WINDOW)
        if strength(samples[at : at + WINDOW], hertz) > 1500
    ]


@pytest.mark.parametrize("player", PLAYERS)
def test_a_newer_cue_is_heard_and_the_stale_sentence_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, player: str
) -> None:
    def hear(folder: Path) -> "array[int]":
        engine = program_file(folder, SINGS)
        real_players(monkeypatch, (player, PLAYERS[player]), engine=engine)
        with sound_server(folder) as address:
            monkeypatch.setenv("PULSE_SERVER", address)
            sound = speaking(folder, player, STALE, NEWER)
            recording = Recording(address)
            sound.play(Cue(at=0.0, earcon=Earcon.HOLD, say=(STALE,)))
            threading.Event().wait(1.5)
            sound.play(Cue(at=1.5, earcon=Earcon.REST, say=(NEWER,)))
            sound.finish(20)
            sound.close()
            return recording.end()

    assert_the_newer_one_alone_is_heard_out(rightly_heard(tmp_path, hear, has_both_tones))


def has_both_tones(samples: "array[int]") -> bool:
    """Whether both tones are whole in a recording, and the sentence after them."""
    tones = [earcon for earcon, _, _ in earcons_in(samples)]
    newer = times_of(samples, NEWER_HERTZ) or [0.0]
    return tones == [Earcon.HOLD, Earcon.REST] and 0.45 < newer[-1] - newer[0] < 0.75


def assert_the_newer_one_alone_is_heard_out(samples: "array[int]") -> None:
    assert has_both_tones(samples)
    (_, held, _), (_, rested, length) = earcons_in(samples)
    stale, newer = times_of(samples, STALE_HERTZ), times_of(samples, NEWER_HERTZ)
    assert held + 0.3 < stale[0]
    assert stale[-1] <= rested + 0.06
    assert rested + length - 0.1 <= newer[0]


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_a_sentence_is_really_spoken_after_its_tone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("miniaudio", ""), engine="espeak-ng")

    def hear(folder: Path) -> "array[int]":
        with sound_server(folder) as address:
            monkeypatch.setenv("PULSE_SERVER", address)
            sound = speaking(folder, "miniaudio", "Hold.", "Set one of three.")
            recording = Recording(address)
            sound.play(Cue(at=0.0, earcon=Earcon.HOLD, say=("Hold.", "Set one of three.")))
            sound.finish(20)
            sound.close()
            return recording.end()

    assert is_spoken_after_its_tone(rightly_heard(tmp_path, hear, is_spoken_after_its_tone))


def is_spoken_after_its_tone(samples: "array[int]") -> bool:
    """Whether a long note is first, and is followed by about two seconds of speech."""
    earcons = earcons_in(samples)
    loud = [n / RATE for n, sample in enumerate(samples) if abs(sample) > 2000]
    if not earcons or earcons[0][0] is not Earcon.HOLD:
        return False
    _, began, length = earcons[0]
    return 1.0 < loud[-1] - (began + length) < 3.0
