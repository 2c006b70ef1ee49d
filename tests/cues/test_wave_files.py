"""Sound files: what is written is read again, and what engines write is read with suspicion."""

import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cues.samples import LONGEST_SECONDS, RATE, NoSpeechError, read, trimmed, written

SAMPLES = array("h", [0, 1, -1, 32_767, -32_768, 7])


def document(frames: bytes, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    """Write a file of another form."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(frames)
    return stream.getvalue()


def test_what_is_written_is_read_again() -> None:
    assert read(written(SAMPLES)) == SAMPLES


@given(st.binary(max_size=200))
def test_nothing_else_is_read(foreign: bytes) -> None:
    with pytest.raises(NoSpeechError):
        read(foreign)


@given(st.integers(0, 43), st.binary(min_size=1, max_size=4))
def test_a_damaged_head_is_refused_or_read_as_sound(at: int, damage: bytes) -> None:
    whole = written(SAMPLES * 100)
    try:
        assert len(read(whole[:at] + damage + whole[at + len(damage) :])) > 0
    except NoSpeechError:
        return


@pytest.mark.parametrize(("rate", "channels"), [(RATE, 2), (16_000, 1), (44_100, 2), (48_000, 1)])
def test_a_voice_of_another_rate_or_with_two_channels_is_brought_to_ours(
    rate: int, channels: int
) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    frames = array("h", [3000] * rate * channels).tobytes()
    samples = read(document(frames, rate, channels))
    assert len(samples) == pytest.approx(RATE, abs=RATE // 100)
    assert max(samples[100:-100]) == pytest.approx(3000, abs=30)


def test_a_sentence_without_end_is_refused() -> None:
    with pytest.raises(NoSpeechError, match="longer than any sentence"):
        read(document(bytes(2 * RATE * (LONGEST_SECONDS + 1))))


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(NoSpeechError, match="empty"):
        read(document(b""))


@pytest.mark.parametrize(("rate", "channels", "width"), [(RATE, 1, 1), (RATE, 3, 2), (1000, 1, 2)])
def test_a_file_of_another_kind_is_refused(rate: int, channels: int, width: int) -> None:
    with pytest.raises(NoSpeechError, match="another kind"):
        read(document(bytes(6000), rate, channels, width))


def test_trimming_keeps_the_first_and_the_last_loud_sample() -> None:
    loud = [500, 0, -500, 700]
    assert trimmed(array("h", [0, 9, *loud, -9, 0])).tolist() == loud
    assert trimmed(array("h", loud)).tolist() == loud
    assert trimmed(array("h", [0, 9, -9])).tolist() == []
