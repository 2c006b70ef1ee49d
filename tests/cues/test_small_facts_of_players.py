"""What a sound begins and ends with, what players are called, and how many of them may overlap."""

from array import array
from pathlib import Path

import pytest

from hiptimer.cues import player_process
from hiptimer.cues.player.backends import found_backends
from hiptimer.cues.player.device import Device
from hiptimer.cues.player.frames import Begin
from hiptimer.cues.player.mixer import Mixer
from hiptimer.cues.player.native import NativePlayer
from hiptimer.cues.player.output import DeviceLostError
from hiptimer.cues.player_process import PlayerProcess
from hiptimer.cues.samples import trimmed
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.support.players import eventually
from tests.support.programs import asleep

LONGEST_OVERLAPPING = 5
"""Runs after which one more means that the program hangs."""


def test_an_overlay_sounds_from_its_first_sample_to_its_last() -> None:
    mixer = Mixer()
    mixer.overlay([array("h", [1, 2, 3, 4])])
    assert array("h", mixer.take(2)).tolist() == [1, 2]
    assert array("h", mixer.take(3)).tolist() == [3, 4, 0]
    assert mixer.is_silent


def test_trimming_keeps_the_first_and_the_last_loud_sample() -> None:
    loud = [500, 0, -500, 700]
    assert trimmed(array("h", [0, 9, *loud, -9, 0])).tolist() == loud
    assert trimmed(array("h", loud)).tolist() == loud
    assert trimmed(array("h", [0, 9, -9])).tolist() == []


def test_all_programs_are_known_by_their_names_the_best_first() -> None:
    found = found_backends(Begin("folder", 80), {}, "/usr/bin/{}".format, "linux")
    programs = [backend.name for backend in found if backend.name != "miniaudio"]
    assert programs == ["pw-play", "paplay", "aplay"]


def test_a_program_that_is_still_running_five_times_hangs(tmp_path: Path) -> None:
    made = NativePlayer("aplay", asleep(tmp_path), tmp_path / "playing")
    for _ in range(LONGEST_OVERLAPPING):
        made.play([array("h", [5])], over=True)
    with pytest.raises(DeviceLostError, match="aplay hangs"):
        made.check()
    assert not made.busy


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


def test_what_a_player_prints_about_itself_does_not_reach_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    printed = tmp_path / "printed"
    program = f"echo ALSA lib >&2; touch {printed}; cat >/dev/null"
    monkeypatch.setattr(player_process, "COMMAND", ("/bin/sh", "-c", program))
    made = PlayerProcess(Begin("folder", 80))
    made.listen(lambda _player, _reply: None)
    assert eventually(printed.exists)
    made.close()
    assert capfd.readouterr().err == ""


def test_a_volume_of_zero_is_said_to_be_muted(tmp_path: Path) -> None:
    sound = SoundBox(tmp_path)
    sound.prepare(Cues.VOICE, 0)
    assert sound.status.muted
    assert sound.status.asked is Cues.VOICE
