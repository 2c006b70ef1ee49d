"""The player's process: how it lives, hangs and ends, and that nothing of it stays."""

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.cues import player_process
from hiptimer.cues.player.frames import (
    Begin,
    FinishPlaying,
    Nothing,
    Play,
    Playing,
    Prepare,
    Reply,
    Taken,
    Trying,
    Turn,
)
from hiptimer.cues.player_process import PlayerGoneError, PlayerProcess
from tests.support.players import CHILD, eventually, real_players
from tests.support.programs import asleep, process_asleep, stop
from tests.support.ready_tones import with_tones

NULL = ("null", "")


class Heard:
    """A player, and all that it has said; `gone` is set at its end."""

    def __init__(self, folder: Path) -> None:
        self.replies: list[Reply] = []
        self.gone = threading.Event()
        self.player = PlayerProcess(Begin(str(folder), 80))
        self.player.listen(self._hear)

    def says(self, reply: Reply) -> bool:
        """Wait until it says so."""
        return eventually(lambda: reply in self.replies)

    def _hear(self, player: PlayerProcess, reply: Reply | None) -> None:
        del player
        if reply is None:
            self.gone.set()
        else:
            self.replies.append(reply)


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Give a player that plays into nothing."""
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel here")
    real_players(monkeypatch, NULL)
    with_tones(tmp_path)
    made = Heard(tmp_path)
    assert made.says(Playing("miniaudio, Null"))
    yield made
    made.player.kill()


def test_it_says_what_it_tries_and_what_it_plays_by_and_answers(heard: Heard) -> None:
    assert heard.replies == [Trying("null"), Playing("miniaudio, Null")]
    for request in (
        Play(1, "hold", ("Hold.",)),
        Play(2, "tick", over=True),
        Prepare(3, ("Rest.",)),
        Turn(4, 40, 3),
        FinishPlaying(5),
    ):
        heard.player.send(request)
        assert heard.says(Taken(request.number))
    heard.player.close()
    with pytest.raises(PlayerGoneError):
        heard.player.send(Play(6))


def test_one_without_anything_to_play_by_says_what_it_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_players(monkeypatch, ("paplay", "/no/such/program"))
    heard = Heard(tmp_path)
    assert heard.gone.wait(20)
    assert heard.replies == [Trying("paplay"), Nothing(("paplay",))]
    heard.player.kill()


def test_one_that_can_not_be_started_is_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_process, "COMMAND", ("/no/such/program",))
    with pytest.raises(PlayerGoneError, match="can't be started"):
        Heard(tmp_path)


def test_one_that_hangs_is_not_waited_for_and_is_gone_when_it_is_killed(heard: Heard) -> None:
    stop(heard.player.process_id)

    def fill() -> None:
        for number in range(1_000_000):
            heard.player.send(Play(number, "hold", ("x" * 300,) * 30))

    with pytest.raises(PlayerGoneError):
        fill()
    heard.player.kill()
    assert heard.gone.wait(20)
    with pytest.raises(ProcessLookupError):
        os.kill(heard.player.process_id, 0)


def test_a_player_that_has_gone_is_reported_at_once(heard: Heard) -> None:
    os.kill(heard.player.process_id, signal.SIGKILL)
    assert heard.gone.wait(20)


def test_nonsense_from_a_player_counts_as_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (sys.executable, "-c", "print('nonsense', flush=True); input()")
    monkeypatch.setattr(player_process, "COMMAND", command)
    heard = Heard(tmp_path)
    assert heard.gone.wait(20)
    heard.player.kill()


@pytest.mark.parametrize("ends", ["close", "kill"])
def test_a_program_that_a_killed_player_had_started_does_not_sound_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    real_players(monkeypatch, ("paplay", asleep(tmp_path)))
    heard = Heard(with_tones(tmp_path / "cache"))
    assert heard.says(Playing("paplay"))
    heard.player.send(Play(1, "hold"))
    program = os.pidfd_open(process_asleep(tmp_path))
    assert [path.suffix for path in (tmp_path / "cache" / "playing").iterdir()] == [".wav"]
    os.kill(heard.player.process_id, signal.SIGKILL)
    assert heard.gone.wait(20)
    getattr(heard.player, ends)()
    assert select.select([program], [], [], 20)[0]
    os.close(program)


def test_the_player_goes_when_the_app_is_killed(tmp_path: Path) -> None:
    program = f"""if True:
        import signal, sys
        from hiptimer.cues import player_process
        from hiptimer.cues.player.frames import Begin
        command = (sys.executable, {str(CHILD)!r}, '[[["null", ""]], ""]')
        player_process.COMMAND = command
        player = player_process.PlayerProcess(Begin({str(tmp_path)!r}, 80))
        player.listen(lambda player, reply: print(player.process_id, flush=True))
        signal.pause()
    """
    app = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert app.stdout
    player = int(app.stdout.readline())
    watched = os.pidfd_open(player)
    app.kill()
    app.wait()
    app.stdout.close()
    assert select.select([watched], [], [], 20)[0]
    os.close(watched)


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
