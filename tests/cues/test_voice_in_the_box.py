"""A voice in the sound box: tried before it is called good, and its lengths are true."""

import os
import select
from pathlib import Path

import pytest

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Cue
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.model.settings import Cues
from tests.support.players import (
    FAILS,
    SPEAKS,
    SPOKEN_SECONDS,
    TRIES,
    Install,
    eventually,
    finishes,
    real_players,
)
from tests.support.prepared_sound import HOLD_CUE, LONG_ENOUGH, PLAYED_HOLD_CUE, prepared_box
from tests.support.programs import process_asleep
from tests.support.ready_tones import with_tones
from tests.support.speech_engines import SPEAKS as SPEAKING_PROGRAM
from tests.support.speech_engines import program_file

SILENCE = Cue(at=2.0)


def test_a_voice_that_fails_leaves_the_tones_and_is_reported(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", voice=FAILS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    words = "Sound: the voice fails; now tones (aplay)."
    assert (sound.status.words, sound.status.failed) == (words, True)
    assert sound.status.lines[2] == "Voice: test, but it fails."
    assert sound.news == words
    assert sound.announce() == words
    assert sound.news is None
    sound.close()


def test_a_voice_that_failed_is_tried_again_when_failures_are_forgotten(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", voice=FAILS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    install("aplay", voice=SPEAKS)
    sound.forget_failures()
    sound.prepare(Cues.VOICE, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.words == "Sound: voice and tones (test; aplay)."
    sound.close()


def test_while_a_voice_is_tried_cues_are_played_and_it_is_looked_for(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", voice=TRIES)
    sound = SoundBox(tmp_path / "cache")
    sound.ring = list
    sound.prepare(Cues.VOICE, 80)
    assert eventually(lambda: sound.process_id)
    assert not sound.wait(0)
    assert sound.status.words == "Checking sound…"
    sound.play(HOLD_CUE)
    assert helpers.played == [PLAYED_HOLD_CUE]
    sound.close()


def test_the_length_of_a_sentence_is_reckoned_until_it_is_spoken(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", voice=SPEAKS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    assert sound.lengths.seconds(["Set one of three."]) == pytest.approx(0.25 + 4 * 60 / 155)
    sound.have_ready(["Set one of three."])
    assert eventually(lambda: sound.lengths.is_known("Set one of three."))
    assert sound.lengths.seconds(["Set one of three."] * 2) == 2 * (0.25 + SPOKEN_SECONDS)
    sound.close()


def test_each_sentence_is_prepared_once_in_its_order_and_by_the_next_player_too(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("miniaudio", "aplay", voice=SPEAKS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    texts = [f"Sentence {number}." for number in range(50)]
    sound.have_ready(iter([*texts, *texts]))
    assert eventually(lambda: sound.lengths.is_known(texts[-1]))
    assert helpers.prepared == texts
    helpers.open[0].vanish()
    assert eventually(lambda: helpers.prepared == [*texts, *texts])
    sound.close()


def test_what_is_prepared_is_worked_out_without_holding_up_the_caller(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", voice=SPEAKS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    asked: list[int] = []

    def texts() -> object:
        for number in range(100):
            asked.append(number)
            yield f"Sentence {number}."

    sound.have_ready(texts())  # type: ignore[arg-type]
    assert len(asked) < 100
    assert eventually(lambda: sound.lengths.is_known("Sentence 99."))
    sound.close()


def test_another_level_is_turned_to_and_another_voice_needs_another_player(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", voice=SPEAKS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    sound.prepare(Cues.VOICE, 80, VoiceOptions(level_db=3))
    assert (helpers.turned, len(helpers.begun)) == ([80], 1)
    faster = VoiceOptions(level_db=3, words_per_minute=200)
    sound.prepare(Cues.VOICE, 80, faster)
    assert sound.wait(LONG_ENOUGH)
    assert sound.lengths.seconds(["Hold."]) == pytest.approx(0.25 + 60 / 200)
    assert [begin.options for begin in helpers.begun] == [VoiceOptions(), faster]
    sound.close()


def test_the_end_of_what_sounds_is_waited_for_once(tmp_path: Path, install: Install) -> None:
    helpers = install("aplay", voice=SPEAKS)
    sound = prepared_box(tmp_path, Cues.VOICE)
    sound.play(HOLD_CUE)
    sound.finish(LONG_ENOUGH)
    assert finishes(helpers) == 1
    sound.play(SILENCE)
    assert sound.wait(LONG_ENOUGH)
    assert helpers.played == [PLAYED_HOLD_CUE, ()]
    sound.close()


def test_an_engine_that_hangs_is_ended_with_the_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    hangs = """
        import os, pathlib, signal
        path = pathlib.Path(__file__).parent / "number"
        path.with_suffix(".new").write_text(str(os.getpid()))
        path.with_suffix(".new").rename(path)
        signal.pause()
    """
    real_players(monkeypatch, ("null", ""), engine=program_file(tmp_path, hangs))
    sound = SoundBox(with_tones(tmp_path / "cache"), clock=SystemClock())
    sound.prepare(Cues.VOICE, 80)
    engine = os.pidfd_open(process_asleep(tmp_path))
    sound.play(HOLD_CUE)
    sound.close()
    assert select.select([engine], [], [], 20)[0]
    os.close(engine)


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "", "print('x' * 9_000_000)"])
def test_an_engine_that_is_no_use_leaves_the_tones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    real_players(monkeypatch, ("null", ""), engine=program_file(tmp_path, program))
    with_tones(tmp_path / "cache")
    sound = prepared_box(tmp_path, Cues.VOICE)
    assert sound.status.words == "Sound: the voice fails; now tones (miniaudio, Null)."
    sound.close()


def test_a_real_engine_gives_true_lengths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    real_players(monkeypatch, ("null", ""), engine=program_file(tmp_path, SPEAKING_PROGRAM))
    with_tones(tmp_path / "cache")
    sound = prepared_box(tmp_path, Cues.VOICE)
    assert sound.status.kind is Cues.VOICE
    sound.have_ready(["Last set."])
    assert eventually(lambda: sound.lengths.is_known("Last set."))
    assert sound.lengths.seconds(["Last set."]) == pytest.approx(0.35, abs=0.01)
    sound.close()
