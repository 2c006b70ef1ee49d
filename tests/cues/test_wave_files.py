"""Sound files: our own are sealed, and those of others are read with suspicion."""

import io
import struct
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cues.samples import RATE, at_rate, at_volume, faded, normalised, silence, trimmed
from hiptimer.cues.wave_files import NoSpeechError, plain, read_foreign, sealed, unsealed

SAMPLES = array("h", range(-500, 500))


def wav(*, channels: int = 1, width: int = 2, rate: int = 22_050, frames: int = 100) -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(range(1, width * channels + 1)) * frames)
    return stream.getvalue()


def test_a_sealed_file_is_read_as_it_was_written() -> None:
    assert unsealed(sealed(SAMPLES, "hold"), "hold") == SAMPLES


def test_a_file_that_was_made_for_something_else_is_refused() -> None:
    with pytest.raises(NoSpeechError):
        unsealed(sealed(SAMPLES, "hold"), "rest")


@given(st.data())
def test_a_file_that_is_cut_or_changed_in_one_place_is_refused(data: st.DataObject) -> None:
    whole = sealed(SAMPLES, "hold")
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    for damaged in (bytes(changed), whole[:at]):
        with pytest.raises(NoSpeechError):
            unsealed(damaged, "hold")


def test_any_player_can_read_a_file_and_a_sealed_one_too() -> None:
    for document in (plain(SAMPLES), sealed(SAMPLES, "hold")):
        with wave.open(io.BytesIO(document)) as file:
            assert file.getframerate() == RATE
            assert array("h", file.readframes(len(SAMPLES))) == SAMPLES


def test_what_an_engine_wrote_is_read_with_its_rate() -> None:
    samples, rate = read_foreign(wav())
    assert (len(samples), rate) == (100, 22_050)


def test_of_two_channels_the_first_is_taken() -> None:
    samples, _ = read_foreign(wav(channels=2))
    assert set(samples) == {struct.unpack("<h", b"\x01\x02")[0]}


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"RIFF",
        b"no sound" * 100,
        wav()[:30],
        wav(width=1),
        wav(channels=3),
        wav(rate=4_000),
        wav(frames=0),
        wav(rate=8_000, frames=8_000 * 61),
        wav()[:20] + b"\xff\xff" + wav()[22:],
    ],
)
def test_what_is_no_usable_sound_is_refused(document: bytes) -> None:
    with pytest.raises(NoSpeechError):
        read_foreign(document)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_sound_or_are_refused(document: bytes) -> None:
    try:
        samples, _ = read_foreign(document)
    except NoSpeechError:
        return
    assert samples


def test_another_rate_is_brought_to_ours() -> None:
    assert len(at_rate(array("h", range(1000)), RATE // 3)) == 3000
    assert at_rate(array("h", [0, 10, -20]), RATE // 2) == array("h", [0, 5, 10, -5, -20, -20])
    assert at_rate(SAMPLES, RATE) == SAMPLES


def test_loudness_is_brought_to_a_peak_and_turned_down_by_the_volume() -> None:
    loud = normalised(SAMPLES, 0.5)
    assert max(map(abs, loud)) == pytest.approx(16_384, abs=2)
    assert max(map(abs, at_volume(loud, 50))) == pytest.approx(4_096, abs=2)
    assert not any(at_volume(loud, 0))
    assert not any(normalised(silence(0.01), 0.5))


def test_silence_at_both_ends_is_taken_off_and_the_edges_are_faded() -> None:
    sound = array("h", [0] * 50 + [9000] * 100 + [0] * 70)
    assert trimmed(sound) == array("h", [9000] * 100)
    assert faded(trimmed(sound), 0.001)[0] == 0
    assert not trimmed(array("h", [0] * 10))
