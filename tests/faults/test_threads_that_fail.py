"""Any error of a thread is reported, and no session ends because of it.

The session's writer has tests of its own in tests/runner/test_writer.py.
"""

import ast
import io
import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.player import serving
from hiptimer.cues.player.frames import Begin, Play, Reply, Speaks, Spoken, encode
from hiptimer.cues.player.serving import LOST, Server
from hiptimer.cues.player.sounds import Sounds
from hiptimer.cues.player_process import PlayerGoneError, PlayerProcess
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.speech.cache import SpeechCache
from hiptimer.cues.speech.voice import Voice
from hiptimer.cues.supervisor import Supervisor
from hiptimer.model.settings import Cues
from hiptimer.plain.console import Console, Failed, ProcessSource
from hiptimer.runner.awake import CANT, DisplayAwake, Mode
from hiptimer.runner.failing_threads import failing_threads
from hiptimer.runner.watchdog import Watchdog
from hiptimer.storage import history_reading
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_reading import read_in_parts
from tests.support.fakes import FakeClock
from tests.support.players import SPEAKS, eventually, only_players
from tests.support.ready_tones import cache_with_tones
from tests.support.source_files import PACKAGE, dotted
from tests.support.speech_engines import engine

LONG_ENOUGH = 20.0

KNOWN = {"awake", "player", "cues", "history-reading", "plain-input", "requests"}
KNOWN |= {"session-writer", "tidying", "voice"}
"""The threads of the package; a new one gets a test of what becomes of its errors."""


class UnforeseenError(Exception):
    """An error that was not foreseen."""


def fail(*_: object, **__: object) -> None:
    raise UnforeseenError


def refuse(*_: object) -> None:
    raise RuntimeError("can't start new thread")


@pytest.fixture(autouse=True)
def left_to_python() -> Iterator[None]:
    """No error may come to the end of its thread."""
    errors: list[Exception] = []
    with failing_threads(errors.append):
        yield
    assert errors == []


def test_every_thread_of_the_package_is_known_here() -> None:
    names = {
        ast.literal_eval(option.value)
        for path in PACKAGE.rglob("*.py")
        if "Thread" in (source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and dotted(node.func).endswith("Thread")
        for option in node.keywords
        if option.arg == "name"
    }
    assert names == KNOWN


def test_a_display_that_can_not_be_kept_on_is_reported() -> None:
    def keep() -> AbstractContextManager[Mode]:
        raise UnforeseenError

    awake = DisplayAwake(keep)
    awake.want(on=True)
    awake.wait(LONG_ENOUGH)
    awake.close()
    assert awake.problem == CANT


def test_a_voice_that_fails_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SpeechCache, "make", fail)
    said: list[Speaks | Spoken] = []
    voice = Voice(lambda: engine(tmp_path), SpeechCache(tmp_path))
    voice.start(said.append)
    assert eventually(lambda: said)
    assert said == [Speaks("test", works=False)]
    assert not voice.is_coming("Rest.")
    voice.close()


def test_a_worker_of_cues_that_fails_leaves_the_bell_and_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_players(monkeypatch, "miniaudio")
    monkeypatch.setattr(Supervisor, "_send_and_wait", fail)
    rung: list[int] = []
    sound = SoundBox(tmp_path / "cache")
    sound.ring = lambda: rung.append(1)
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.status.kind is Cues.BELL
    assert sound.status.words.startswith("Sound: a player failed; now")
    sound.play(Cue(at=0.0, earcon=Earcon.HOLD))
    assert rung == [1]
    sound.close()


def test_where_no_thread_can_be_had_the_bell_sounds_the_cues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_players(monkeypatch, "miniaudio", voice=SPEAKS)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    sound = SoundBox(tmp_path / "cache")
    sound.ring = list
    sound.prepare(Cues.VOICE, 80)
    assert sound.status.kind is Cues.BELL
    awake = DisplayAwake(fail)  # type: ignore[arg-type]
    awake.want(on=True)
    assert awake.problem == CANT
    Watchdog(lambda: None).start(1)


def test_a_player_whose_answers_can_not_be_read_counts_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiptimer.cues.player_process.read_frame", fail)
    heard: list[Reply | None] = []
    player = PlayerProcess(Begin(str(tmp_path), 80))
    player.listen(lambda _, reply: heard.append(reply))
    player.close()
    assert heard == [None]


def test_a_player_that_can_not_be_listened_to_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = PlayerProcess(Begin(str(tmp_path), 80))
    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(PlayerGoneError, match="can't be listened to"):
        player.listen(lambda *_: None)
    player.kill()


def test_a_player_that_fails_at_a_request_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "read_frame", fail)

    class Silent:
        name, patience, busy = "silence", 0.001, False

        def look(self) -> None:
            pass

        def stop(self) -> None:
            pass

    server = Server(
        io.BytesIO(encode(Play(1))),
        io.BytesIO(),
        Sounds(cache_with_tones(tmp_path), None, 80),
        None,
    )
    assert server.serve(Silent()) == LOST  # type: ignore[arg-type]


def test_a_reading_thread_that_fails_is_reported_where_its_results_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_reading, "FEW", 0)
    monkeypatch.setattr(history_reading, "ReadingProcess", fail)
    with pytest.raises(UnforeseenError):
        list(read_in_parts(tmp_path, ["2026/x.toml"], Gate()))


def test_an_input_that_fails_ends_plain_mode_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", fail)
    source = ProcessSource(0, FakeClock())
    console = Console(io.StringIO(), source)
    with pytest.raises(UnforeseenError):
        console.words(LONG_ENOUGH)


def test_an_error_at_the_end_of_a_thread_arrives_in_plain_mode() -> None:
    source = ProcessSource(None, FakeClock())
    source.next(0)
    error = UnforeseenError()
    with failing_threads(source.fail):
        thread = threading.Thread(target=_raise, args=(error,))
        thread.start()
        thread.join()
    assert source.next(0) == Failed(error)


def _raise(error: Exception) -> None:
    raise error
