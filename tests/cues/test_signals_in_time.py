"""A player that is slow, hangs or is gone: the bell rings, it is said, and nothing false sounds."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.supervisor import (
    AGAIN_SECONDS,
    BELL_SECONDS,
    HANGS_SECONDS,
    LOST_SECONDS,
)
from hiptimer.model.settings import Cues
from tests.support.fakes import FakeClock
from tests.support.players import SPEAKS, Players, eventually, only_players

LONG_ENOUGH = 20.0
HOLD = Cue(at=0.0, earcon=Earcon.HOLD, say=("Hold.",))
LIE = Cue(at=0.0, earcon=Earcon.GET_READY, say=("Lie on your right side.",))
TICK = Cue(at=0.0, earcon=Earcon.TICK, over=True)
REPLACED = "Sound: a player failed; the bell rings until another one plays."


@dataclass
class Bench:
    """A box with two players that a test breaks, a clock, and the times at which the bell rang."""

    helpers: Players
    sound: SoundBox
    clock: FakeClock
    rung: list[float] = field(default_factory=list)

    def ring(self) -> None:
        self.rung.append(self.clock.monotonic())

    def settle(self) -> None:
        assert self.sound.wait(LONG_ENOUGH)

    @property
    def heard(self) -> list[str]:
        """The tones that players took, and "said" for each sentence."""
        return [
            "said" if part.endswith(".") else part
            for parts in self.helpers.played
            for part in parts
        ]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    helpers = only_players(monkeypatch, "miniaudio", "aplay", voice=SPEAKS)
    clock = FakeClock()
    sound = SoundBox(tmp_path / "cache", clock=clock)
    made = Bench(helpers, sound, clock)
    sound.ring = made.ring
    sound.prepare(Cues.VOICE, 80)
    made.settle()
    sound.have_ready((*HOLD.say, *LIE.say))
    assert eventually(lambda: sound.lengths.is_known(LIE.say[0]))
    made.settle()
    return made


def test_a_cue_that_is_not_answered_in_time_rings_the_bell_once(bench: Bench) -> None:
    bench.helpers.free.clear()
    bench.sound.play(HOLD)
    bench.clock.advance(BELL_SECONDS + 0.1)
    assert eventually(lambda: bench.rung)
    bench.sound.play(TICK)
    bench.clock.advance(0.3)
    bench.sound.close()
    assert len(bench.rung) == 1


def test_a_player_that_hangs_is_replaced_and_its_tone_comes_no_more(bench: Bench) -> None:
    bench.helpers.free.clear()
    bench.sound.play(HOLD)
    bench.clock.advance(BELL_SECONDS + 0.1)
    assert eventually(lambda: bench.rung)
    bench.helpers.asked.clear()
    bench.helpers.free.set()
    bench.clock.advance(HANGS_SECONDS)
    assert eventually(lambda: len(bench.helpers.started) == 2)
    bench.settle()
    bench.sound.close()
    assert bench.heard == []
    assert len(bench.rung) == 1


@pytest.mark.parametrize(
    ("late", "cue", "heard"),
    [
        (0.5, HOLD, ["hold", "said"]),
        (1.0, HOLD, ["said"]),
        (2.5, HOLD, []),
        (30.0, LIE, ["get-ready", "said"]),
    ],
)
def test_what_comes_late_is_heard_only_as_far_as_it_is_true(
    bench: Bench, late: float, cue: Cue, heard: list[str]
) -> None:
    bench.helpers.opens.clear()
    bench.helpers.open[0].vanish()
    assert eventually(lambda: bench.sound.status.looking)
    bench.sound.play(cue)
    assert len(bench.rung) == 1
    bench.clock.advance(late)
    bench.helpers.opens.set()
    bench.settle()
    bench.sound.close()
    assert bench.heard == heard
    assert len(bench.rung) == 1


def test_while_a_player_is_replaced_the_bell_rings_and_that_is_said(bench: Bench) -> None:
    bench.clock.advance(60)
    bench.helpers.opens.clear()
    bench.helpers.open[0].vanish()
    assert eventually(lambda: bench.sound.status.words == REPLACED)
    assert bench.sound.news == REPLACED
    for cue in (HOLD, TICK, HOLD):
        bench.sound.play(cue)
    assert len(bench.rung) == 2
    bench.helpers.opens.set()
    bench.settle()
    assert bench.sound.news == "Sound: a player failed; now voice and tones (test; aplay)."
    bench.sound.close()


def test_a_dead_device_that_swallowed_a_signal_has_it_rung(bench: Bench) -> None:
    bench.sound.play(HOLD)
    bench.settle()
    bench.clock.advance(LOST_SECONDS - 0.5)
    bench.helpers.open[0].vanish()
    assert eventually(lambda: len(bench.helpers.started) == 2)
    bench.settle()
    bench.sound.close()
    assert len(bench.rung) == 1
    assert bench.heard == ["hold", "said"]


def test_what_was_heard_long_ago_is_not_said_again_when_a_player_goes(bench: Bench) -> None:
    for cue in (HOLD, LIE):
        bench.sound.play(cue)
    bench.settle()
    bench.clock.advance(LOST_SECONDS + 0.5)
    bench.helpers.asked.clear()
    bench.helpers.open[0].vanish()
    assert eventually(lambda: len(bench.helpers.started) == 2)
    bench.settle()
    bench.sound.close()
    assert bench.heard == []
    assert bench.rung == []


def test_in_a_pause_a_player_that_goes_brings_nothing_back(bench: Bench) -> None:
    bench.sound.play(HOLD)
    bench.sound.play(Cue(at=1.0))
    bench.settle()
    bench.helpers.asked.clear()
    bench.helpers.open[0].vanish()
    assert eventually(lambda: len(bench.helpers.started) == 2)
    bench.settle()
    bench.sound.close()
    assert bench.heard == []
    assert bench.rung == []


def break_everything(bench: Bench) -> None:
    bench.helpers.breaks = ["miniaudio", "aplay"] * 2
    bench.sound.play(LIE)
    bench.settle()
    for _ in range(3):
        bench.sound.play(LIE)
        bench.settle()
    assert bench.sound.status.kind is Cues.BELL


def test_a_player_that_is_back_after_all_have_failed_is_found_by_the_cues_that_follow(
    bench: Bench,
) -> None:
    break_everything(bench)
    started = len(bench.helpers.started)
    bench.clock.advance(AGAIN_SECONDS - 1)
    bench.sound.play(HOLD)
    bench.settle()
    assert len(bench.helpers.started) == started
    bench.clock.advance(2)
    bench.helpers.breaks.clear()
    bench.helpers.asked.clear()
    bench.sound.play(LIE)
    bench.settle()
    assert bench.sound.status.kind is Cues.VOICE
    assert bench.sound.news == "Sound: a player failed; now voice and tones (test; miniaudio)."
    bench.sound.close()
    assert bench.heard == ["get-ready", "said"]


def test_if_nothing_is_back_it_is_looked_for_now_and_then_and_the_bell_rings(
    bench: Bench,
) -> None:
    break_everything(bench)
    bench.helpers.breaks = ["miniaudio", "aplay"] * 20
    rung = len(bench.rung)
    for _ in range(3):
        bench.clock.advance(AGAIN_SECONDS + 1)
        bench.sound.play(LIE)
        bench.settle()
    assert bench.sound.status.kind is Cues.BELL
    assert len(bench.rung) == rung + 3
    bench.sound.close()


def test_a_session_that_begins_before_a_player_is_found_begins_with_the_bell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helpers = only_players(monkeypatch, "miniaudio")
    helpers.opens.clear()
    rung: list[int] = []
    sound = SoundBox(tmp_path / "cache", clock=FakeClock())
    sound.ring = lambda: rung.append(1)
    sound.prepare(Cues.TONES, 80)
    sound.play(LIE)
    assert len(rung) == 1
    helpers.opens.set()
    assert sound.wait(LONG_ENOUGH)
    sound.close()
    assert helpers.played == [("get-ready", *LIE.say)]


def test_a_cue_is_with_the_player_before_play_returns(bench: Bench) -> None:
    bench.sound.play(HOLD)
    assert bench.heard == ["hold", "said"]
    bench.sound.close()


def test_what_was_not_announced_before_is_news_in_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_players(monkeypatch)
    sound = SoundBox(tmp_path / "cache")
    sound.ring = list
    assert sound.news is None
    sound.prepare(Cues.TONES, 80)
    assert sound.wait(LONG_ENOUGH)
    assert sound.news is not None
    assert sound.news.startswith("Sound: nothing plays here but the terminal's bell.")
    assert sound.announce() == sound.status.words
    assert sound.news is None
    sound.close()


def test_what_is_as_it_was_asked_for_is_no_news(bench: Bench) -> None:
    assert bench.sound.news is None
    bench.sound.close()
