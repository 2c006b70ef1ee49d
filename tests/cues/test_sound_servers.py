"""Sound servers that PULSE_SERVER names: played on where they live, named where they are dead."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.support.ready_tones import with_tones
from tests.support.recordings import Recording, earcons_in, missing, rightly_heard, sound_server

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}"),
    pytest.mark.skipif(not shutil.which("paplay"), reason="paplay is not installed"),
]

OVER_SSH = {"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}
HOLD = Cue(at=0.0, earcon=Earcon.HOLD)


@pytest.fixture
def boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[SoundBox]]:
    """Keep sound boxes, which are closed when the test is over."""
    monkeypatch.setenv("HOME", str(tmp_path))
    made: list[SoundBox] = []
    yield made
    for sound in made:
        sound.close()


def box(boxes: list[SoundBox], folder: Path, environment: dict[str, str]) -> SoundBox:
    """Make a box that has looked for what plays."""
    sound = SoundBox(with_tones(folder / "cache"), {**os.environ, **environment}, SystemClock())
    sound.ring = list
    boxes.append(sound)
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(30)
    return sound


def test_over_ssh_what_is_sent_back_to_the_person_is_heard_there(
    tmp_path: Path, boxes: list[SoundBox], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hear(folder: Path) -> list[Earcon]:
        with sound_server(folder) as address:
            monkeypatch.setenv("PULSE_SERVER", address)
            sound = box(boxes, folder, OVER_SSH)
            assert sound.status.kind is Cues.TONES, sound.status.words
            assert "PulseAudio" in sound.status.player
            recording = Recording(address)
            sound.play(HOLD)
            sound.finish(20)
            sound.close()
            return [earcon for earcon, _, _ in earcons_in(recording.end())]

    assert rightly_heard(tmp_path, hear, lambda heard: heard == [Earcon.HOLD]) == [Earcon.HOLD]


@pytest.mark.parametrize("environment", [OVER_SSH, {}])
def test_a_server_that_is_dead_is_named_with_its_variable_and_its_value(
    tmp_path: Path,
    boxes: list[SoundBox],
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
) -> None:
    address = f"unix:{tmp_path / 'no-server'}"
    monkeypatch.setenv("PULSE_SERVER", address)
    sound = box(boxes, tmp_path, environment)
    cure = f"PULSE_SERVER is {address}, where no sound server answers: correct it, or unset it."
    assert cure in sound.status.words
    assert cure in sound.status.lines
    if environment:
        assert sound.status.kind is Cues.BELL


def test_a_server_that_takes_a_call_and_never_answers_is_given_up_and_named(
    tmp_path: Path, boxes: list[SoundBox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiptimer.cues.supervisor.HANGS_SECONDS", 3.0)
    path = tmp_path / "mute"
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(path))
        mute.listen()
        monkeypatch.setenv("PULSE_SERVER", f"unix:{path}")
        sound = box(boxes, tmp_path, OVER_SSH)
        assert sound.status.kind is Cues.BELL
        assert f"PULSE_SERVER is unix:{path}, where" in sound.status.words
