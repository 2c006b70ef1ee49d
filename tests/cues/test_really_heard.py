"""A whole short session is played and recorded: the right cues, in order, each as long as it is."""

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.clock import SystemClock
from hiptimer.cues.cue import Earcon
from hiptimer.cues.director import Director
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.tones import NOTES
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import SkipPhase, Start
from hiptimer.model.settings import Cues
from tests.support.plans import HOLD, plan_for
from tests.support.players import real_players
from tests.support.ready_tones import with_tones
from tests.support.recordings import Recording, earcons_in, missing, rightly_heard, sound_server

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}")

PACE = 1.6
"""The session runs so much faster than a clock; faster still, and its sounds would overlap."""

SHORT = replace(HOLD, hold_seconds=4, rest_seconds=3, prepare_seconds=3)
TICKS = [Earcon.TICK] * 3
EXPECTED = [
    *(Earcon.GET_READY, *TICKS[1:]),  # the first tick falls on the beginning, which has its own
    *(Earcon.HOLD, *TICKS),
    *(Earcon.REST, *TICKS[1:]),
    *(Earcon.HOLD, *TICKS),
    *(Earcon.EXERCISE_DONE, Earcon.SESSION_DONE),
]


def follow(sound: SoundBox) -> None:
    """Run a session of fourteen seconds, with its cues."""
    engine, clock = Engine(plan_for(SHORT)), QuickClock()
    director = Director(engine, sound)
    events = engine.send(Start(), clock.monotonic())
    while engine.phase is not Phase.FINISHED:
        director.on_events(events, clock.monotonic())
        if engine.phase is Phase.WAITING:
            sound.finish(20)
            events = engine.send(SkipPhase(), clock.monotonic())
            director.on_events(events, clock.monotonic())
        else:
            wait_until(clock, engine.wake_at or 0.0)
            events = engine.advance(clock.monotonic())


class QuickClock(SystemClock):
    """A clock whose seconds are shorter."""

    def monotonic(self) -> float:
        return super().monotonic() * PACE


def wait_until(clock: QuickClock, moment: float) -> None:
    threading.Event().wait(max(0.0, moment - clock.monotonic()) / PACE)


@pytest.mark.parametrize("player", ["miniaudio", "paplay"])
def test_a_short_session_is_heard_as_it_should_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, player: str
) -> None:
    program = "" if player == "miniaudio" else "/usr/bin/paplay"
    real_players(monkeypatch, (player, program))

    def hear(folder: Path) -> list[tuple[Earcon, float, float]]:
        with sound_server(folder) as address:
            monkeypatch.setenv("PULSE_SERVER", address)
            return recorded(address, folder / "cache")

    heard = rightly_heard(tmp_path, hear, is_as_it_should_be)
    assert [earcon for earcon, _, _ in heard] == EXPECTED
    assert is_as_it_should_be(heard), heard


def recorded(address: str, cache: Path) -> list[tuple[Earcon, float, float]]:
    """Play a session, and return each earcon that was recorded with its start and its length."""
    sound = SoundBox(with_tones(cache))
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(20)
    assert sound.status.kind is Cues.TONES, sound.status.words
    recording = Recording(address)
    follow(sound)
    sound.finish(20)
    sound.close()
    return earcons_in(recording.end())


def is_as_it_should_be(heard: list[tuple[Earcon, float, float]]) -> bool:
    """Whether all earcons are there, in their order, as long as they are, and when they are due."""
    if [earcon for earcon, _, _ in heard] != EXPECTED:
        return False
    lengths = [sum(note.seconds for note in NOTES[earcon]) for earcon, _, _ in heard]
    holds = [at for earcon, at, _ in heard if earcon is Earcon.HOLD]
    return [seconds for _, _, seconds in heard] == pytest.approx(lengths, abs=0.06) and (
        holds[1] - holds[0] == pytest.approx(7 / PACE, abs=0.25)
    )
