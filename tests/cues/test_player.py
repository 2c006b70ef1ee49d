"""The helper: its frames, its mixer, its devices, and how it lives and ends."""

import importlib.util
import os
import select
import shutil
import signal
import subprocess
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.cues.ladder import Ladder, Rung
from hiptimer.cues.link import Link, LinkBrokenError
from hiptimer.cues.player.device import Device
from hiptimer.cues.player.frames import (
    FrameError,
    Reply,
    Request,
    decode_reply,
    decode_request,
    encode,
)
from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.native import NativePlayer
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player.shelf import Shelf
from hiptimer.cues.samples import FULL_SCALE, RATE
from hiptimer.cues.speech.cache import SpeechCache

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


def test_the_helper_plays_into_nothing_and_answers(tmp_path: Path) -> None:
    link = Link("null", "", tmp_path, 80)
    assert link.words == "Null"
    link.ask(Request(0, ("hold", "no-such-file.wav")))
    link.ask(Request(0, ("tick",), over=True))
    link.ask(Request(0, wait=True))
    link.close()
    with pytest.raises(LinkBrokenError):
        link.ask(Request(0))


def test_a_helper_without_anything_to_play_by_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(LinkBrokenError):
        Link("paplay", "/no/such/program", tmp_path, 80)


def test_a_helper_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = Link("null", "", tmp_path, 80)
    monkeypatch.setattr("hiptimer.cues.link.ANSWER_SECONDS", 0.2)
    os.kill(link.process_id, signal.SIGSTOP)
    with pytest.raises(LinkBrokenError):
        link.ask(Request(0, ("hold",)))
    with pytest.raises(ProcessLookupError):
        os.kill(link.process_id, 0)


def test_a_helper_that_dies_is_started_once_more_and_then_the_next_one_plays(
    tmp_path: Path,
) -> None:
    program = _quiet_program(tmp_path)
    ladder = Ladder((NULL, Rung("aplay", str(program))), tmp_path, 80)
    assert ladder.climb()
    names = [ladder.name]
    for _ in range(2):
        assert ladder.process_id
        os.kill(ladder.process_id, signal.SIGKILL)
        ladder.play(Request(0, ("hold",)))
        names.append(ladder.name)
    ladder.close()
    assert names == ["null, Null", "null, Null", "aplay"]


def test_where_nothing_plays_nothing_happens(tmp_path: Path) -> None:
    ladder = Ladder((Rung("paplay", "/no/such/program"),), tmp_path, 80)
    assert not ladder.climb()
    ladder.play(Request(0, ("hold",)))
    assert ladder.name == ""
    ladder.close()


def test_the_helper_goes_when_the_app_is_killed(tmp_path: Path) -> None:
    program = (
        "import signal, sys; from pathlib import Path; from hiptimer.cues.link import Link;"
        f"link = Link('null', '', Path({str(tmp_path)!r}), 80);"
        "print(link.process_id, flush=True); signal.pause()"
    )
    app = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert app.stdout
    helper = int(app.stdout.readline())
    watched = os.pidfd_open(helper)
    app.kill()
    app.wait()
    app.stdout.close()
    assert select.select([watched], [], [], 20)[0]
    os.close(watched)


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


def _quiet_program(folder: Path, program: str = "exit 0") -> Path:
    path = folder / "player"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(0o700)
    return path


def test_a_native_player_is_given_whole_files(tmp_path: Path) -> None:
    program = _quiet_program(tmp_path, f'cp "$2" {tmp_path}/"$(basename "$2")"')
    player = NativePlayer("paplay", str(program))
    player.play([samples(5), samples(6)], over=False, more=False, speaks=False)
    while player.busy:
        player.look()
    assert len((tmp_path / "2.wav").read_bytes()) == 44 + 4000
    player.close()


def test_a_native_player_that_fails_or_is_missing_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeviceLostError, match="failed"):
        NativePlayer("paplay", str(_quiet_program(tmp_path, "exit 1")))
    with pytest.raises(DeviceLostError, match="can't be run"):
        NativePlayer("paplay", str(tmp_path / "gone"))


def test_a_newer_cue_stops_the_native_player_of_the_older(tmp_path: Path) -> None:
    sleeps = shutil.which("sleep")
    program = _quiet_program(tmp_path, f'case "$2" in */1.wav) exit 0;; esac; exec {sleeps} 60')
    player = NativePlayer("paplay", str(program))
    player.play([samples(5)], over=False, more=False, speaks=False)
    assert player.busy
    player.play([], over=False, more=False, speaks=False)
    assert not player.busy
    player.close()
