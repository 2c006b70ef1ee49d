"""The helper: its frames, its mixer, its devices, and how it lives and ends."""

import importlib.util
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cues.ladder import Rung
from hiptimer.cues.player.device import STILL_LOOKS, Device
from hiptimer.cues.player.frames import (
    FrameError,
    Reply,
    Request,
    decode_reply,
    decode_request,
    encode,
)
from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.output import LEAD_IN_AFTER_SECONDS, DeviceLostError
from hiptimer.cues.player.shelf import Shelf
from hiptimer.cues.samples import FULL_SCALE, RATE
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.tones import murmur

NULL = Rung("null")


def samples(value: int, count: int = 1000) -> "array[int]":
    return array("h", [value] * count)


def taken(mixer: Mixer, count: int) -> "array[int]":
    return array("h", mixer.take(count))


def test_frames_come_back_as_they_were_sent() -> None:
    request = Request(3, ("hold", "abc.wav"), over=True, more=True, wait=True, volume=40)
    assert decode_request(encode(request)) == request
    assert decode_reply(encode(Reply(3, "PulseAudio"))) == Reply(3, "PulseAudio")


@given(st.binary(max_size=300))
def test_any_line_that_is_no_frame_is_refused(line: bytes) -> None:
    with pytest.raises(FrameError):
        decode_request(b"#" + line)


@pytest.mark.parametrize(
    "line",
    [
        *(b"[]", b"{}", b"[" * 5000),
        *(b'{"number": true, "parts": []}', b'{"number": 1, "parts": [1]}'),
        b'{"number": 1, "parts": [], "volume": 101}',
        b'{"number": 1, "parts": [], "volume": true}',
        b'{"number": 1, "parts": [], "volume": "loud"}',
    ],
)
def test_a_frame_of_another_kind_is_refused(line: bytes) -> None:
    with pytest.raises(FrameError):
        decode_request(line)


def test_a_frame_that_would_not_fit_is_refused() -> None:
    with pytest.raises(FrameError):
        encode(Request(1, ("x" * 5000,)))


def test_what_is_queued_sounds_one_after_the_other_and_then_there_is_silence() -> None:
    mixer = Mixer()
    mixer.append([samples(10), samples(20)])
    assert taken(mixer, 1500) == samples(10) + samples(20, 500)
    assert taken(mixer, 1000) == samples(20, 500) + samples(0, 500)
    assert mixer.is_silent
    taken(mixer, 700)
    assert (mixer.quiet, mixer.taken) == (700, 3200)


def test_a_newer_sound_takes_the_place_of_the_older_which_fades() -> None:
    mixer = Mixer()
    mixer.append([samples(3000, 5000)])
    taken(mixer, 100)
    mixer.supersede([samples(7)])
    out = taken(mixer, 1000)
    assert out[0] == 3007
    assert out[200] < 1600
    assert out[400:] == samples(7, 600)


def test_an_overlay_sounds_with_the_queue_and_never_above_full_scale() -> None:
    mixer = Mixer()
    mixer.append([samples(30_000)])
    mixer.overlay([samples(30_000, 500)])
    out = taken(mixer, 1000)
    assert out[:500] == samples(FULL_SCALE, 500)
    assert out[500:] == samples(30_000, 500)


def test_superseding_by_nothing_is_silence() -> None:
    mixer = Mixer()
    mixer.append([samples(3000, 5000)])
    mixer.supersede([])
    taken(mixer, 1000)
    assert mixer.is_silent


def test_the_shelf_leads_to_no_other_folder(tmp_path: Path) -> None:
    shelf = Shelf(SpeechCache(tmp_path), 80)
    assert shelf.get("hold")
    for name in ("../x.wav", "/etc/passwd", "x.wav", ".wav", "a/b.wav"):
        assert shelf.get(name) is None


def test_the_shelf_gives_everything_at_the_volume_of_now(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    name = cache.name("test", "Hold.")
    cache.put(name, samples(10_000))
    shelf = Shelf(cache, 100)
    loud = shelf.get("hold")
    assert loud
    assert shelf.get(name) == samples(10_000)
    shelf.turn(50)
    assert shelf.get(name) == samples(2_500)
    assert max(shelf.get("hold") or ()) == pytest.approx(max(loud) / 4, abs=1)


def test_a_sentence_that_was_damaged_since_it_was_spoken_is_left_out(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    name = cache.name("test", "Hold.")
    cache.put(name, samples(10))
    whole = (tmp_path / name).read_bytes()
    for damaged in (b"", whole[:-1], whole.replace(b"RIFF", b"XXXX"), bytes(len(whole))):
        (tmp_path / name).write_bytes(damaged)
        assert Shelf(cache, 80).get(name) is None


@pytest.mark.skipif(not importlib.util.find_spec("miniaudio"), reason="miniaudio has no wheel here")
def test_what_comes_first_sounds_while_the_rest_is_still_read() -> None:
    device = Device(null=True)
    sounding: list[bool] = []

    def read() -> Iterator["array[int]"]:
        yield samples(3000, 30 * RATE)
        sounding.append(not device.mixer.is_silent)
        yield samples(3000)

    device.play(read(), over=False, more=False, speaks=False)
    device.close()
    assert sounding == [True]


@pytest.fixture
def device() -> Iterator[Device]:
    """Give a device whose mixer is emptied by the test alone."""
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    opened = Device(null=True)
    opened.mixer = Mixer()
    yield opened
    opened.close()


def sounded(device: Device) -> "array[int]":
    """Let all that is queued sound, to its end; give it."""
    out: array[int] = array("h")
    while not device.mixer.is_silent:
        out.extend(taken(device.mixer, 1))
    return out


LED_IN = murmur() + samples(7)


def test_speech_that_is_the_first_of_all_is_led_in_to(device: Device) -> None:
    taken(device.mixer, RATE)
    device.play([samples(7)], over=False, more=False, speaks=True)
    assert sounded(device) == LED_IN
    device.play([samples(7)], over=False, more=False, speaks=True)
    assert sounded(device) == samples(7)


@pytest.mark.parametrize("more", [False, True])
def test_speech_after_a_silence_is_led_in_to_even_if_it_follows_an_empty_cue(
    device: Device, *, more: bool
) -> None:
    device.mixer.append([samples(3)])
    sounded(device)
    taken(device.mixer, LEAD_IN_AFTER_SECONDS * RATE + 1)
    if more:
        device.play([], over=False, more=False, speaks=False)
    device.play([samples(7)], over=False, more=more, speaks=True)
    assert sounded(device) == LED_IN


def test_what_goes_on_speaking_or_is_no_speech_is_not_led_in_to(device: Device) -> None:
    device.play([samples(3)], over=False, more=False, speaks=False)
    device.play([samples(7)], over=False, more=True, speaks=True)
    assert sounded(device) == samples(3) + samples(7)


def test_a_device_that_takes_nothing_is_lost_however_much_is_played(device: Device) -> None:
    device.look()
    for _ in range(STILL_LOOKS - 1):
        device.play([samples(7)], over=True, more=False, speaks=False)
        device.look()
    with pytest.raises(DeviceLostError):
        device.look()


def test_a_device_that_stood_still_for_a_moment_is_not_lost(device: Device) -> None:
    for _ in range(3):
        for _ in range(STILL_LOOKS):
            device.look()
        taken(device.mixer, 1)
    assert device.name == "Null"
