"""Loudness: as the standard measures it, one for everything, and never above the ceiling."""

import math
import shutil
from array import array
from pathlib import Path

import pytest

from hiptimer.cues.loudness import (
    CEILING,
    LEVEL,
    SILENCE,
    levelled,
    louder,
    loudness,
    volume_gain,
)
from hiptimer.cues.samples import FULL_SCALE, RATE
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.speech.engines import find_engine, render


def sine(hertz: float, seconds: float = 1.0, peak: float = 1.0) -> "array[int]":
    step = 2 * math.pi * hertz / RATE
    wave = (FULL_SCALE * peak * math.sin(step * n) for n in range(round(seconds * RATE)))
    return array("h", map(round, wave))


def test_a_sine_of_997_hertz_measures_as_the_standard_says() -> None:
    # BS.1770: 0 dBFS at 997 Hz in one channel is -3.01 LKFS.
    assert loudness(sine(997)) == pytest.approx(-3.01, abs=0.05)
    assert loudness(sine(997, peak=0.1)) == pytest.approx(-23.01, abs=0.05)


def test_low_notes_weigh_less_and_high_ones_more() -> None:
    low, middle, high = (loudness(sine(hertz)) for hertz in (30, 997, 4000))
    assert low < middle - 3
    assert high == pytest.approx(middle + 3.3, abs=0.4)


def test_silence_around_a_sound_does_not_make_it_softer() -> None:
    padded = array("h", bytes(4 * RATE)) + sine(997, 2.0) + array("h", bytes(4 * RATE))
    assert loudness(padded) == pytest.approx(loudness(sine(997, 2.0)), abs=0.7)


def test_a_sound_shorter_than_a_block_is_measured_as_it_is() -> None:
    assert loudness(sine(997, 0.07)) == pytest.approx(-3.01, abs=0.3)


@pytest.mark.parametrize("samples", [array("h"), array("h", [0] * RATE)])
def test_silence_is_left_as_it_is(samples: "array[int]") -> None:
    assert loudness(samples) == SILENCE
    assert levelled(samples) == samples


@pytest.mark.parametrize("peak", [0.001, 0.1, 1.0])
def test_everything_comes_to_one_loudness(peak: float) -> None:
    assert loudness(levelled(sine(600, peak=peak))) == pytest.approx(LEVEL, abs=0.25)


@pytest.mark.parametrize("decibels", [-60, 0, 12, 30])
def test_nothing_comes_above_the_ceiling_and_no_sign_is_lost(decibels: int) -> None:
    extremes = array("h", [-32_768, -32_767, -1, 0, 1, 32_767])
    out = louder(extremes, decibels)
    assert max(map(abs, out)) <= CEILING * FULL_SCALE + 1
    assert list(out) == sorted(out)
    assert out[1] == -out[5]
    assert out[3] == 0


def test_what_is_far_from_the_ceiling_is_only_turned() -> None:
    assert louder(array("h", [1000, -1000]), 6.0) == array("h", [1995, -1995])


def test_a_volume_is_heard_in_ratios_and_the_usual_one_changes_nothing() -> None:
    assert volume_gain(80) == 0
    gains = [volume_gain(volume) for volume in range(101)]
    assert gains == sorted(gains)
    assert volume_gain(40) == pytest.approx(-18.7, abs=0.1)


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_real_speech_has_the_usual_loudness_and_reaches_minus_14_at_full_volume(
    tmp_path: Path,
) -> None:
    engine = find_engine(shutil.which, "linux", VoiceOptions())
    assert engine
    for text in ("Two.", "Set one of three.", "Hip pain in that set, at its worst: zero to ten?"):
        spoken = render(engine, text, tmp_path)
        assert loudness(spoken) == pytest.approx(LEVEL, abs=0.5)
        assert loudness(louder(spoken, volume_gain(100))) == pytest.approx(-14, abs=0.6)
