"""The helper: its frames, its mixer, its devices, and how it lives and ends."""

import importlib.util
import io
import math
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cues.cue import Earcon
from hiptimer.cues.loudness import CEILING, USUAL_VOLUME, volume_gain
from hiptimer.cues.player.device import CLOSED_AFTER_SECONDS, STILL_LOOKS, Device
from hiptimer.cues.player.frames import (
    DECODE_REPLY,
    DECODE_REQUEST,
    LONGEST_FRAME,
    Begin,
    FinishPlaying,
    FrameError,
    Play,
    Playing,
    Spoken,
    Taken,
    Turn,
    encode,
    read_frame,
)
from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player.sounds import Sounds
from hiptimer.cues.samples import FULL_SCALE, RATE
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.tones import tone
from tests.support.ready_tones import cache_with_tones

if TYPE_CHECKING:
    from hiptimer.cues.speech.voice import Voice


def samples(value: int, count: int = 1000) -> "array[int]":
    return array("h", [value] * count)


def taken(mixer: Mixer, count: int) -> "array[int]":
    return array("h", mixer.take(count))


def test_frames_come_back_as_they_were_sent() -> None:
    begin = Begin("folder", 40, VoiceOptions(voice="en-us", level_db=-2), "paplay", remote=True)
    for request in (begin, Play(3, "hold", ("Hold.",), over=True), Turn(4, 40), FinishPlaying(5)):
        assert read_frame(io.BytesIO(encode(request)), DECODE_REQUEST) == request
    for reply in (Taken(3), Playing("PulseAudio", "tcp:x"), Spoken("Hold.", 0.5)):
        assert read_frame(io.BytesIO(encode(reply)), DECODE_REPLY) == reply
    assert read_frame(io.BytesIO(), DECODE_REPLY) is None


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_that_are_no_frame_are_refused(data: bytes) -> None:
    with pytest.raises(FrameError):
        read_frame(io.BytesIO(data), DECODE_REQUEST)


@pytest.mark.parametrize(
    "content",
    [[], {}, {"type": "Play"}, {"type": "Play", "number": "1"}, {"type": "Other", "number": 1}],
)
def test_a_frame_of_another_kind_is_refused(content: object) -> None:
    packed = msgspec.msgpack.encode(content)
    with pytest.raises(FrameError):
        read_frame(io.BytesIO(len(packed).to_bytes(4, "big") + packed), DECODE_REQUEST)


def test_a_frame_that_would_not_fit_is_refused() -> None:
    with pytest.raises(FrameError):
        encode(Play(1, "hold", ("x" * LONGEST_FRAME,)))


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
    assert out[100] < 1600
    assert out[400:] == samples(7, 600)


def test_an_overlay_sounds_with_the_queue_and_never_above_full_scale() -> None:
    mixer = Mixer()
    mixer.append([samples(30_000)])
    mixer.overlay([samples(30_000, 500)])
    out = taken(mixer, 1000)
    assert out[:500] == samples(round(CEILING * FULL_SCALE), 500)
    assert out[500:] == samples(round(CEILING * FULL_SCALE), 500)


def test_superseding_by_nothing_is_silence() -> None:
    mixer = Mixer()
    mixer.append([samples(3000, 5000)])
    mixer.supersede([])
    taken(mixer, 1000)
    assert mixer.is_silent


class OneSentence:
    """A voice that has spoken one sentence."""

    def samples(self, text: str) -> "array[int] | None":
        return samples(5_000) if text == "Hold." else None


@pytest.fixture
def sounds(tmp_path: Path) -> Callable[..., Sounds]:
    """Give what makes a sounds at a volume, and with the voice at a level."""
    return partial(Sounds, cache_with_tones(tmp_path), cast("Voice", OneSentence()))


def test_the_player_has_all_earcons_and_what_is_spoken(sounds: Callable[..., Sounds]) -> None:
    made = sounds(USUAL_VOLUME)
    assert all(made.earcon(str(earcon)) for earcon in Earcon)
    assert made.earcon("../x.wav") is None
    assert made.sentence("Hold.") == samples(5_000)
    assert made.sentence("Later.") is None


