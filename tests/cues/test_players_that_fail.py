"""Real players that vanish, hang or are killed in mid-session: what is heard then, and said."""

import os
import select
import signal
from pathlib import Path

import pytest

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.support.players import eventually, real_players
from tests.support.programs import asleep, player, process_asleep, stop
from tests.support.ready_tones import with_tones
from tests.support.recordings import (
    SINK,
    Recording,
    control,
    earcons_in,
    missing,
    rightly_heard,
    sound_server,
)

HOLD = Cue(at=0.0, earcon=Earcon.HOLD)
REST = Cue(at=1.0, earcon=Earcon.REST)
WAIT = Cue(at=1.0, earcon=Earcon.WAIT)
"""True however late it comes: a busy machine takes its time to start another player."""

OTHER_SINK = SINK.replace("ears", "others")
PLAYERS = {"miniaudio": "", "paplay": "/usr/bin/paplay"}


def sounding(folder: Path) -> SoundBox:
    sound = SoundBox(with_tones(folder / "cache"), clock=SystemClock())
    sound.ring = list
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(20)
    assert sound.status.kind is Cues.TONES, sound.status.words
    return sound


def process_of(sound: SoundBox) -> int:
    assert sound.process_id
    return sound.process_id


def heard(sound: SoundBox, cue: Cue) -> str:
    """Play a cue; return which player then plays."""
    sound.play(cue)
    assert sound.wait(20)
    return sound.status.player


@pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}")
@pytest.mark.parametrize("name", PLAYERS)
def test_a_device_that_vanishes_is_left_for_one_that_is_there_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real_players(monkeypatch, (name, PLAYERS[name]))

    def hear(folder: Path) -> list[Earcon]:
        with sound_server(folder) as address:
            monkeypatch.setenv("PULSE_SERVER", address)
            sound = sounding(folder)
            first = os.pidfd_open(process_of(sound))
            sound.play(HOLD)
            control(address, "unload-module", "module-null-sink")
            assert select.select([first], [], [], 20)[0]
            os.close(first)
            control(address, "load-module", "module-null-sink", *OTHER_SINK.split())
            recording = Recording(address, "others")
            sound.play(WAIT)
            sound.finish(20)
            assert sound.status.words.startswith("Sound: a player failed; now tones")
            sound.close()
            return [earcon for earcon, _, _ in earcons_in(recording.end())]

    assert rightly_heard(tmp_path, hear, lambda heard: heard == [Earcon.WAIT]) == [Earcon.WAIT]


def test_a_player_that_hangs_is_replaced_and_the_backend_that_it_failed_by_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("null", ""), ("aplay", player(tmp_path)))
    sound = sounding(tmp_path)
    assert sound.status.player == "miniaudio, Null"
    first = process_of(sound)
    stop(first)
    with monkeypatch.context() as patch:
        patch.setattr("hiptimer.cues.supervisor.HANGS_SECONDS", 0.2)
        sound.play(HOLD)
        assert eventually(lambda: sound.status.fallen)
    assert heard(sound, HOLD) == "aplay"
    last = process_of(sound)
    assert sound.status.words == "Sound: a player failed; now tones (aplay)."
    sound.close()
    assert eventually(lambda: not Path(f"/proc/{first}").exists())
    assert eventually(lambda: not Path(f"/proc/{last}").exists())


def test_a_player_that_is_killed_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("null", ""))
    sound = sounding(tmp_path)
    first = process_of(sound)
    os.kill(first, signal.SIGKILL)
    assert eventually(lambda: sound.process_id not in (None, first))
    assert heard(sound, REST) == "miniaudio, Null"
    assert sound.status.failed
    sound.close()


def test_a_pause_is_silent_though_the_player_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("aplay", asleep(tmp_path)))
    sound = sounding(tmp_path)
    sound.play(HOLD)
    program = os.pidfd_open(process_asleep(tmp_path))
    os.kill(process_of(sound), signal.SIGKILL)
    sound.play(Cue(at=1.0))
    assert select.select([program], [], [], 20)[0]
    os.close(program)
    sound.close()
