"""What is found out before a session: what plays, and whether the display can be kept on."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.cues.sound_box import SoundBox
from hiptimer.engine.commands import Finish
from hiptimer.model.session import StopReason
from hiptimer.model.settings import Cues
from hiptimer.runner.awake import DisplayAwake
from hiptimer.runner.context import Context
from hiptimer.runner.opening import (
    find_unfinished,
    open_session,
    prepare,
    resume,
    sound_and_display_words,
)
from tests.support.display import LONG_ENOUGH, FakeDisplay
from tests.support.fakes import FakeClock
from tests.support.players import only_players
from tests.support.session_contexts import context_in, cut_off, pass_time
from tests.support.sessions import PLAN

ONLY_A_BELL = "Sound: nothing plays here but the terminal's bell."


@pytest.fixture
def system() -> FakeDisplay:
    return FakeDisplay()


@pytest.fixture
def context(tmp_path: Path, system: FakeDisplay) -> Context:
    made = context_in(tmp_path, FakeClock(), device="abcdefgh")
    sound = SoundBox(tmp_path / "cache")
    sound.ring = list
    return replace(made, awake=DisplayAwake(system.keep), sound=sound)


def test_before_a_session_the_display_is_asked_about_and_not_held(
    context: Context, system: FakeDisplay
) -> None:
    prepare(context)
    assert system.let_go.wait(LONG_ENOUGH)
    context.awake.close()
    context.sound.close()


def test_a_display_that_need_not_be_kept_on_is_asked_for_nothing(
    context: Context, system: FakeDisplay
) -> None:
    context.settings.save(keep_awake=False)
    prepare(context)
    runner = open_session(context, PLAN)
    runner.start()
    pass_time(context, runner, 15)
    runner.send(Finish(StopReason.TIME))
    runner.close()
    context.awake.close()
    context.sound.close()
    assert not system.held.is_set()


def test_a_resumed_session_says_that_only_the_bell_is_left(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_players(monkeypatch)
    cut_off(context)
    (unfinished,) = find_unfinished(context)
    runner = resume(context, unfinished)
    runner.start()
    assert context.sound.wait(LONG_ENOUGH)
    assert (runner.sound_problem or "").startswith(ONLY_A_BELL)
    runner.close()
    context.sound.close()
    context.awake.close()


def test_what_was_said_before_a_session_is_not_repeated_in_it(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_players(monkeypatch)
    prepare(context)
    assert context.sound.wait(LONG_ENOUGH)
    assert sound_and_display_words(context).startswith(ONLY_A_BELL)
    runner = open_session(context, PLAN)
    runner.start()
    assert runner.sound_problem is None
    runner.close()
    context.sound.close()
    context.awake.close()


def test_a_session_that_begins_while_a_player_is_looked_for_says_what_was_found(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    helpers = only_players(monkeypatch, "never")
    context.settings.save(cues=Cues.TONES)
    helpers.opens.clear()
    prepare(context)
    assert sound_and_display_words(context) == "Checking sound…"
    runner = open_session(context, PLAN)
    runner.start()
    assert runner.sound_problem is None
    helpers.opens.set()
    assert context.sound.wait(LONG_ENOUGH)
    assert (runner.sound_problem or "").startswith(ONLY_A_BELL)
    runner.close()
    context.sound.close()
    context.awake.close()