def test_the_player_gives_everything_at_the_volume_of_now(sounds: Callable[..., Sounds]) -> None:
    made = sounds(USUAL_VOLUME)
    usual = max(made.earcon("hold") or ())
    made.turn(40, 0)
    ratio = 10 ** (volume_gain(40) / 20)
    assert (made.sentence("Hold.") or [0])[0] == pytest.approx(5_000 * ratio, rel=0.01)
    assert max(made.earcon("hold") or ()) == pytest.approx(usual * ratio, rel=0.01)


def test_earcons_are_kept_and_made_again_if_they_are_damaged_or_can_not_be_kept(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "kept"
    for _ in range(2):
        made = Sounds(SpeechCache(kept), None, USUAL_VOLUME)
        assert made.earcon("hold") == tone(Earcon.HOLD)
        files = list(kept.iterdir())
        assert len(files) == len(Earcon)
        files[0].write_bytes(b"RIFF")
    (tmp_path / "a-file").touch()
    assert Sounds(SpeechCache(tmp_path / "a-file"), None, USUAL_VOLUME).earcon("hold")


@pytest.mark.parametrize("level_db", [-6, 3, 6])
def test_the_voice_is_as_much_louder_than_the_tones_as_was_chosen(
    sounds: Callable[..., Sounds], level_db: int
) -> None:
    usual, made = sounds(60), sounds(60, level_db)

    def louder_by(before: "array[int] | None", now: "array[int] | None") -> float:
        return 20 * math.log10(max(now or ()) / max(before or ()))

    voice = louder_by(usual.sentence("Hold."), made.sentence("Hold."))
    tones = louder_by(usual.earcon("hold"), made.earcon("hold"))
    assert voice - tones == pytest.approx(level_db, abs=0.2)


@pytest.mark.skipif(not importlib.util.find_spec("miniaudio"), reason="miniaudio has no wheel here")
def test_what_comes_first_sounds_while_the_rest_is_still_read() -> None:
    device = Device(only="NULL")
    sounding: list[bool] = []

    def read() -> Iterator["array[int]"]:
        yield samples(3000, 30 * RATE)
        sounding.append(not device.mixer.is_silent)
        yield samples(3000)

    device.play(read())
    device.close()
    assert sounding == [True]


@pytest.fixture
def device() -> Iterator[Device]:
    """Give a device whose mixer is emptied by the test alone."""
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    opened = Device(only="NULL")
    opened.mixer = Mixer()
    yield opened
    opened.close()


def test_a_device_that_takes_nothing_is_lost_however_much_is_played(device: Device) -> None:
    device.check()
    for _ in range(STILL_LOOKS - 1):
        device.play([samples(7)], over=True)
        device.check()
    with pytest.raises(DeviceLostError):
        device.check()


def test_a_device_that_stood_still_for_a_moment_is_not_lost(device: Device) -> None:
    for _ in range(3):
        for _ in range(STILL_LOOKS):
            device.check()
        taken(device.mixer, 1)
    assert device.name == "miniaudio, Null"


@pytest.mark.parametrize("over", [False, True])
def test_what_begins_after_a_long_silence_keeps_the_device_open(
    device: Device,
    over: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    device.mixer.take((CLOSED_AFTER_SECONDS + 1) * RATE)
    device.play([samples(3000)], over=over)
    device.check()
    assert device.busy
    device.mixer.take(2 * len(samples(3000)))
    device.check()
    assert device.is_open


def test_a_device_that_was_silent_for_long_is_closed(device: Device) -> None:
    device.mixer.take((CLOSED_AFTER_SECONDS + 1) * RATE)
    device.check()
    assert not device.is_open


def test_an_overlay_sounds_from_its_first_sample_to_its_last() -> None:
    mixer = Mixer()
    mixer.overlay([array("h", [1, 2, 3, 4])])
    assert array("h", mixer.take(2)).tolist() == [1, 2]
    assert array("h", mixer.take(3)).tolist() == [3, 4, 0]
    assert mixer.is_silent


def test_the_sound_server_lists_the_program_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    library = pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    names: list[object] = []
    real = library.PlaybackDevice

    def opened(**options: object) -> object:
        names.append(options.get("app_name"))
        return real(**options)

    monkeypatch.setattr(library, "PlaybackDevice", opened)
    Device(only="NULL").close()
    assert names == ["hiptimer"]
