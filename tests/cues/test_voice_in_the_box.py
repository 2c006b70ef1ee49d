"""A voice in the sound box: tried before it is called good, and heard after its tone."""

import os
import select
from pathlib import Path

import pytest

from hiptimer.cues.cue import Cue
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Cues
from tests.cues.engines_at_hand import SPEAKS
from tests.cues.links_at_hand import Helpers, eventually, only_players
from tests.cues.programs import process_asleep
from tests.cues.test_sound_box import HOLD, LONG_ENOUGH, Install, prepared

SILENCE = Cue(at=2.0)

TAKES_ITS_TIME = f"""
    import pathlib, sys, time
    class Slow:
        def read(self, text=sys.stdin.read()):
            while text != "Hold." and not (pathlib.Path(__file__).parent / "free").exists():
                time.sleep(0.01)
            return text
    sys.stdin = Slow()
{SPEAKS}"""
"""Speaks one word at once, and others when there is a file "free" beside it."""

COUNTS = f"""
    import pathlib
    with open(pathlib.Path(__file__).parent / "tried", "a") as tried:
        tried.write("1")
{SPEAKS}"""
"""Keeps how often it was run, beside itself."""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Have only these players, and a speech engine that runs this program."""

    def players(*names: str, program: str = "") -> Helpers:
        return only_players(monkeypatch, tmp_path, *names, program=program)

    return players


def test_sentences_that_are_spoken_follow_their_tone_in_one_piece(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", program=SPEAKS)
    sound = prepared(tmp_path, Cues.VOICE)
    assert sound.status.kind is Cues.VOICE
    sound.play(HOLD)
    assert sound.wait(LONG_ENOUGH)
    assert eventually(lambda: sum(map(len, helpers.played)) == 3)
    sound.play(HOLD)
    assert sound.wait(LONG_ENOUGH)
    sound.close()
    parts = [part for request in helpers.asked[:-1] for part in request.parts]
    assert parts == list(helpers.asked[-1].parts)
    assert parts[0] == "hold"
    assert all(request.more for request in helpers.asked[1:-1])


def test_a_voice_that_fails_leaves_the_tones_and_is_told(tmp_path: Path, install: Install) -> None:
    helpers = install("aplay", program="raise SystemExit(1)")
    sound = prepared(tmp_path, Cues.VOICE)
    sound.have_ready(("One.", "Two.", "Three."))
    assert eventually(lambda: sound.status.failed)
    assert sound.status.words == "Sound: the voice fails; now tones (aplay)."
    sound.play(HOLD)
    assert sound.wait(LONG_ENOUGH)
    sound.close()
    assert helpers.played == [("hold",)]


def test_a_voice_is_tried_before_it_is_called_good_even_if_all_is_spoken_already(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", program=SPEAKS)
    prepared(tmp_path, Cues.VOICE).close()
    install("aplay", program="raise SystemExit(1)")
    sound = prepared(tmp_path, Cues.VOICE)
    assert sound.status.words == "Sound: the voice fails; now tones (aplay)."
    assert sound.status.lines[2] == "Voice: test, but it fails."
    sound.close()


def test_a_failure_that_was_told_before_the_session_is_no_news_in_it(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", program="raise SystemExit(1)")
    sound = prepared(tmp_path, Cues.VOICE)
    words = sound.status.words
    assert sound.news == words
    assert sound.tell() == words
    assert sound.news is None
    sound.close()


def test_a_voice_that_failed_is_tried_again_where_failures_are_forgotten(
    tmp_path: Path, install: Install
) -> None:
    install("aplay", program="raise SystemExit(1)")
    sound = prepared(tmp_path, Cues.VOICE)
    install("aplay", program=SPEAKS)
    sound.forget_failures()
    sound.prepare(Cues.VOICE, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.words == "Sound: voice and tones (test; aplay)."
    sound.close()


def test_a_voice_that_works_is_tried_once_in_a_run(tmp_path: Path, install: Install) -> None:
    install("aplay", program=COUNTS)
    sound = prepared(tmp_path, Cues.VOICE)
    sound.prepare(Cues.TONES, 80)
    sound.prepare(Cues.VOICE, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.kind is Cues.VOICE
    sound.close()
    assert (tmp_path / "tried").read_text() == "1"


def test_while_a_voice_is_tried_tones_are_played_and_it_is_looked_for(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", program="import signal; signal.pause()")
    sound = SoundBox(tmp_path / "cache")
    sound.ring = list
    sound.prepare(Cues.VOICE, 80)
    assert eventually(lambda: sound.process_id)
    assert not sound.wait(0)
    assert sound.status.words == "Sound: being looked for."
    sound.play(HOLD)
    assert helpers.played == [("hold",)]
    sound.close()


def test_silence_hushes_what_sounds_and_drops_what_was_still_to_be_said(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", program="import signal; signal.pause()")
    sound = prepared(tmp_path, Cues.VOICE)
    sound.play(HOLD)
    assert sound.wait(LONG_ENOUGH)
    sound.play(SILENCE)
    assert sound.wait(LONG_ENOUGH)
    assert helpers.played == [("hold",), ()]
    sound.close()


def test_the_end_is_waited_for_until_a_sentence_that_is_still_being_spoken_has_sounded(
    tmp_path: Path, install: Install
) -> None:
    helpers = install("aplay", program=TAKES_ITS_TIME)
    sound = prepared(tmp_path, Cues.VOICE)
    sound.play(HOLD)
    sound.finish(0.0)
    assert not [request for request in helpers.asked if request.wait]
    (tmp_path / "free").touch()
    assert sound.wait(LONG_ENOUGH)
    assert [request.wait for request in helpers.asked][-2:] == [False, True]
    assert [len(parts) for parts in helpers.played] in ([3], [2, 1], [1, 2], [1, 1, 1])
    sound.close()


def test_an_engine_that_hangs_is_ended_with_the_box(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiptimer.cues.speech.voice.CLOSE_SECONDS", LONG_ENOUGH)
    hangs = """
        import os, pathlib, signal
        path = pathlib.Path(__file__).parent / "number"
        path.with_suffix(".new").write_text(str(os.getpid()))
        path.with_suffix(".new").rename(path)
        signal.pause()
    """
    install("aplay", program=hangs)
    sound = SoundBox(tmp_path / "cache")
    sound.prepare(Cues.VOICE, 80)
    engine = os.pidfd_open(process_asleep(tmp_path))
    sound.close()
    assert select.select([engine], [], [], 0)[0]
    os.close(engine)
    assert list((tmp_path / "cache" / "speech").iterdir()) == []
