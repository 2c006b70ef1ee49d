"""All that is heard, behind one door: what is taken, in which order, and what is said of it."""

from pathlib import Path

import pytest

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.support.players import NEVER, Install
from tests.support.prepared_sound import HOLD_CUE, LONG_ENOUGH, PLAYED_HOLD_CUE, prepared_box

REST = Cue(at=1.0, earcon=Earcon.REST)


def test_nothing_is_started_for_silence_a_bell_or_somebody_elsewhere(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("miniaudio")
    rung: list[int] = []
    over_ssh = SoundBox(tmp_path, {"SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"})
    for sound, cues, volume, kind in (
        (SoundBox(tmp_path), Cues.OFF, 80, Cues.OFF),
        (SoundBox(tmp_path), Cues.VOICE, 0, Cues.OFF),
        (SoundBox(tmp_path), Cues.BELL, 80, Cues.BELL),
        (over_ssh, Cues.VOICE, 80, Cues.BELL),
    ):
        sound.ring = lambda: rung.append(1)
        sound.prepare(cues, volume)
        assert sound.wait(0)
        sound.play(HOLD_CUE)
        assert sound.status.kind is kind
        assert sound.process_id is None
    assert helpers.started == []
    assert len(rung) == 2
    assert over_ssh.status.remote


def test_a_bell_signals_changes_of_phase_and_nothing_else(tmp_path: Path) -> None:
    rung: list[int] = []
    sound = SoundBox(tmp_path)
    sound.ring = lambda: rung.append(1)
    sound.prepare(Cues.BELL, 80)
    for earcon in Earcon:
        sound.play(Cue(at=0.0, earcon=earcon, over=earcon is Earcon.TICK))
    sound.play(Cue(at=0.0, say=("Two.",)))
    assert len(rung) == 7


def test_a_bell_that_can_not_be_rung_counts_as_no_sound(tmp_path: Path) -> None:
    sound = SoundBox(tmp_path)
    sound.prepare(Cues.BELL, 80)
    assert sound.status.kind is Cues.OFF
    assert sound.status.words.startswith("Sound: no sound here.")


def test_cues_are_played_by_the_first_player_that_works(tmp_path: Path, install: Install) -> None:
    helpers = install(NEVER, "aplay")
    sound = prepared_box(tmp_path)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    sound.close()
    assert helpers.played == [PLAYED_HOLD_CUE]
    assert helpers.open == []


def test_hushing_breaks_off_what_sounds_before_it_comes_back(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay")
    sound = prepared_box(tmp_path)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    sound.hush()
    assert helpers.played == [PLAYED_HOLD_CUE, ()]
    sound.close()


def test_only_the_newest_cue_is_played_once_a_player_is_found(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay")
    helpers.opens.clear()
    sound = SoundBox(tmp_path / "cache")
    sound.prepare(Cues.TONES, 80)
    for stale in (HOLD_CUE, REST, HOLD_CUE):
        sound.play(stale)
    sound.play(REST)
    helpers.opens.set()
    assert sound.wait(LONG_ENOUGH)
    sound.close()
    assert helpers.played == [("rest",)]


def test_another_volume_is_taken_without_another_player(tmp_path: Path, install: Install) -> None:
    helpers = install("aplay")
    sound = prepared_box(tmp_path)
    sound.prepare(Cues.TONES, 80)
    sound.prepare(Cues.TONES, 40)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    assert helpers.turned == [40]
    assert helpers.started == [("aplay", 80)]
    sound.prepare(Cues.TONES, 0)
    assert helpers.open == []
    sound.close()


def test_a_player_that_is_restarted_has_the_current_volume(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay")
    helpers.breaks = ["aplay"]
    sound = prepared_box(tmp_path)
    sound.prepare(Cues.TONES, 40)
    assert sound.wait(LONG_ENOUGH)
    assert helpers.started == [("aplay", 80), ("aplay", 40)]
    sound.close()


def test_a_player_that_fails_is_started_again_by_another_backend_and_it_is_said(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("miniaudio", "aplay")
    helpers.breaks = ["miniaudio"]
    sound = prepared_box(tmp_path)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    assert [name for name, _ in helpers.started] == ["miniaudio", "aplay"]
    assert sound.status.words == "Sound: a player failed; now tones (aplay)."
    assert helpers.played == [PLAYED_HOLD_CUE]
    sound.close()


def test_if_every_player_fails_the_bell_is_left_and_said(tmp_path: Path, install: Install) -> None:
    helpers = install("aplay")
    helpers.breaks = ["aplay"] * 2
    rung: list[int] = []
    sound = prepared_box(tmp_path)
    sound.ring = lambda: rung.append(1)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.kind is Cues.BELL
    assert sound.status.words.startswith("Sound: a player failed; now only the terminal's bell.")
    assert len(rung) == 1
    sound.play(REST)
    assert len(rung) == 2
    sound.close()


def test_what_failed_is_looked_for_again_only_when_that_is_asked_for(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay")
    helpers.breaks = ["aplay"] * 2
    sound = prepared_box(tmp_path)
    sound.play(HOLD_CUE)
    assert sound.wait(LONG_ENOUGH)
    sound.prepare(Cues.TONES, 80)
    assert sound.status.kind is Cues.BELL
    sound.forget_failures()
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.words == "Sound: tones (aplay)."
    started = list(helpers.started)
    sound.forget_failures()
    sound.prepare(Cues.TONES, 80)
    assert helpers.started == started
    sound.close()


def test_a_box_that_is_closed_while_it_looks_leaves_no_player_behind(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiptimer.cues.supervisor.CLOSE_SECONDS", 0.0)
    helpers = install("aplay")
    helpers.opens.clear()
    sound = SoundBox(tmp_path)
    sound.prepare(Cues.TONES, 80)
    supervisor = sound._supervisor
    assert supervisor
    sound.close()
    helpers.opens.set()
    supervisor._thread.join(LONG_ENOUGH)
    assert helpers.begun
    assert helpers.open == []
    assert sound.status.words == ""


def test_nothing_is_played_once_it_is_closed(tmp_path: Path, install: Install) -> None:
    helpers = install("aplay")
    sound = prepared_box(tmp_path)
    sound.close()
    sound.play(HOLD_CUE)
    sound.have_ready(("Hold.",))
    sound.finish(LONG_ENOUGH)
    assert sound.wait(0)
    assert helpers.played == []


def test_a_volume_of_zero_is_said_to_be_muted(tmp_path: Path) -> None:
    sound = SoundBox(tmp_path)
    sound.prepare(Cues.VOICE, 0)
    assert sound.status.muted
    assert sound.status.asked is Cues.VOICE
