"""The line to a helper: how it lives, hangs and ends, and that nothing of it stays."""

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.cues.ladder import Ladder, Rung
from hiptimer.cues.link import MOST_UNANSWERED, Link, LinkBrokenError
from hiptimer.cues.player.frames import Request
from tests.cues.links_at_hand import eventually
from tests.cues.programs import asleep, process_asleep, stop

NULL = Rung("null")


@pytest.fixture
def link(tmp_path: Path) -> Iterator[Link]:
    """Give a line to a helper that plays into nothing."""
    made = Link("null", "", tmp_path, 80, list)
    yield made
    made.kill()


def test_the_helper_plays_into_nothing_and_answers(link: Link) -> None:
    assert link.words == "Null"
    link.send(Request(0, ("hold", "no-such-file.wav")))
    link.send(Request(0, ("tick",), over=True))
    link.send(Request(0, volume=40))
    link.send(Request(0, wait=True))
    assert eventually(lambda: link.answered == link.asked == 4)
    link.close()
    with pytest.raises(LinkBrokenError):
        link.send(Request(0))


def test_a_helper_without_anything_to_play_by_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(LinkBrokenError):
        Link("paplay", "/no/such/program", tmp_path, 80, list)


def test_a_helper_that_hangs_takes_a_few_requests_and_nobody_waits_for_it(link: Link) -> None:
    stop(link.process_id)
    for _ in range(MOST_UNANSWERED):
        link.send(Request(0, ("hold",)))
    with pytest.raises(LinkBrokenError):
        link.send(Request(0, ("hold",)))
    assert link.answered == 0
    link.kill()
    with pytest.raises(ProcessLookupError):
        os.kill(link.process_id, 0)


def test_a_line_that_the_pipe_does_not_take_whole_breaks_the_link(
    link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hiptimer.cues.link.MOST_UNANSWERED", 1_000_000)
    stop(link.process_id)

    def fill() -> None:
        for _ in range(1_000_000):
            link.send(Request(0, ("hold",) * 30))

    with pytest.raises(LinkBrokenError):
        fill()


def test_it_is_told_at_once_when_a_helper_has_gone(tmp_path: Path) -> None:
    told = threading.Event()
    link = Link("null", "", tmp_path, 80, told.set)
    told.clear()
    os.kill(link.process_id, signal.SIGKILL)
    assert told.wait(20)
    assert eventually(lambda: link.gone)
    link.kill()


@pytest.mark.parametrize("ends", ["close", "kill"])
def test_a_player_that_a_killed_helper_had_started_does_not_sound_on(
    tmp_path: Path, ends: str
) -> None:
    link = Link("paplay", asleep(tmp_path), tmp_path / "cache" / "speech", 80, list)
    link.send(Request(0, ("hold",)))
    player = os.pidfd_open(process_asleep(tmp_path))
    assert [path.suffix for path in (tmp_path / "cache" / "playing").iterdir()] == [".wav"]
    os.kill(link.process_id, signal.SIGKILL)
    assert eventually(lambda: link.gone)
    getattr(link, ends)()
    assert select.select([player], [], [], 20)[0]
    os.close(player)


def test_a_helper_that_dies_is_started_once_more_and_then_the_next_one_plays(
    tmp_path: Path,
) -> None:
    quiet = tmp_path / "player"
    quiet.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    quiet.chmod(0o700)
    ladder = Ladder((NULL, Rung("aplay", str(quiet))), tmp_path / "speech", 80, list)
    ladder.climb()
    names = [ladder.name]
    for _ in range(2):
        assert ladder.process_id
        os.kill(ladder.process_id, signal.SIGKILL)
        assert eventually(lambda: ladder.broken)
        assert not ladder.send(Request(0, ("hold",)))
        ladder.drop()
        ladder.climb()
        names.append(ladder.name)
    ladder.close()
    assert names == ["null, Null", "null, Null", "aplay"]


def test_where_nothing_plays_nothing_happens(tmp_path: Path) -> None:
    ladder = Ladder((Rung("paplay", "/no/such/program"),), tmp_path, 80, list)
    ladder.climb()
    assert not ladder.send(Request(0, ("hold",)))
    assert ladder.name == ""
    ladder.close()


def test_the_helper_goes_when_the_app_is_killed(tmp_path: Path) -> None:
    program = (
        "import signal, sys; from pathlib import Path; from hiptimer.cues.link import Link;"
        f"link = Link('null', '', Path({str(tmp_path)!r}), 80, list);"
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


class TakenAway(tuple[Rung, ...]):
    """Rungs that are gone as soon as somebody has looked whether there are any."""

    ladder: Ladder

    def __bool__(self) -> bool:
        self.ladder.close()
        return True


def test_a_ladder_that_is_closed_while_it_is_climbed_ends_quietly(tmp_path: Path) -> None:
    rungs = TakenAway((Rung("paplay", "/no/such/program"),))
    ladder = rungs.ladder = Ladder(rungs, tmp_path, 80, list)
    ladder.climb()
    assert ladder.name == ""
